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
    'invalid-ring':
      'Ein Ring schneidet oder berührt sich selbst ({{reason}}). Reparieren Sie die Geometrie, in QGIS mit „Geometrien reparieren“.',
    'table-unknown-member':
      '{{value}}: Dieses Glied gibt es nicht. Prüfen Sie die Schreibweise in der Tabelle und in der Hierarchie.',
    'table-double-member': '{{value}}: Dieses Glied steht zweimal in der Hierarchie.',
    'table-cyclic-parts': '{{value}}: Dieses Glied enthält sich selbst. Prüfen Sie die Hierarchie.',
    'table-double-cell': '{{value}}: Diese Zelle steht zweimal in der Tabelle. Entfernen Sie eine der Zeilen.',
    'table-not-a-count': '{{value}}: Hier steht keine ganze Anzahl. Für Beträge gibt es --kind magnitudes.',
    'table-negative': '{{value}}: Hier steht eine negative Zahl; Anzahlen und Beträge sind mindestens null.',
    'table-missing-cell':
      '{{value}}: Diese Zelle fehlt. Ergänzen Sie sie, oder nehmen Sie --absent-zero, wenn sie null ist und das jeder weiß.',
    'table-too-large': 'Die Tabelle hat {{value}} Kombinationen; höchstens drei Millionen gehen. Teilen Sie sie auf.',
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
  protect: {
    badRule: 'Die Regel „{{text}}“ ist nicht zu verstehen.',
    badLevel: 'Die Schutzbreite „{{text}}“ ist nicht zu verstehen. Schreiben Sie zum Beispiel 3:20.',
    badWord: '{{option}}: „{{text}}“ gibt es nicht. Möglich: {{allowed}}.',
    needsSecret: 'Diese Regel braucht --secret mit 32 Hexadezimalziffern oder eine Spalte key.',
    countsOnly: 'Gerundet und verrauscht werden nur Anzahlen (--kind counts).',
    noFile: 'Die Datei {{path}} lässt sich nicht lesen ({{reason}}).',
    gap: '{{value}}: Die Summe steht mit {{stated}} in der Tabelle, die Teile ergeben {{sum}}.',
    gaps: 'Summen, die nicht zu ihren Teilen passen: {{count}}',
    summary:
      'Zellen: {{cells}}; gesperrt, weil geheim: {{sensitive}}; gesperrt zu deren Schutz: {{secondary}}; zusammen {{share}} %.',
    altered: 'Zellen: {{cells}}; geändert nach der Regel. Summen stimmen danach nur ungefähr.',
    narrowest: 'Engster Bereich, den ein Angriff mit allem Veröffentlichten findet: {{width}}.',
    narrow_one:
      '{{count}} Zelle, die nur zum Schutz anderer gesperrt ist, lässt sich enger eingrenzen als verlangt; geheim ist sie nicht.',
    narrow_other:
      '{{count}} Zellen, die nur zum Schutz anderer gesperrt sind, lassen sich enger eingrenzen als verlangt; geheim sind sie nicht.',
    exposed_one: 'Nicht zu schützen ist {{count}} Zelle; geschrieben wurde nichts:',
    exposed_other: 'Nicht zu schützen sind {{count}} Zellen; geschrieben wurde nichts:',
    help: `FILE    CSV oder XLSX, eine Zeile je Zelle, Summen eingeschlossen. Spalten:
    value         Anzahl oder Betrag
    standing      open (wird veröffentlicht), published (ist es schon), hidden, inner (wird es nie); ohne Spalte open
    contributors  wie viele beitragen, bei Anzahlen die Anzahl selbst
    largest       die größten Beiträge, durch Leerzeichen getrennt
    key           Zellschlüssel von 0 bis unter 1
    jede andere   eine Dimension, zum Beispiel Raum, Alter, Jahr
    Beispiel: Raum;Alter;value

--rule TEXT      (nötig) eines davon:
    threshold=3,zeros=open|structural|secret,dominance=1:80,percent=10
                          sperren: weniger als 3; Nullen offen, allen bekannt oder geheim;
                          der Größte über 80 %; p-Prozent-Regel
    round=5               runden auf Vielfache von 5
    random=3              zufällig runden, ohne Verzerrung
    cell-key=5:3:2        verrauschen: höchstens 5, Varianz 3, keine 1 und 2
--hierarchy FILE CSV mit den Spalten dimension;member;part: member enthält part. Beliebig tief;
                 ein Teil darf zu mehreren Gliederungen oder Zeiträumen gehören
--level 3:20     kein Bereich enger als 3 oder 20 % des Werts
--guard hidden|sensitive  wessen Bereich weit bleibt: der jeder gesperrten Zelle oder nur der geheimen
--loss cells|values|logarithms  was klein bleibt: Zahl, Summe oder Logarithmen der gesperrten Werte
--insiders       auch wer einen einzelnen Fall kennt, findet nichts heraus
--kind counts|magnitudes  Anzahlen oder Beträge
--absent-zero    fehlende Zellen sind null, und jeder weiß es
--secret HEX     Geheimnis für random und cell-key, 32 Hexadezimalziffern
--out FILE       CSV mit Dimensionen, value, state (known, suppressed); ohne Angabe auf den Bildschirm`,
  },
  bad_one: '{{count}} Stelle passt nicht',
  bad_other: '{{count}} Stellen passen nicht',
  badLead: 'Gespeichert wurde nichts. Bessern Sie die Datei nach und prüfen Sie sie noch einmal.',
  again: 'Andere Datei prüfen',
  undoHint: 'Ein Import lässt sich im Verlauf als Ganzes zurücknehmen.',
} as const;
