export const de = {
  fault: {
    where: 'Zeile {{row}}, {{field}}',
    whereRow: 'Zeile {{row}}',
    whereFeature: 'Fläche {{row}}, {{field}}',
    whereFeatureRow: 'Fläche {{row}}',
    whereFile: 'Ganze Datei',
    more: 'Es gibt noch mehr Fehler; gezeigt werden die ersten {{count}}.',
    'no-file': 'Bitte wählen Sie eine Datei.',
    'empty-file': 'Die Datei ist leer. Speichern Sie die Tabelle noch einmal ab.',
    'file-too-large':
      'Die Datei hat {{megabytes}} MB, höchstens {{most}} MB gehen. Teilen Sie sie oder lassen Sie Spalten weg, die nicht gebraucht werden.',
    'file-kind': 'Dateien vom Typ {{kind}} werden nicht gelesen. Speichern Sie die Tabelle als CSV oder XLSX.',
    nul: 'Hier stehen unlesbare Zeichen (NUL). Die Datei ist beschädigt oder keine Texttabelle. Speichern Sie sie als CSV (UTF-8) neu ab.',
    'cut-off': 'Die Datei bricht hier mitten in einem Buchstaben ab. Laden Sie sie noch einmal vollständig herunter.',
    'quote-open':
      'Ein Anführungszeichen wird nicht geschlossen; die Datei ist vermutlich abgeschnitten. Laden Sie sie noch einmal vollständig herunter.',
    'not-a-table':
      'Ab hier lässt sich die Datei nicht als Tabelle lesen. Prüfen Sie Trennzeichen und Anführungszeichen.',
    'xlsx-broken':
      'Die XLSX-Datei ist beschädigt, unvollständig oder durch ein Kennwort geschützt. Öffnen und speichern Sie sie noch einmal oder nehmen Sie CSV.',
    'too-many-rows': 'Die Tabelle hat mehr als {{most, number}} Zeilen. Teilen Sie sie auf mehrere Dateien auf.',
    'too-many-cells':
      'Das Tabellenblatt reicht bis zu dieser Zeile und {{columns, number}} Spalten weit, das sind mehr als {{most}} Millionen Felder. Löschen Sie, was abseits der Tabelle steht, oder nehmen Sie CSV.',
    'no-rows':
      'Die Datei enthält keine Zeile unter den Überschriften. Prüfen Sie, ob die Tabelle auf dem ersten Blatt steht und ganz gespeichert ist.',
    'no-values': 'Die Datei enthält keinen Wert. Prüfen Sie, ob die Spalten mit den Werten gefüllt sind.',
    'column-twice': 'Diese Überschrift kommt zweimal vor. Benennen Sie eine der Spalten um.',
    'row-too-long':
      'Die Zeile hat {{has}} Felder, die Überschrift nur {{wants}}. Meist steht ein Trennzeichen im Text; setzen Sie den Text in Anführungszeichen.',
    'row-too-short': 'Die Zeile hat nur {{has}} von {{wants}} Feldern. Ergänzen Sie die fehlenden Trennzeichen.',
    truncated:
      'Die Datei bricht mitten in dieser Zeile ab ({{has}} von {{wants}} Feldern). Laden Sie sie noch einmal vollständig herunter.',
    'column-missing': 'Diese Spalte fehlt. Ergänzen Sie sie; erkannt wird zum Beispiel: {{examples}}.',
    'unknown-indicator':
      '„{{value}}“ ist kein Indikator dieser Stadt. Prüfen Sie die Schreibweise oder legen Sie ihn zuerst an.',
    'is-rate': '„{{value}}“ wird aus zwei Anzahlen berechnet. Importieren Sie Zähler und Nenner statt der Rate.',
    'unknown-area': '„{{value}}“ ist kein Raum dieser Stadt. Prüfen Sie Schlüssel oder Namen.',
    'ambiguous-area':
      '„{{value}}“ gibt es in mehreren Raumgliederungen. Wählen Sie die Gliederung aus oder ergänzen Sie den Namen.',
    'not-a-year': '„{{value}}“ ist kein Jahr. Schreiben Sie zum Beispiel 2015.',
    'not-a-number':
      '„{{value}}“ ist weder eine Zahl noch ein Zeichen der amtlichen Statistik (- . x / …). Schreiben Sie die Zahl ohne Einheit und Anmerkung, mit einem Dezimalzeichen in der ganzen Datei.',
    duplicate: '{{what}} steht schon in Zeile {{first}}. Entfernen Sie eine der beiden Zeilen.',
    'duplicate-area':
      '„{{what}}“ steht schon bei Fläche {{first}}. Geben Sie jeder Fläche einen eigenen Schlüssel oder Namen, oder fassen Sie beide zusammen.',
    'unknown-name':
      '„{{value}}“ gibt es in dieser Stadt nicht. Prüfen Sie die Schreibweise oder legen Sie es zuerst an.',
    'ambiguous-name':
      '„{{value}}“ gibt es mehrmals. Schreiben Sie stattdessen den vollen Namen, den Schlüssel oder die Kennung aus der Adresse der Seite.',
    'unknown-word': '„{{value}}“ ist hier nicht vorgesehen. Nehmen Sie eines davon: {{allowed}}.',
    'field-required': 'Dieses Feld darf nicht leer sein. Füllen Sie es aus oder entfernen Sie die Zeile.',
    'field-too-long': 'Der Text ist zu lang. Kürzen Sie ihn.',
    'field-date': '„{{value}}“ ist kein Datum. Schreiben Sie zum Beispiel 30.11.2026.',
    'field-whole': '„{{value}}“ ist keine ganze Zahl aus dem erlaubten Bereich. Schreiben Sie zum Beispiel 12.',
    'field-end-before-start': 'Die Frist liegt vor dem Beginn. Berichtigen Sie eines der beiden Daten.',
    'field-text': 'Hier wird Text erwartet. Formatieren Sie das Feld als Text.',
    'field-unknown-choice': '„{{value}}“ ist hier nicht vorgesehen. Prüfen Sie die Schreibweise.',
    'field-too-many': 'Das sind zu viele auf einmal. Kürzen Sie die Liste.',
    'not-json':
      'Die Datei ist kein vollständiges GeoJSON; beim Zeichen {{position}} geht es nicht weiter. Exportieren Sie sie noch einmal.',
    'not-utf-8':
      'Die Datei ist nicht als UTF-8 gespeichert oder abgeschnitten (Zeichen {{position}}). Exportieren Sie sie noch einmal mit der Kodierung UTF-8.',
    'not-a-collection':
      'Erwartet wird GeoJSON vom Typ FeatureCollection. Exportieren Sie die ganze Ebene, in QGIS mit „Objekte speichern als“.',
    'unknown-crs':
      'Die Koordinaten ({{crs}}) sind nicht in Grad (WGS 84). Exportieren Sie die Flächen als GeoJSON nach RFC 7946 (EPSG:4326).',
    'no-features': 'Die Datei enthält keine Fläche. Prüfen Sie, ob beim Export Objekte ausgewählt waren.',
    'too-many-areas':
      'Die Datei enthält {{has, number}} Flächen, höchstens {{most, number}} gehen. Teilen Sie sie auf mehrere Gliederungen auf oder fassen Sie Flächen zusammen.',
    'not-a-feature':
      'Dieser Eintrag ist kein Feature mit Geometrie und Eigenschaften. Exportieren Sie die Datei noch einmal oder entfernen Sie ihn.',
    'no-name': 'Es fehlt der Name. Vorhandene Eigenschaften: {{keys}}. Tragen Sie ein, welche davon der Name ist.',
    'no-geometry': 'Es fehlt die Geometrie. Zeichnen Sie die Fläche nach oder entfernen Sie den Eintrag.',
    'not-a-polygon':
      'Erwartet wird eine Fläche (Polygon oder MultiPolygon), hier steht {{type}}. Exportieren Sie nur Flächen.',
    'ring-too-short': 'Ein Ring hat weniger als vier Punkte. Zeichnen Sie die Fläche neu oder entfernen Sie den Ring.',
    'ring-open': 'Ein Ring ist nicht geschlossen. Schließen Sie ihn: Der letzte Punkt muss der erste sein.',
    'bad-position':
      'Eine Koordinate ist keine Zahl. Exportieren Sie die Datei noch einmal oder berichtigen Sie den Punkt.',
    swapped:
      'Die Koordinaten ({{x}}, {{y}}) sind vertauscht. Exportieren Sie sie mit der Länge zuerst und der Breite danach.',
    'far-away':
      'Die Fläche liegt bei {{x}}, {{y}} und damit weit außerhalb der Stadt. Prüfen Sie das Bezugssystem und ob die Datei zu dieser Stadt gehört.',
    'crossing-ring':
      'Ein Ring schneidet sich selbst oder einen anderen. Reparieren Sie die Geometrie, in QGIS mit „Geometrien reparieren“.',
    'not-equal-area':
      'Das Bezugssystem {{crs}} (Mercator) verzerrt Flächen. Exportieren Sie in Grad (EPSG:4326) oder in UTM (EPSG:25832, EPSG:25833).',
    'no-property': 'Die Eigenschaft „{{key}}“ gibt es nicht. Vorhanden: {{keys}}.',
    'no-key-property':
      'Keine Eigenschaft unterscheidet alle Flächen. Vorhanden: {{keys}}. Geben Sie jeder Fläche einen eigenen Schlüssel.',
    'no-key-here':
      'Diese Eigenschaft ist hier leer. Tragen Sie den Schlüssel nach oder wählen Sie eine andere Eigenschaft.',
    'not-in-shapes': '„{{value}}“ gibt es bei den Flächen nicht (Eigenschaft {{property}}). Prüfen Sie den Schlüssel.',
    'not-in-shapes-but':
      '„{{value}}“ gibt es bei den Flächen nicht (Eigenschaft {{property}}), wohl aber „{{meant}}“. Gleichen Sie die Schreibweise an; führende Nullen zählen.',
    'not-a-weight': '„{{value}}“ ist keine Zahl von null an. Tragen Sie die Zahl der Menschen ein.',
    'not-a-sex': '„{{value}}“ ist kein Geschlecht. Schreiben Sie f oder m.',
    'not-an-age': '„{{value}}“ ist keine Altersgruppe. Schreiben Sie zum Beispiel 0-4 oder 85+.',
    'uneven-ages':
      'Die Altersgruppen sind nicht gleich breit oder beginnen nicht bei 0. Fassen Sie sie zusammen, zum Beispiel zu 0-4, 5-9 bis 85+.',
    'group-missing': 'Für {{what}} fehlt die Altersgruppe {{age}}. Ergänzen Sie die Zeile.',
    'people-needed':
      '„{{value}}“ ist hier nicht möglich: Jede Altersgruppe braucht eine Zahl. Fassen Sie geheime Gruppen zusammen.',
    negative: '„{{value}}“ ist negativ. Eine Anzahl von Menschen ist null oder größer.',
    twice: '{{what}} kommt zweimal vor. Entfernen Sie eine der beiden Zeilen.',
    'not-in-population': '„{{value}}“ ist keine Altersgruppe der Bevölkerung. Nehmen Sie in beiden Dateien dieselben.',
    'not-a-share': '„{{value}}“ ist kein Anteil von 0 bis 1. Schreiben Sie zum Beispiel 0.998.',
    'invalid-ring':
      'Ein Ring schneidet oder berührt sich selbst ({{reason}}). Reparieren Sie die Geometrie, in QGIS mit „Geometrien reparieren“.',
  },
  files: {
    badNumber: '„{{value}}“ bei {{option}} ist keine Zahl.',
    badChoice: '„{{value}}“ geht bei {{option}} nicht. Möglich: {{choices}}.',
    badHorizon: '--horizon muss eine ganze Zahl von 1 bis {{most}} sein.',
    badSteps: '--steps muss eine ganze Zahl von 1 bis 50 sein.',
    about: {
      areasCarry: 'überträgt Werte von den Flächen einer Datei auf die einer anderen',
      seriesForecast: 'führt kurze Zeitreihen fort, mit Spannen',
      populationProject: 'rechnet die Bevölkerung nach Alter und Geschlecht voraus',
    },
    option: {
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
      oneCity:
        'Die Datei der Stadt enthält {{count}} Räume. Sie darf nur die Stadt enthalten; Räume kommen mit --areas.',
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
    formats: {
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
      populationProject: `FILE: die Stadt, je Jahr, Alter und Geschlecht (f, m) eine Zeile. Altersgruppen gleich breit, die letzte offen:

  year,age,sex,count
  2020,0-4,f,14592
  2020,85+,m,4909

R.csv: survival (Anteil, der bis zum Ende des Schritts lebt) oder person_years (Sterbetafel, l0 = 100000), births (Geburten
je Frau und Jahr), migration (Zuzüge weniger Fortzüge je Schritt); Zeile birth: Anteil der Geborenen, der lebt:

  age,sex,survival,births,migration
  birth,f,0.997,,
  20-24,f,0.999,0.09,350

G.csv: wie FILE mit einer Spalte area. Ohne R.csv, und für die Räume immer, aus dem Verhältnis zweier Zählungen, die eine
Altersgruppe auseinanderliegen; mit drei Zählungen gibt es Spannen. Ausgabe: area,year,sex,age,people,low80,high80,evidence.
Beispiel: script/stadtfaden population project stadt.csv --rates raten.csv --areas ortsteile.csv --steps 3`,
    },
  },
  note: {
    cp1252: 'Die Datei ist als Windows-1252 gelesen worden, nicht als UTF-8. Prüfen Sie die Umlaute in der Vorschau.',
    'utf-16': 'Die Datei ist als UTF-16 gelesen worden.',
    delimiter: 'Trennzeichen: {{delimiter}}',
    decimal: 'Dezimalzeichen: {{sign}}',
    signs_one:
      '{{count}} Zelle enthält ein Zeichen statt einer Zahl (geheim, fehlend, nicht sinnvoll); sie wird so gespeichert, nicht als Null.',
    signs_other:
      '{{count}} Zellen enthalten ein Zeichen statt einer Zahl (geheim, fehlend, nicht sinnvoll); sie werden so gespeichert, nicht als Null.',
    'no-key_one': '{{count}} Maßnahme hat keine Kennung; ein zweiter Import derselben Datei würde sie doppelt anlegen.',
    'no-key_other':
      '{{count}} Maßnahmen haben keine Kennung; ein zweiter Import derselben Datei würde sie doppelt anlegen.',
    'no-state_one': '{{count}} Zeile hat einen Sachstand oder Verlauf ohne Status; er wird nicht übernommen.',
    'no-state_other': '{{count}} Zeilen haben einen Sachstand oder Verlauf ohne Status; er wird nicht übernommen.',
  },
  values: {
    title: 'Werte importieren',
    lead: 'CSV oder XLSX. Die Datei wird zuerst nur geprüft; gespeichert wird erst, wenn Sie das Ergebnis gesehen haben.',
    file: 'Datei',
    fileHint: 'Spalten: Indikator, Raum (Schlüssel oder Name), Jahr, Wert; oder je Jahr eine Spalte. Höchstens 50 MB.',
    indicator: 'Indikator',
    indicatorHint: 'nur nötig, wenn die Datei keine Spalte dafür hat',
    division: 'Raumgliederung',
    divisionHint: 'nur nötig, wenn Schlüssel in mehreren Gliederungen vorkommen',
    check: 'Datei prüfen',
    ok_one: '{{count}} Wert ist in Ordnung',
    ok_other: '{{count}} Werte sind in Ordnung',
    okLead:
      '{{file}}: Indikatoren {{indicators}}, Räume {{areas}}, {{from}} bis {{to}}. Ersetzt werden vorhandene Werte: {{replaced}}.',
    store: 'Werte speichern',
    preview: 'So wird die Datei gelesen',
    indicatorColumn: 'Indikator',
    areaColumn: 'Raum',
    yearColumn: 'Jahr',
    valueColumn: 'Wert',
    job: 'Import von {{file}}',
  },
  measures: {
    title: 'Maßnahmen importieren',
    lead: 'CSV oder XLSX, eine Maßnahme je Zeile. Die Datei wird zuerst nur geprüft.',
    file: 'Datei',
    fileHint:
      'Spalten: Kennung, Titel, Beschreibung, Fachteil, Ziele, Federführung, Beteiligte, Räume, Priorität, Beginn, Frist, Status, Verlauf, Sachstand, Stand vom. Nur Titel ist Pflicht; mehrere Angaben in einem Feld trennt ein senkrechter Strich.',
    check: 'Datei prüfen',
    ok_one: '{{count}} Maßnahme ist in Ordnung',
    ok_other: '{{count}} Maßnahmen sind in Ordnung',
    okLead: '{{file}}: {{created}} werden angelegt, {{changed}} geändert.',
    store: 'Maßnahmen speichern',
    preview: 'Die ersten Maßnahmen',
    new: 'neu',
    changed: 'ändern',
  },
  areas: {
    title: 'Raumgliederung importieren',
    lead: 'GeoJSON mit den Flächen einer Gliederung. Die Datei wird zuerst nur geprüft.',
    file: 'Datei',
    fileHint: 'GeoJSON (RFC 7946, Grad, WGS 84), höchstens 50 MB',
    name: 'Name der Gliederung',
    nameHint: 'zum Beispiel Ortsteile',
    kind: 'Art',
    validFrom: 'Gültig ab',
    source: 'Quelle',
    licence: 'Lizenz',
    nameKey: 'Eigenschaft mit dem Namen',
    codeKey: 'Eigenschaft mit dem Schlüssel',
    keyHint: 'nur nötig, wenn sie nicht erkannt wird',
    check: 'Datei prüfen',
    ok_one: '{{count}} Fläche ist in Ordnung',
    ok_other: '{{count}} Flächen sind in Ordnung',
    okLead: '{{file}}, Gliederung „{{name}}“.',
    store: 'Gliederung speichern',
    preview: 'Die ersten Flächen',
  },
  bad_one: '{{count}} Stelle passt nicht',
  bad_other: '{{count}} Stellen passen nicht',
  badLead: 'Gespeichert wurde nichts. Bessern Sie die Datei nach und prüfen Sie sie noch einmal.',
  again: 'Andere Datei prüfen',
  undoHint: 'Ein Import lässt sich im Verlauf als Ganzes zurücknehmen.',
} as const;
