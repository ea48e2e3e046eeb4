/** How the files of each command look, with lines that can be copied. */

export const de = {
  formats: {
    cityList: `Dateien: keine. Ausgabe: eine Zeile je Stadt mit Kennung, Name, Berichtsjahr und, wo sie es ist, „erfundene Stadt“:

  leipzig              Leipzig                  2015`,
    cityCreate: `Dateien: keine; die Stadt ist danach leer. Sie füllt sich aus den Dateien dieser Befehle, in dieser Reihenfolge:

  script/stadtfaden city create --id musterstadt --name Musterstadt --year 2024
  script/stadtfaden areas import raeume.geojson --city musterstadt --name Ortsteile --source "Amt für Statistik"
  script/stadtfaden indicators define indikatoren.csv --city musterstadt
  script/stadtfaden indicators import werte.csv --city musterstadt

So sehen die Dateien aus:`,
    cityGenerate: `Dateien: keine. Ausgabe: wie viel erfunden wird, dann die Kennung der Stadt.
Beispiel: script/stadtfaden city generate --size city --seed 7`,
    personInvite: `Dateien: keine. Ausgabe: eine Zeile mit dem Link der Einladung.
Beispiel: script/stadtfaden person invite ada@stadt.example --city leipzig --role coordinator`,
    personAppoint: `Dateien: keine. Ausgabe: ein Satz.
Beispiel: script/stadtfaden person appoint ada@stadt.example`,
    areasImport: `FILE  Karte mit einer Fläche je Raum:
        GeoJSON (FeatureCollection), GeoPackage (erste Ebene mit Flächen)
        oder ZIP mit einem Shapefile (.shp, .dbf, möglichst .prj und .cpg).
      Bezugssystem: jedes, das PostGIS mit EPSG-Nummer kennt; steht es nicht in der Datei, nennt es --crs.
      Eigenschaften: Name (name, bezeichnung, ortsteil …) und Schlüssel (code, schluessel, plr_id, id …).
      Ein Raum ohne Fläche (geometry: null) wird angelegt und gemeldet.
      Ohne Karte: CSV oder XLSX mit Schlüssel und Name.
--list  CSV oder XLSX mit Schlüssel und Name; weitere Spalten stören nicht.

raeume.geojson:

  {"type":"FeatureCollection","features":[
  {"type":"Feature","properties":{"code":"01","name":"Nord"},"geometry":
  {"type":"Polygon","coordinates":[[[12.30,51.32],[12.34,51.32],[12.34,51.34],[12.30,51.34],[12.30,51.32]]]}},
  {"type":"Feature","properties":{"code":"02","name":"Süd"},"geometry":
  {"type":"Polygon","coordinates":[[[12.30,51.30],[12.34,51.30],[12.34,51.32],[12.30,51.32],[12.30,51.30]]]}}]}

liste.csv (--list):

  schluessel;name
  01;Nord
  02;Süd
  03;Hafen

script/stadtfaden areas import plr.geojson --city berlin --name Planungsräume --kind planning \\
  --source "Amt für Statistik" --valid-from 2006-01-01 --list plr.csv --within bezirke
script/stadtfaden areas import plr2021.zip --city berlin --division planungsraume --source … --valid-from 2021-01-01`,
    indicatorsDefine: `FILE  CSV oder XLSX, ein Indikator je Zeile; nur Name ist Pflicht. Art: Anzahl, Menge, Mittelwert;
      Richtung: mehr ist besser, weniger ist besser, ohne Richtung; Zählt die Einwohner: ja oder leer.

indikatoren.csv:

  Name;Einheit;Art;Richtung;Nachkommastellen;Quelle;Lizenz;Definition;Thema;Zählt die Einwohner
  Einwohner;Personen;Anzahl;ohne Richtung;0;Melderegister;dl-de/by-2-0;Personen mit Hauptwohnung;Bevölkerung;ja
  Arbeitslose;Personen;Anzahl;weniger ist besser;0;Bundesagentur für Arbeit;;Arbeitslose am Wohnort;Arbeit;`,
    indicatorsCompute: `FILE  JSON, ein Indikator oder eine Liste:
        name, definition; freiwillig unit, decimals, direction (up, down, none), theme, says (Definition in Worten), reason
      definition, eine von (Eingänge mit Kennung oder Namen):
        {"kind": "share", "part": …, "whole": …}
        {"kind": "rate", "cases": …, "of": …, "per": 1000}
        {"kind": "change", "of": …, "since": {"years": 5} oder {"year": 2015}, "as": "relative" oder "absolute"}
        {"kind": "against-reference", "of": …, "as": …}
        {"kind": "index", "of": …, "base": 2015}
        {"kind": "weighted-mean", "parts": [{"of": …, "weight": 2}, {"of": …, "weight": {"by": …}}]}
      Heißt schon ein berechneter Indikator so, bekommt er eine neue Fassung. Gespeichert wird alles oder nichts.

berechnung.json:

  {"name":"Arbeitslosenziffer","definition":
    {"kind":"rate","cases":"Arbeitslose","of":"Einwohner","per":1000}}`,
    values: `Formate:
  Tabelle als CSV (; Tab , |), in UTF-8, UTF-16 oder Windows-1252, bis 1 GB und 10 Millionen Zeilen; oder XLSX bis 50 MB.
  Raum: Schlüssel oder Name; führende Nullen dürfen fehlen. Stadt, Insgesamt: die ganze Stadt.
  Ein Raum, der mit neuen Grenzen endete, hat Werte bis zu diesem Tag.
  Wert: Zahl ohne Einheit. Zeichen: - nichts (null)  . * geheim  x nicht sinnvoll  / … leer fehlt
  Anteile werden nicht gelesen, wo ihre beiden Zahlen in der Datei stehen.
  Gleicher Indikator, Raum und Jahr: der neue Wert ersetzt den alten; wo sich Zahlen ändern, mit --reason.

werte.csv (eine Zeile je Wert):

  Indikator;Raum;Jahr;Wert
  Arbeitslose;01;2015;1.234
  Arbeitslose;Süd;2015;.

jahre.csv (eine Spalte je Jahr):

  Indikator;Raum;2014;2015
  Einwohner;01;20.100;20.400

indikatorspalten.csv (eine Spalte je Indikator):

  Raum;Jahr;Einwohner;Arbeitslose
  02;2015;18.300;905

Prüfbericht: --report json oder csv mit kind (fault hält auf, doubt nicht), key, line, column, value, text.`,
    papersImport: `FILE  JSON: eine Liste von Vorlagen, wie Ratsinformationssysteme sie geben (OParl Paper, eine Seite oder alle), oder eine
      einfache Liste mit reference, name, paper_type, published_at, originators, content, url. Gleiche Nummer: wird geändert.

vorlagen.json:

  [{"reference": "V 12/2024", "name": "Radweg am Ring", "paper_type": "Vorlage", "published_at": "2024-03-01",
    "originators": ["Amt für Verkehr"], "content": "Der Radweg wird gebaut."}]`,
    measuresImport: `FILE  CSV oder XLSX, eine Maßnahme je Zeile; nur Titel ist Pflicht. Spalten:
        Kennung; Titel; Beschreibung; Fachteil; Ziele; Federführung; Beteiligte; Räume; Priorität; Beginn; Frist;
        Rhythmus; Status (geplant, läuft, ruht, fertig, aufgegeben); Verlauf; Sachstand; Stand vom
      Mehrere Angaben in einem Feld trennt ein senkrechter Strich. Eine Kennung, die es schon gibt, ändert die Maßnahme.

massnahmen.csv:

  Kennung;Titel;Beschreibung;Räume;Beginn;Frist;Status;Sachstand;Stand vom
  M-01;Radweg am Kanal;Zwei Kilometer neuer Radweg;Nord|Süd;2014-03-01;2016-12-31;läuft;Der erste Abschnitt ist gebaut.;2015-10-01`,
    reportWrite: `Dateien: keine. Ausgabe in DIR, mit dem Namen jeder Datei als Zeile:

  report.pdf    barrierefrei und archivfähig (PDF/UA-1)
  report.html   ein Dokument ohne weitere Dateien
  report.json   document (Teile mit Text, Tabellen, Diagrammen) und data
  data/*.csv    die Zahlen dahinter, etwa data/values.csv:

  indicator_id;year;value;state;evidence;new_borders
  einwohner;2015;560472;known;gemessen;0

Beispiel: script/stadtfaden report write --city leipzig --year 2015 --out bericht`,
  },
} as const;
