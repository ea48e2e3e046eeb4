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
    'mixed-encodings':
      'Ab hier sind die Buchstaben anders verschlüsselt als davor (UTF-8 und Windows-1252 gemischt), wohl weil zwei Dateien aneinandergehängt wurden. Speichern Sie beide einzeln als CSV (UTF-8) und fügen Sie sie dann zusammen.',
    'merged-head':
      'Die Überschrift reicht über mehrere Spalten (verbundene Zellen), darunter stehen weitere Überschriften ({{below}}). Lösen Sie die verbundenen Zellen auf und lassen Sie genau eine Zeile mit einer Überschrift je Spalte stehen.',
    'merged-cells':
      'In der ersten Zeile sind Zellen verbunden ({{cells}}). Lösen Sie die Verbindung auf, löschen Sie Titelzeilen über der Tabelle und lassen Sie genau eine Überschrift je Spalte stehen.',
    'day-as-number':
      '„{{value}}“ ist ein Datum als Excel-Zahl ({{day}}). Formatieren Sie die Spalte als Datum oder schreiben Sie das Jahr.',
    'year-as-day':
      '„{{value}}“ ist das Jahr {{year}}, das die Tabellenkalkulation als Datum anzeigt. Formatieren Sie die Spalte als Zahl.',
    'number-as-day':
      '„{{value}}“ ist ein Datum, wo eine Zahl erwartet wird; Excel macht aus 1.5 den 1. Mai. Formatieren Sie die Spalte als Text oder Zahl und geben Sie den Wert neu ein.',
    'key-as-day':
      '„{{value}}“ ist ein Datum, wo ein Raum erwartet wird; Excel macht aus dem Schlüssel 1-2 den 1. Februar. Formatieren Sie die Spalte als Text und geben Sie den Schlüssel neu ein.',
    'total-row':
      '„{{value}}“ ist eine Summe unter den Teilen und kein Raum dieser Stadt. Löschen Sie die Zeile; Summen werden aus den Räumen gerechnet. Die Stadt selbst heißt „Stadt“ oder „Insgesamt“.',
    'number-with-unit':
      'In „{{value}}“ steht die Einheit {{unit}} bei der Zahl. Schreiben Sie nur die Zahl; die Einheit gehört zum Indikator.',
    'two-units':
      'Hier steht die Einheit {{other}}, in Zeile {{first}} dagegen {{one}}. Rechnen Sie alle Werte in eine Einheit um oder trennen Sie sie in zwei Indikatoren.',
    'negative-count':
      '„{{value}}“ ist negativ, {{what}} aber eine Anzahl und damit nie kleiner als null. Berichtigen Sie die Zahl; für Salden legen Sie einen Indikator der Art Menge an.',
    'share-above':
      '{{what}}: {{part, number}} von {{whole, number}} sind mehr als 100 %. Prüfen Sie Zähler und Nenner.',
    'percent-above': '{{what}}: {{value, number}} % ist mehr als 100 %. Prüfen Sie den Wert.',
    'sum-differs':
      '{{what}}: Die Räume von „{{division}}“ ergeben zusammen {{sum, number}}, für die Stadt steht {{city, number}}; Differenz {{difference, number}}. Beide Zahlen bleiben, wie sie sind; oft sind es Fälle, die keinem Raum zugeordnet werden konnten.',
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
    'indicator-exists':
      'Einen Indikator „{{value}}“ gibt es schon. Wählen Sie ihn oben aus, statt einen neuen zu nennen.',
    'new-indicator':
      'Die Angaben zum neuen Indikator passen nicht. Kürzen Sie Name, Einheit und Quelle auf höchstens 300 Zeichen und wählen Sie die Art aus der Liste.',
    'is-rate': '„{{value}}“ wird aus zwei Anzahlen berechnet. Importieren Sie Zähler und Nenner statt der Rate.',
    'unknown-area': '„{{value}}“ ist kein Raum dieser Stadt. Prüfen Sie Schlüssel oder Namen.',
    'ambiguous-area':
      '„{{value}}“ gibt es in mehreren Raumgliederungen. Wählen Sie die Gliederung aus oder ergänzen Sie den Namen.',
    'area-ended':
      '„{{area}}“ gibt es seit {{day}} nicht mehr; ein Wert für {{year}} gehört zu den Räumen, die danach gelten. Ordnen Sie ihn dort zu oder löschen Sie die Zeile.',
    'area-not-yet':
      '„{{area}}“ gibt es in dieser Gliederung erst seit {{day}}. Gehört der Wert für {{year}} zu einem Raum, der davor galt, ordnen Sie ihn dort zu oder löschen Sie die Zeile. Ist die Reihe auf die neuen Grenzen zurückgerechnet, importieren Sie die neuen Grenzen unter Räume noch einmal als eigene Gliederung, gültig ab dem ersten Jahr der Reihe, und wählen Sie diese Gliederung hier aus.',
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
    'not-a-list':
      'Erwartet wird eine Liste von Vorlagen oder eine Seite von OParl mit „data“. Exportieren Sie die Liste noch einmal.',
    'no-papers': 'Die Datei enthält keine Vorlage.',
    'too-many-papers':
      'Die Datei enthält {{has, number}} Vorlagen, höchstens {{most, number}} gehen. Teilen Sie sie auf.',
    'not-a-paper':
      'Dieser Eintrag ist keine Vorlage: Ein Feld hat eine andere Form als Text. Berichtigen oder entfernen Sie ihn.',
    'not-json':
      'Die Datei ist kein vollständiges GeoJSON; beim Zeichen {{position}} geht es nicht weiter. Exportieren Sie sie noch einmal.',
    'not-utf-8':
      'Die Datei ist nicht als UTF-8 gespeichert oder abgeschnitten (Zeichen {{position}}). Exportieren Sie sie noch einmal mit der Kodierung UTF-8.',
    'not-a-collection':
      'Erwartet wird GeoJSON vom Typ FeatureCollection. Exportieren Sie die ganze Ebene, in QGIS mit „Objekte speichern als“.',
    'unknown-crs':
      'Die Koordinaten ({{crs}}) sind nicht in Grad (WGS 84). Nennen Sie ihr Bezugssystem (EPSG), wo der Import danach fragt, oder exportieren Sie die Flächen als GeoJSON nach RFC 7946 (EPSG:4326).',
    'no-such-crs': 'Das Bezugssystem „{{crs}}“ gibt es nicht. Schreiben Sie seine EPSG-Nummer, zum Beispiel 25833.',
    'crs-does-not-fit':
      'Die Koordinaten passen nicht zum Bezugssystem {{crs}}. Prüfen Sie, in welchem die Datei gespeichert ist.',
    'gpkg-broken': 'Die GeoPackage-Datei ist beschädigt oder unvollständig. Exportieren Sie die Ebene noch einmal.',
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
    'not-a-coordinate':
      '„{{value}}“ ist keine Koordinate. Schreiben Sie nur die Zahl, zum Beispiel 12,3731 oder 317455,10.',
    'metres-not-degrees':
      'Die Koordinaten ({{x}}, {{y}}) sind Meter, gewählt sind Grad. Wählen Sie als Bezugssystem UTM 32 oder UTM 33.',
    'degrees-not-metres':
      'Die Koordinaten ({{x}}, {{y}}) sind Grad, gewählt ist UTM in Metern. Wählen Sie als Bezugssystem Grad.',
    'swapped-columns':
      'Die Koordinaten ({{x}}, {{y}}) sind vertauscht: Zuerst gehört die Länge (der Ostwert), dann die Breite (der Nordwert).',
    'outside-city':
      'Der Ort liegt bei {{x}}, {{y}} und damit außerhalb der Stadt. Prüfen Sie Koordinaten und Bezugssystem, oder entfernen Sie die Zeile.',
    'not-a-point': 'Erwartet wird ein Punkt, hier steht {{type}}. Exportieren Sie nur Punkte.',
    'too-many-places':
      'Die Datei enthält {{has, number}} Orte, höchstens {{most, number}} gehen auf einmal. Teilen Sie sie auf mehrere Dateien auf.',
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
    'two-groups':
      'Es braucht mindestens zwei Gruppen mit je einer Spalte; gefunden: {{found}}. Nennen Sie sie mit --groups.',
    'not-above-zero': '„{{value}}“ ist keine Zahl über null. Berichtigen Sie das Gewicht.',
    'not-a-share': '„{{value}}“ ist kein Anteil von 0 bis 1. Schreiben Sie zum Beispiel 0.998.',
    'invalid-ring':
      'Ein Ring schneidet oder berührt sich selbst ({{reason}}). Reparieren Sie die Geometrie, in QGIS mit „Geometrien reparieren“.',
    'unknown-parent':
      '„{{value}}“ ist weder ein Raum dieser Datei noch einer der Stadt. Prüfen Sie Schlüssel oder Namen, oder importieren Sie zuerst die Gliederung, in der er liegt.',
    'cyclic-parent': 'Der Raum liegt über andere in sich selbst: {{way}}. Berichtigen Sie, worin einer davon liegt.',
    'total-among-parts':
      'Diese Fläche enthält {{count}} andere der Datei ganz ({{parts}}); vermutlich ist sie deren Summe. Entfernen Sie sie, oder nennen Sie die Eigenschaft, in der steht, worin jede Fläche liegt.',
    'no-division': 'Die Gliederung „{{value}}“ gibt es nicht. Wählen Sie eine aus oder legen Sie eine neue an.',
    'version-too-early':
      'Die neue Fassung soll ab {{day}} gelten, die bisherige beginnt aber am {{latest}}. Wählen Sie einen späteren Tag, oder nehmen Sie die bisherige im Verlauf zurück.',
    'version-ahead': 'Der {{day}} liegt in der Zukunft. Importieren Sie die Fassung, sobald sie gilt.',
    'zip-broken': 'Das ZIP-Archiv ist beschädigt oder unvollständig. Laden Sie es noch einmal herunter.',
    'zip-bomb':
      'Das ZIP-Archiv würde ausgepackt {{megabytes, number}} MB groß ({{entries, number}} Dateien); höchstens {{most}} MB gehen. Es wurde nicht ausgepackt. Packen Sie nur die Dateien der einen Ebene ein.',
    'zip-without-shapes':
      'Im ZIP-Archiv ist keine .shp-Datei. Enthalten ist: {{names}}. Packen Sie .shp, .dbf und .prj zusammen ein.',
    'zip-many-shapes':
      'Im ZIP-Archiv sind {{count}} Ebenen ({{names}}). Packen Sie nur die eine ein, die importiert werden soll.',
    'shapefile-without-table': 'Zum Shapefile fehlt die Tabelle {{name}}. Packen Sie .shp, .dbf und .prj zusammen ein.',
    'shapefile-broken': 'Die {{part}}-Datei ist beschädigt oder bricht ab. Exportieren Sie die Ebene noch einmal.',
    'shapefile-half':
      'Das Shapefile passt nicht zusammen: {{shapes, number}} Flächen, aber {{rows, number}} Zeilen in der Tabelle. Exportieren Sie die Ebene noch einmal.',
    'prj-unknown':
      'Das Bezugssystem „{{crs}}“ aus der .prj-Datei ist nicht bekannt. Tragen Sie seine EPSG-Nummer ein, wo der Import nach dem Bezugssystem fragt, zum Beispiel 25833.',
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
    'papers-deleted_one': '{{count}} Eintrag ist als gelöscht gekennzeichnet und wird übergangen.',
    'papers-deleted_other': '{{count}} Einträge sind als gelöscht gekennzeichnet und werden übergangen.',
    'new-committees_one': '{{count}} Gremium oder Fraktion wird neu angelegt: {{names}}.',
    'new-committees_other': '{{count}} Gremien und Fraktionen werden neu angelegt: {{names}}.',
    'parts-apart':
      '{{name}} steht {{count}}-mal in der Karte, mit {{kilometres, number}} km dazwischen; die Teile wurden zu einer Fläche zusammengefasst. Prüfen Sie, ob einer davon den falschen Schlüssel hat.',
    parts: '{{name}} steht {{count}}-mal in der Karte; die Teile wurden zu einer Fläche zusammengefasst.',
    remembered: 'Gelesen wie {{file}} am {{on}}: gleiche Überschriften, gleiche Zuordnung.',
    'no-shape_one':
      '{{count}} Raum hat keine Fläche: {{names}}. Er wird angelegt und kann Werte haben, fehlt aber auf der Karte.',
    'no-shape_other':
      '{{count}} Räume haben keine Fläche: {{names}}. Sie werden angelegt und können Werte haben, fehlen aber auf der Karte.',
    'from-list_one': '{{count}} Raum steht nur im Verzeichnis, nicht in der Karte.',
    'from-list_other': '{{count}} Räume stehen nur im Verzeichnis, nicht in der Karte.',
    'not-listed_one': '{{count}} Raum der Karte steht nicht im Verzeichnis: {{names}}.',
    'not-listed_other': '{{count}} Räume der Karte stehen nicht im Verzeichnis: {{names}}.',
    'keys-zeros_one':
      '{{count}} Schlüssel unterscheidet sich nur in führenden Nullen und wurde zugeordnet: {{examples}}.',
    'keys-zeros_other':
      '{{count}} Schlüssel unterscheiden sich nur in führenden Nullen und wurden zugeordnet: {{examples}}.',
    'keys-alike_one':
      '{{count}} Schlüssel kommt mit und ohne führende Nullen vor: {{examples}}. Prüfen Sie, ob das verschiedene Räume sind.',
    'keys-alike_other':
      '{{count}} Schlüssel kommen mit und ohne führende Nullen vor: {{examples}}. Prüfen Sie, ob das verschiedene Räume sind.',
    overlap: '{{one}} und {{other}} überschneiden sich auf {{hectares, number}} ha.',
    'overlap-more_one': 'Noch {{count}} weitere Überschneidung.',
    'overlap-more_other': 'Noch {{count}} weitere Überschneidungen.',
    gap: 'Zwischen {{beside}} liegt eine Lücke von etwa {{hectares, number}} ha, die zu keinem Raum gehört.',
    'gap-more_one': 'Noch {{count}} weitere Lücke.',
    'gap-more_other': 'Noch {{count}} weitere Lücken.',
    'not-laid_one': 'Ob sich Flächen überschneiden, wurde nicht geprüft ({{count}} Fläche).',
    'not-laid_other':
      'Ob sich Flächen überschneiden oder Lücken lassen, wurde nicht geprüft: Es sind {{count, number}}.',
    'parent-across_one': '{{count}} Raum reicht über die Grenze dessen, worin er liegt: {{names}}.',
    'parent-across_other': '{{count}} Räume reichen über die Grenze dessen, worin sie liegen: {{names}}.',
    'parent-none_one': 'Zu {{count}} Raum wurde nicht gefunden, worin er liegt: {{names}}.',
    'parent-none_other': 'Zu {{count}} Räumen wurde nicht gefunden, worin sie liegen: {{names}}.',
    version:
      'Gegenüber der bisherigen Fassung: gleich {{same, number}}, mit anderen Grenzen {{changed, number}}, neu {{added, number}}, beendet {{ended, number}}. Reihen von Räumen mit anderen Grenzen bekommen an diesem Tag einen Bruch.',
    'columns-left': 'Nicht gelesen, weil kein Indikator so heißt: {{columns}}',
    totals_one: '{{count}} Summenzeile gilt als Wert der Stadt.',
    totals_other: '{{count}} Werte aus Summenzeilen gelten als Werte der Stadt.',
    'rates-left_one': '{{count}} Anteil wird nicht gelesen, sondern aus den Zahlen der Datei gerechnet.',
    'rates-left_other': '{{count}} Anteile werden nicht gelesen, sondern aus den Zahlen der Datei gerechnet.',
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
} as const;
