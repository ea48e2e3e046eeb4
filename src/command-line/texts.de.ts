import { de as formats } from './formats/texts.de.ts';

export const de = {
  cli: {
    fictitious: 'erfundene Stadt',
    language: 'de',
    usage: 'script/stadtfaden NOMEN VERB [Angaben]',
    more: 'Mehr zu einem Befehl: script/stadtfaden NOMEN VERB --help',
    options: 'Angaben',
    required: 'nötig',
    unknown: 'Den Befehl „{{words}}“ gibt es nicht.',
    missing: 'Es fehlt {{option}}.',
    oneArgument: 'Der Befehl braucht genau eine Angabe {{argument}}.',
    noArgument: 'Der Befehl nimmt nur Angaben mit -- davor.',
    operator: 'Kommandozeile',
    noCity: 'Die Stadt „{{id}}“ gibt es nicht. Welche es gibt: script/stadtfaden city list',
    noCities: 'Noch keine Stadt. Anlegen: script/stadtfaden city create --id … --name …',
    cityTaken: 'Eine Stadt „{{id}}“ gibt es schon. Wählen Sie mit --id eine andere Kennung.',
    badId: '„{{id}}“ taugt nicht als Kennung: nur kleine Buchstaben, Ziffern und Bindestriche, höchstens 63.',
    badSize: 'Die Größe „{{size}}“ gibt es nicht. Möglich: {{sizes}}.',
    badSeed: '--seed muss eine ganze Zahl sein.',
    badYear: '„{{year}}“ ist kein Jahr zwischen 1990 und 2100.',
    badReading: '„{{value}}“ geht bei {{option}} nicht. Wie es geschrieben wird, steht unten.',
    badCrs: '--crs {{crs}} ist keine EPSG-Nummer; zum Beispiel 25833.',
    noPerson: 'Zu {{email}} gibt es keinen Zugang.',
    noOffice: 'Das Amt „{{id}}“ gibt es in dieser Stadt nicht.',
    noFile: 'Die Datei {{path}} lässt sich nicht lesen ({{reason}}).',
    cityCreated: 'Stadt „{{id}}“ ist angelegt.',
    generating:
      'Erfunden werden {{goals}} Ziele, {{measures}} Maßnahmen, {{areas}} Räume, {{indicators}} Indikatoren über {{years}} Jahre.',
    invited: 'Einladung für {{email}}, gültig 14 Tage:',
    dismissed: '{{email}} legt keine Städte mehr an.',
    appointed: '{{email}} kann jetzt im Browser Städte anlegen.',
    notAppointed: '{{email}} durfte keine Städte anlegen.',
    indicatorsFound_one: '{{count}} Indikator ist in Ordnung.',
    indicatorsFound_other: '{{count}} Indikatoren sind in Ordnung.',
    areasFound_one: '{{count}} Raum ist in Ordnung.',
    areasFound_other: '{{count}} Räume sind in Ordnung.',
    areasStored: 'Gespeichert. Kennung der Gliederung: {{id}}',
    valuesRevised: 'Andere Zahl als bisher: {{revised}}; nicht mehr in der Datei: {{dropped}}.',
    reasonNeeded:
      'Der Import würde vorhandene Werte ändern. Nennen Sie den Grund mit --reason; gespeichert wurde nichts.',
    valuesFound_one: '{{count}} Wert ist in Ordnung; vorhandene, die ersetzt werden: {{replaced}}.',
    valuesFound_other: '{{count}} Werte sind in Ordnung; vorhandene, die ersetzt werden: {{replaced}}.',
    alertsFound_one: '{{count}} Warnung gefunden',
    alertsFound_other: '{{count}} Warnungen gefunden',
    valuesStored: 'Gespeichert: {{added}} neu, {{replaced}} ersetzt.',
    measuresFound: 'In Ordnung: {{created}} neue Maßnahmen, {{changed}} geänderte.',
    noJson: 'Die Datei ist kein JSON.',
    badFormula: 'Die Berechnung passt nicht, bei „{{place}}“: {{reason}}',
    dry: 'Nur geprüft; gespeichert wurde nichts.',
    stored: 'Gespeichert.',
    ...formats,
    about: {
      cityList: 'nennt die Städte',
      cityCreate: 'legt eine leere Stadt an',
      cityGenerate: 'erfindet eine Stadt beliebiger Größe',
      personInvite: 'lädt jemanden ein und nennt den Link',
      personAppoint: 'lässt jemanden im Browser Städte anlegen',
      areasImport: 'importiert eine Raumgliederung oder ihre neuen Grenzen aus einer Karte',
      indicatorsDefine: 'legt Indikatoren aus einer Tabelle an, noch ohne Werte',
      indicatorsCompute: 'legt fest, wie Indikatoren aus anderen berechnet werden',
      indicatorsImport: 'importiert Werte von Indikatoren aus CSV oder XLSX',
      papersImport: 'importiert Vorlagen aus JSON, wie OParl es gibt',
      measuresImport: 'importiert Maßnahmen aus CSV oder XLSX',
      reportWrite: 'schreibt den Umsetzungsbericht als PDF, HTML, JSON und CSV',
    },
    option: {
      indicatorColumn: 'Spalte mit dem Indikator, wo sie nicht erkannt wird',
      areaColumn: 'Spalte mit dem Raum, wo sie nicht erkannt wird',
      yearColumn: 'Spalte mit dem Jahr, wo sie nicht erkannt wird',
      valueColumn: 'Spalte mit dem Wert, wo sie nicht erkannt wird',
      fileYear: 'Jahr aller Werte, wo die Datei keines nennt',
      decimal: 'Dezimalzeichen, wo es nicht erkannt wird',
      signs: 'eigene Zeichen der Quelle, etwa „k.A. = fehlt; # = geheim; x = entfällt; - = null“',
      report: 'nur prüfen und einen Prüfbericht schreiben',
      city: 'Kennung der Stadt',
      as: 'in wessen Namen es im Verlauf steht',
      dryRun: 'nur prüfen, nichts speichern',
      division: 'Raumgliederung, in der Schlüssel zuerst gesucht werden',
      wholeSeries: 'die Datei ist die ganze Reihe ihrer Indikatoren: Was in ihr fehlt, gilt nicht mehr',
      reason: 'warum sich vorhandene Werte ändern (nötig, wenn sie es tun)',
      valuesSource: 'wer die Werte erhoben hat',
      licence: 'Lizenz der Werte',
      indicator: 'Indikator, wenn die Datei keine Spalte dafür hat',
      cityId: 'Kennung, steht in allen Adressen',
      cityName: 'Name der Stadt',
      cityState: 'Bundesland',
      cityYear: 'Berichtsjahr, ohne Angabe das laufende',
      size: 'Größe',
      generatedId: 'Kennung, ohne Angabe fadenburg-GRÖSSE',
      generatedName: 'Name, ohne Angabe Fadenburg',
      seed: 'gleiche Zahl, gleiche Stadt',
      role: 'zum Beispiel administrator, coordinator, editor',
      withdraw: 'nimmt dieses Recht wieder',
      office: 'Kennung des Amts, wo die Rolle eines braucht',
      divisionName: 'Name der Gliederung, zum Beispiel Ortsteile',
      newVersion: 'Kennung einer vorhandenen Gliederung, die neue Grenzen bekommt',
      areaList: 'Verzeichnis aller Räume (Schlüssel, Name); was der Karte fehlt, kommt ohne Fläche dazu',
      within: 'Kennung der Gliederung, in deren Räumen die neuen liegen',
      nameKey: 'Eigenschaft mit dem Namen, wenn sie nicht erkannt wird',
      codeKey: 'Eigenschaft mit dem Schlüssel, wenn sie nicht erkannt wird',
      parentKey: 'Eigenschaft, in der steht, worin ein Raum liegt (Schlüssel oder Name)',
      divisionKind: 'Art der Gliederung',
      source: 'woher die Flächen sind',
      crs: 'EPSG-Nummer der Koordinaten, wenn sie nicht in der Datei steht',
      validFrom: 'ab wann die Flächen gelten, ohne Angabe ab heute',
      year: 'Berichtsjahr',
      out: 'Ordner, in den geschrieben wird',
    },
  },
  files: {
    badNumber: '„{{value}}“ bei {{option}} ist keine Zahl.',
    badChoice: '„{{value}}“ geht bei {{option}} nicht. Möglich: {{choices}}.',
    badHorizon: '--horizon muss eine ganze Zahl von 1 bis {{most}} sein.',
    badSteps: '--steps muss eine ganze Zahl von 1 bis 50 sein.',
    about: {
      indexCompute: 'berechnet Status und Dynamik von Räumen nach einer Definition',
      segregationCompute: 'berechnet, wie ungleich Gruppen über die Räume verteilt wohnen',
      alertsFind: 'findet auffällige Räume und begrenzt dabei die Fehlalarme',
      seriesAttain: 'bewertet, ob Reihen ihre Ziele erreichen, in vier Stufen',
      areasCarry: 'überträgt Werte von den Flächen einer Datei auf die einer anderen',
      seriesForecast: 'führt kurze Zeitreihen fort, mit Spannen',
      populationProject: 'rechnet die Bevölkerung nach Alter und Geschlecht voraus',
      tableProtect: 'schützt eine Tabelle: sperrt, rundet oder verrauscht kleine Zahlen',
    },
    option: {
      definition: 'Definition als JSON-Datei, oder berlin-mss-2013, berlin-mss-2019',
      editionBefore: 'frühere Ausgabe, für Wechsel der Klasse',
      areaColumn: 'Spalte mit dem Schlüssel des Raums',
      groups: 'Spalten der Gruppen; sonst alle Spalten mit Zahlen',
      part: 'Spalte mit dem größeren Teil (Bezirk), für die Zerlegung',
      neighbours: 'Paare benachbarter Räume, für D mit Nachbarschaft',
      draws: 'Ziehungen für die Intervalle, sonst 200; 0 ohne Intervalle',
      seed: 'gleiche Zahl, gleiche Intervalle; sonst 1',
      local: 'auch der Beitrag jedes Raums',
      watchYear: 'beurteiltes Jahr, sonst das neueste',
      watchYears: 'wie viele Jahre bis dahin zählen, sonst 10; ältere Änderungen sind nichts Neues',
      watchMethods: 'level, change, cusum, ewma, trend-break; sonst alle',
      falseRate: 'geduldeter Anteil falscher Funde, sonst 0,05',
      model: 'eine Person zählt einmal (binomial, sonst) oder Ereignisse (poisson)',
      dispersion: 'Unterschiede zwischen Räumen zulassen (sonst) oder nicht',
      target: 'Zielwert; ohne ihn zählt nur die Richtung',
      direction: 'wohin es gehen soll',
      targetYear: 'Zieljahr; ohne es gilt der Wert in jedem Jahr',
      targets: 'Ziele je Reihe, statt --target, --direction und --year',
      asOf: 'beurteiltes Jahr, sonst das neueste',
      format: 'Ausgabe als CSV (ohne Angabe) oder JSON',
      carryFrom: 'Flächen, für die es Werte gibt',
      carryTo: 'Flächen, auf die übertragen wird',
      carryValues: 'Werte je Fläche',
      carryKind: 'Anzahlen oder Mittelwerte und Raten',
      carryWeights: 'Blöcke, Zellen oder Punkte mit Einwohnern, nach denen verteilt wird',
      carryPeople: 'Eigenschaft mit den Einwohnern in der Datei der Gewichte',
      carryMethod: 'gleichmäßig (ohne Angabe) oder als glatte Oberfläche verteilt',
      carrySpread: 'alles verteilen, auch was außerhalb der Zielflächen liegt',
      carryWhole: 'auf ganze Zahlen runden, die Summe bleibt',
      carryFromKey: 'Eigenschaft mit dem Schlüssel der ersten Flächen',
      carryToKey: 'Eigenschaft mit dem Schlüssel der zweiten Flächen',
      coordinates: 'Koordinaten in Grad oder in Metern, falls nicht erkannt',
      horizon: 'Jahre voraus, ohne Angabe 5',
      forecastSince: 'erstes Jahr, das zählt, etwa nach einer neuen Definition',
      least: 'kleinster möglicher Wert, etwa 0',
      most: 'größter möglicher Wert, etwa 100 bei Anteilen',
      steps: 'Schritte voraus, jeder so lang wie eine Altersgruppe; ohne Angabe 1',
      rates: 'Überleben, Geburten, Wanderung je Altersgruppe',
      areaCounts: 'Zählungen der Räume, sie werden auf die Stadt abgestimmt',
      boysPerGirl: 'Jungen je Mädchen bei der Geburt, ohne Angabe 1.05',
      protectRule: 'nach welcher Regel; siehe unten',
      protectHierarchy: 'was was enthält: Summen, Gliederungen, Zeiträume',
      protectLevel: 'kein Bereich enger als 3 oder 20 % des Werts; ohne Angabe so',
      protectGuard: 'wessen Bereich weit bleibt: der jeder gesperrten Zelle (ohne Angabe) oder nur der geheimen',
      protectLoss: 'was klein bleibt: Zahl (ohne Angabe), Summe oder Logarithmen der gesperrten Werte',
      protectInsiders: 'auch wer einen einzelnen Fall kennt, findet nichts heraus',
      protectKind: 'Anzahlen (ohne Angabe) oder Beträge',
      protectAbsent: 'fehlende Zellen sind null, und jeder weiß es',
      protectSecret: 'Geheimnis für random und cell-key, 32 Hexadezimalziffern',
    },
    carry: {
      smoothCounts: '--method smooth geht nur mit --kind extensive und ohne --weights.',
      twoPlanes:
        'Die Dateien haben verschiedene Koordinaten: die einen Grad, die anderen Meter. Exportieren Sie alle in demselben Bezugssystem.',
      withoutShape_one: '{{count}} Eintrag hat keine Fläche und bleibt außen vor: {{areas}}.',
      withoutShape_other: '{{count}} Einträge haben keine Fläche und bleiben außen vor: {{areas}}.',
      withoutPeople_one:
        'In {{count}} Fläche wohnt nach den Gewichten niemand; ihr Wert geht nach der Fläche: {{areas}}.',
      withoutPeople_other:
        'In {{count}} Flächen wohnt nach den Gewichten niemand; ihre Werte gehen nach der Fläche: {{areas}}.',
      means:
        'Mittelwerte und Raten sind nach Fläche oder Einwohnern gemittelt. Genauer: Zähler und Nenner je als extensive übertragen und dann teilen.',
      balance: '{{name}}: gegeben {{given}}, übertragen {{placed}}, außerhalb der Zielflächen {{unplaced}}.',
      left: '{{name}}: außerhalb bleibt etwas von {{areas}}.',
      unknown_one: '{{name}}: {{count}} Fläche hat keinen bekannten Wert; was sie berührt, auch nicht: {{areas}}.',
      unknown_other: '{{name}}: {{count}} Flächen haben keinen bekannten Wert; was sie berührt, auch nicht: {{areas}}.',
      claimedTwice_one: 'Die Zielflächen überlappen sich; {{count}} Fläche wird doppelt gezählt: {{areas}}.',
      claimedTwice_other: 'Die Zielflächen überlappen sich; {{count}} Flächen werden doppelt gezählt: {{areas}}.',
    },
    forecast: {
      continuation: 'Fortschreibung: so geht es weiter, wenn es weitergeht wie bisher. Kein Plan, kein Ziel.',
      short: '„{{name}}“: nur {{found}} bekannte Jahre in Folge, nötig sind {{needed}}. Nicht fortgeschrieben.',
      outside: '„{{name}}“: Der Wert von {{year}} liegt außerhalb von --least und --most.',
    },
    population: {
      continuation: 'Vorausrechnung: so wird es, wenn Geburten, Sterbefälle und Umzüge so bleiben. Kein Plan.',
      oneCity: 'Die Datei der Stadt enthält {{count}} Räume. Erlaubt ist nur die Stadt; Räume kommen mit --areas.',
      twoCounts: 'Nötig sind zwei Zählungen im Abstand von {{width}} Jahren, oder Raten mit --rates.',
      twoCountsOfAreas: 'Räume und Stadt brauchen zwei gemeinsame Zählungen im Abstand von {{width}} Jahren.',
      otherAges: 'Die Räume haben andere Altersgruppen als die Stadt. Nehmen Sie in beiden Dateien dieselben.',
      otherYear: 'Der Raum „{{area}}“ hat keine Zählung von {{year}}, dem letzten Jahr der Stadt.',
      impossible: 'So geht es nicht auf ({{reason}}). Prüfen Sie die Wanderung.',
      backTest:
        'Rückblick über {{count}} Fälle: im Mittel {{typical}} % daneben, in 80 % der Fälle höchstens {{eighty}} %, einen Schritt voraus.',
      cityBackTest_one: 'Spanne der Stadt: so weit lag {{count}} Rückblick daneben ({{worst}} %), je Schritt mehr.',
      cityBackTest_other:
        'Spanne der Stadt: so weit lag der schlechteste von {{count}} Rückblicken daneben ({{worst}} %), je Schritt mehr.',
      noInterval: 'Ohne Spanne für die Stadt: Dafür braucht es drei Zählungen im Abstand von {{width}} Jahren.',
      noAreaInterval: 'Ohne Spannen für die Räume: Dafür braucht es drei Zählungen im Abstand von {{width}} Jahren.',
    },
    index: {
      whole: 'Ganze Datei',
      problem: {
        'not-json': 'Das ist kein vollständiges JSON.',
        missing: 'Diese Angabe fehlt.',
        'unknown-field': 'Diese Angabe gibt es nicht: {{detail}}. Prüfen Sie die Schreibweise.',
        'wrong-kind': 'Hier gehört etwas anderes hin: {{detail}}.',
        'columns-or-change': 'Ein Indikator braucht entweder columns oder change.',
        'open-class': 'Jede Klasse außer der letzten braucht upTo, die letzte hat keines.',
        'falling-class': 'upTo muss von Klasse zu Klasse steigen.',
        'id-twice': 'Jede id darf nur einen Indikator oder Teil bezeichnen.',
      },
      noDefinition: 'Die Definition {{path}} kann nicht gelesen werden ({{reason}}). Mitgeliefert sind: {{names}}.',
      leftOut: 'Ausgelassen und nicht mitgerechnet: {{reasons}}. Der Grund steht in der Spalte left_out.',
      relative:
        'Ein Index ist relativ: Ein Raum kann steigen, weil andere fallen. Sehen Sie auch die Anteile selbst an.',
      'too-few-areas': 'Es sind weniger als drei Räume mit vollständigen Werten für „{{where}}“ da.',
      'no-spread': 'Alle Räume haben für „{{where}}“ denselben Wert; daraus wird kein Index.',
      'area-twice': 'Der Raum „{{where}}“ kommt zweimal vor.',
    },
    segregation: {
      badDraws: '--draws ist 0 oder eine ganze Zahl von 2 bis 10000, --seed eine ganze Zahl.',
      leftOut: '{{year}} Ausgelassene Räume: {{count}} ({{reasons}}). Fehlende und geheime Werte verzerren alle Maße.',
      notWhole:
        'Manche Anzahlen sind nicht ganz; ohne ganze Personen gibt es weder Intervalle noch den Wert des Zufalls.',
      tooFew: '{{path}} {{year}}: Weniger als zwei Räume haben in allen Gruppen bekannte Werte.',
      'nothing-common':
        '{{year}}: Keine gemeinsamen Räume und Gruppen mit dem Jahr davor; die Änderung ist nicht zerlegt.',
      'not-fitted': '{{year}}: Die Änderung lässt sich nicht zerlegen (Tabellen zu lückenhaft).',
      division: 'Alle Maße hängen von der Raumgliederung ab. Vergleichen Sie nicht über eine Neugliederung hinweg.',
    },
    alerts: {
      badRate: '--rate liegt zwischen 0 und 1, zum Beispiel 0,05.',
      badYears: '--years ist eine ganze Zahl ab 1.',
      noYear: 'Für {{year}} steht nichts in der Datei.',
      found:
        '{{year}}: {{count}} auffällig bei {{tests}} Prüfungen; davon sind im Mittel höchstens {{share}} % falsch.',
      ignored: 'Nicht geprüft: {{reasons}}.',
      classes:
        'Wechsel der Klasse: {{count}}. Sie werden ohne Wahrscheinlichkeit genannt; nahe der Grenze sind sie Zufall.',
    },
    attain: {
      rule: 'Stufen: sun Sonne, slightly-cloudy leicht bewölkt, cloud Wolke, thunderstorm Blitz. Fortschreibung, kein Plan.',
      tooFew: 'Ohne Stufe, weil vier bekannte Werte in Folge fehlen: {{names}}.',
      noTarget: 'Ohne Ziel: {{names}}.',
      noSeries: 'Für „{{name}}“ gibt es keine Reihe. Vorhanden sind zum Beispiel: {{names}}.',
      oneWay:
        'Nennen Sie entweder --targets mit einer Datei oder --direction (mit --target und --year, wo es sie gibt).',
    },
    protect: {
      badRule:
        'Die Regel „{{text}}“ ist nicht zu verstehen. Schreiben Sie zum Beispiel threshold=3, round=5 oder cell-key=5:3.',
      badLevel: 'Die Schutzbreite „{{text}}“ ist nicht zu verstehen. Schreiben Sie zum Beispiel 3:20.',
      needsSecret: 'Diese Regel braucht --secret mit 32 Hexadezimalziffern oder eine Spalte key.',
      countsOnly: 'Gerundet und verrauscht werden nur Anzahlen (--kind counts).',
      gap: '{{value}}: Die Summe steht mit {{stated}} in der Tabelle, die Teile ergeben {{sum}}.',
      gaps: 'Summen, die nicht zu ihren Teilen passen: {{count}}.',
      summary:
        'Zellen: {{cells}}; gesperrt, weil geheim: {{sensitive}}; gesperrt zu deren Schutz: {{secondary}}; zusammen {{share}} %.',
      altered: 'Zellen: {{cells}}; geändert nach der Regel. Summen stimmen danach nur ungefähr.',
      narrowest: 'Engster Bereich, den ein Angriff mit allem Veröffentlichten findet: {{width}}.',
      narrow_one:
        '{{count}} Zelle, die nur zum Schutz anderer gesperrt ist, lässt sich enger eingrenzen als verlangt; geheim ist sie nicht.',
      narrow_other:
        '{{count}} Zellen, die nur zum Schutz anderer gesperrt sind, lassen sich enger eingrenzen als verlangt; geheim sind sie nicht.',
      exposed_one: 'Nicht zu schützen ist {{count}} Zelle; ausgegeben wurde nichts:',
      exposed_other: 'Nicht zu schützen sind {{count}} Zellen; ausgegeben wurde nichts:',
    },
    formats: {
      indexCompute: `TABLE.csv: eine Zeile je Raum, Spalten wie in der Definition. Für berlin-mss-2013:

  plr_id,inhabitants,s1,s2,s3,s4,d1,d2,d3,d4
  01011101,2930,6.38,2.22,7.44,20.11,-0.83,-0.15,0.10,-1.45

FILE: JSON mit Indikatoren, Gewichten, Klassengrenzen, Mindesteinwohnern, Ausschlüssen; siehe guides/define-an-index.md.
Ausgabe je Raum: Werte, z-Werte, Summe, Index, Klasse je Teil, combined (2+/-), left_out (warum ohne Index).
Beispiel: script/stadtfaden index compute mss_2015.csv --definition berlin-mss-2013 --before mss_2013.csv`,
      segregationCompute: `TABLE.csv: eine Zeile je Raum (und Jahr), eine Spalte je Gruppe; oder Zeilen mit area, group, count:

  area,year,german,foreign          area,group,count
  0101,2023,1200,340                0101,german,1200
  0102,2023,900,.                   0101,foreign,340

Zeichen: - null, . geheim, leer fehlt: Solche Räume bleiben außen vor und werden genannt. NEIGHBOURS: one,other,weight.
Ausgabe je Maß: year,index,group,other,value,corrected,lower,upper,expected_by_chance. corrected: ohne den Zufall kleiner
Zahlen; lower bis upper: 95 %; expected_by_chance: Wert, wenn alle zufällig wohnten. change-…: Zerlegung der Änderung von M.
Beispiel: script/stadtfaden segregation compute gruppen.csv --part bezirk --draws 500`,
      alertsFind: `TABLE.csv: Raum, Jahr, Fälle mit den Personen, aus denen sie kommen; oder ein Wert; dazu eine Klasse, wo es sie gibt:

  area,year,count,base,class        area,year,value
  0101,2022,45,1810,mittel          0101,2022,7.4
  0101,2023,71,1833,niedrig         0101,2023,9.9

level: gegen die Stadt; change: gegen das Vorjahr; cusum, ewma: kleine Änderungen, die bleiben; trend-break: gegen die Linie.
Ausgabe: area,year,method,direction,value,expected,lower,upper,p,q,inputs. Von lower bis upper wäre es kein Fund.
Beispiel: script/stadtfaden alerts find arbeitslose.csv --year 2023 --rate 0,1`,
      seriesAttain: `FILE: CSV oder XLSX wie bei series forecast. TARGETS.csv, ohne target zählt nur die Richtung, ohne target_year jedes Jahr:

  area,2018,2019,2020,2021,2022,2023        series,target,target_year,direction
  Nord,50,52,54,56,58,60                    Nord,76,2030,up

Ausgabe: series,year,value,grade,on_track,change_per_year,n,target,target_year,direction,gap,projected,open_part,reason.
open_part: Teil des Abstands, der im Zieljahr noch offen wäre: unter 5 % sun, bis 20 % slightly-cloudy, darüber cloud.
Beispiel: script/stadtfaden series attain anteile.csv --target 76 --direction up --year 2030`,
      areasCarry: `A.geojson, B.geojson: GeoJSON mit Flächen, in Grad (WGS 84, flächentreu gerechnet) oder in Metern.
V.csv: erste Spalte der Schlüssel der Fläche, jede weitere Spalte mit Zahlen wird übertragen:

  schluessel,einwohner,arbeitslose
  00,1810,45
  01,4642,.

U.geojson (Gewichte): Flächen oder Punkte mit Einwohnern in einer Eigenschaft, etwa "einwohner": 120.
Zeichen: - null, . geheim, x nicht sinnvoll, leer fehlt. Ausgabe je Zielfläche und Spalte:

  area,indicator,value,state,evidence,error,covered
  04109,einwohner,18211.4,known,carried,950.2,1

error: so weit kann der Wert in zwei von drei Fällen abweichen; covered: Anteil der Zielfläche, für den es Werte gibt.
Beispiel: script/stadtfaden areas carry --from ortsteile.geojson --to plz.geojson --values werte.csv --kind extensive`,
      seriesForecast: `FILE: CSV oder XLSX, lang oder breit. Alles außer Jahr und Wert benennt die Reihe. Nötig sind 6 Jahre in Folge.

  gebiet,jahr,wert            gebiet,2015,2016,2017,2018,2019,2020
  Mitte,2015,1810             Mitte,1810,1833,1841,1862,1870,1902
  Mitte,2016,1833             Nord,950,948,951,940,938,931

Ausgabe je Reihe und Jahr: series,year,value,low80,high80,evidence,kind,methods,from,to,n,coverage.
low80 bis high80: darin liegt der Wert mit 80 %, gemessen an der eigenen Vergangenheit der Reihe.
Beispiel: script/stadtfaden series forecast einwohner.csv --horizon 5 --least 0`,
      populationProject: `FILE: die Stadt, je Jahr, Alter und Geschlecht (f, m) eine Zeile. Altersgruppen gleich breit (meist 5 Jahre), die letzte offen:

  year,age,sex,count
  2020,0-29,f,14592
  2020,30-59,f,17310
  2020,60+,f,12480
  2020,0-29,m,15120
  2020,30-59,m,17702
  2020,60+,m,9870

R.csv: survival (Anteil, der bis zum Ende des Schritts lebt) oder person_years (Sterbetafel, l0 = 100000), births (Geburten
je Frau und Jahr), migration (Zuzüge weniger Fortzüge je Schritt); Zeile birth: Anteil der Geborenen, der lebt:

  age,sex,survival,births,migration
  birth,f,0.997,,
  birth,m,0.996,,
  0-29,f,0.998,0.04,350
  30-59,f,0.97,0.01,-120
  60+,f,0.35,0,-15
  0-29,m,0.997,,410
  30-59,m,0.95,,-130
  60+,m,0.27,,-10

G.csv: wie FILE mit einer Spalte area. Ohne R.csv, und für die Räume immer, aus dem Verhältnis zweier Zählungen, die eine
Altersgruppe auseinanderliegen; mit drei Zählungen gibt es Spannen. Ausgabe: area,year,sex,age,people,low80,high80,evidence.
Beispiel: script/stadtfaden population project stadt.csv --rates raten.csv --areas ortsteile.csv --steps 3`,
      tableProtect: `FILE: CSV oder XLSX, eine Zeile je Zelle, Summen eingeschlossen. Jede Spalte außer den fünf genannten ist eine Dimension:

  raum,alter,value          H.csv:  dimension,member,part
  Stadt,alle,60                     raum,Stadt,Nord
  Nord,alle,20                      raum,Stadt,Süd
  Süd,alle,40

value         Anzahl oder Betrag
standing      open (wird veröffentlicht, ohne Angabe so), published (ist es schon), hidden, inner (wird es nie)
contributors  wie viele beitragen, bei Anzahlen die Anzahl selbst
largest       die größten Beiträge, durch Leerzeichen getrennt
key           Zellschlüssel von 0 bis unter 1

H.csv: member enthält part, beliebig tief; ein Teil darf zu mehreren Gliederungen oder Zeiträumen gehören. --rule ist eines von:

  threshold=3,zeros=open|structural|secret,dominance=1:80,percent=10
                  sperren: weniger als 3; Nullen offen, allen bekannt oder geheim; der Größte über 80 %; p-Prozent-Regel
  round=5         runden auf Vielfache von 5
  random=3        zufällig runden, ohne Verzerrung
  cell-key=5:3:2  verrauschen: höchstens 5, Varianz 3, keine 1 und 2

Ausgabe je Zelle, ohne inner: die Dimensionen, value, state (known, suppressed). Nichts, wenn sich eine Zelle nicht schützen lässt.
Beispiel: script/stadtfaden table protect zellen.csv --hierarchy raeume.csv --rule threshold=3 > geschuetzt.csv`,
    },
  },
} as const;
