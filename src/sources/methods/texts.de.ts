/** Words of the methods on bare files: index, segregation, alerts, target attainment. Joined into the texts of the room. */

export const methods = {
  fault: {
    'two-groups':
      'Es braucht mindestens zwei Gruppen mit je einer Spalte; gefunden: {{found}}. Nennen Sie sie mit --groups.',
    'not-above-zero': '„{{value}}“ ist keine Zahl über null. Berichtigen Sie das Gewicht.',
  },
  about: {
    indexCompute: 'berechnet Status und Dynamik von Räumen nach einer Definition',
    segregationCompute: 'berechnet, wie ungleich Gruppen über die Räume verteilt wohnen',
    alertsFind: 'findet auffällige Räume und begrenzt dabei die Fehlalarme',
    seriesAttain: 'bewertet, ob Reihen ihre Ziele erreichen, in vier Stufen',
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
  },
  index: {
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
    relative: 'Ein Index ist relativ: Ein Raum kann steigen, weil andere fallen. Sehen Sie auch die Anteile selbst an.',
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
    found: '{{year}}: {{count}} auffällig bei {{tests}} Prüfungen; davon sind im Mittel höchstens {{share}} % falsch.',
    ignored: 'Nicht geprüft: {{reasons}}.',
    classes:
      'Wechsel der Klasse: {{count}}. Sie werden ohne Wahrscheinlichkeit genannt; nahe der Grenze sind sie Zufall.',
  },
  attain: {
    rule: 'Stufen: sun Sonne, slightly-cloudy leicht bewölkt, cloud Wolke, thunderstorm Blitz. Fortschreibung, kein Plan.',
    tooFew: 'Ohne Stufe, weil vier bekannte Werte in Folge fehlen: {{names}}.',
    noTarget: 'Ohne Ziel: {{names}}.',
    noSeries: 'Für „{{name}}“ gibt es keine Reihe. Vorhanden sind zum Beispiel: {{names}}.',
    oneWay: 'Nennen Sie entweder --targets mit einer Datei oder --direction (mit --target und --year, wo es sie gibt).',
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
  },
} as const;
