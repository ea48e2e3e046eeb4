import type { Same } from '#ui/language.ts';
import type { de } from './texts.de.ts';

export const en = {
  formats: {
    cityList: `Files: none. Output: one line per city with id, name, report year and, where it is one, “invented city”:

  leipzig              Leipzig                  2015`,
    cityCreate: `Files: none; the city is empty then. It is filled from the files of these commands, in this order:

  script/stadtfaden city create --id musterstadt --name Musterstadt --year 2024
  script/stadtfaden areas import areas.geojson --city musterstadt --name Districts --source "Statistics office"
  script/stadtfaden indicators define indicators.csv --city musterstadt
  script/stadtfaden indicators import values.csv --city musterstadt

What the files look like:`,
    cityGenerate: `Files: none. Output: how much is invented, then the id of the city.
Example: script/stadtfaden city generate --size city --seed 7`,
    personInvite: `Files: none. Output: one line with the link of the invitation.
Example: script/stadtfaden person invite ada@stadt.example --city leipzig --role coordinator`,
    personAppoint: `Files: none. Output: one sentence.
Example: script/stadtfaden person appoint ada@stadt.example`,
    areasImport: `FILE  map with one shape per area:
        GeoJSON (FeatureCollection), GeoPackage (first layer with shapes)
        or a ZIP with one Shapefile (.shp, .dbf, better with .prj and .cpg).
      Reference system: any that PostGIS knows by EPSG number; where the file does not say it, --crs does.
      Properties: name (name, bezeichnung, ortsteil …) and key (code, schluessel, plr_id, id …).
      An area without a shape (geometry: null) is kept and reported.
      Without a map: CSV or XLSX with key and name.
--list  CSV or XLSX with key and name; further columns do not matter.

areas.geojson:

  {"type":"FeatureCollection","features":[
  {"type":"Feature","properties":{"code":"01","name":"Nord"},"geometry":
  {"type":"Polygon","coordinates":[[[12.30,51.32],[12.34,51.32],[12.34,51.34],[12.30,51.34],[12.30,51.32]]]}},
  {"type":"Feature","properties":{"code":"02","name":"South"},"geometry":
  {"type":"Polygon","coordinates":[[[12.30,51.30],[12.34,51.30],[12.34,51.32],[12.30,51.32],[12.30,51.30]]]}}]}

list.csv (--list):

  code;name
  01;Nord
  02;South
  03;Harbour

script/stadtfaden areas import plr.geojson --city berlin --name Planungsräume --kind planning \\
  --source "Amt für Statistik" --valid-from 2006-01-01 --list plr.csv --within bezirke
script/stadtfaden areas import plr2021.zip --city berlin --division planungsraume --source … --valid-from 2021-01-01`,
    indicatorsDefine: `FILE  CSV or XLSX, one indicator per row; only the name is needed. Kind: count, amount, mean;
      direction: up, down, none; counts residents: yes or empty.

indicators.csv:

  Name;Unit;Kind;Direction;Decimals;Source;Licence;Definition;Theme;Counts residents
  People;persons;count;none;0;Population register;dl-de/by-2-0;Persons with their main residence;Population;yes
  Jobless;persons;count;down;0;Employment agency;;Jobless persons where they live;Work;`,
    indicatorsCompute: `FILE  JSON, one indicator or a list:
        name, definition; if wanted unit, decimals, direction (up, down, none), theme, says (definition in words), reason
      definition, one of (inputs by id or name):
        {"kind": "share", "part": …, "whole": …}
        {"kind": "rate", "cases": …, "of": …, "per": 1000}
        {"kind": "change", "of": …, "since": {"years": 5} or {"year": 2015}, "as": "relative" or "absolute"}
        {"kind": "against-reference", "of": …, "as": …}
        {"kind": "index", "of": …, "base": 2015}
        {"kind": "weighted-mean", "parts": [{"of": …, "weight": 2}, {"of": …, "weight": {"by": …}}]}
      A computed indicator of that name gets a new version. All are stored, or none.

computed.json:

  {"name":"Unemployment","definition":
    {"kind":"rate","cases":"Jobless","of":"People","per":1000}}`,
    values: `Formats:
  Table as CSV (; tab , |), in UTF-8, UTF-16 or Windows-1252, up to 1 GB and 10 million lines; or XLSX up to 50 MB.
  Area: key or name; leading zeros may be lacking. Stadt, Total: the whole city.
  An area that ended with new borders has values until that day.
  Value: a number without unit. Signs: - nothing (zero)  . * secret  x not applicable  / … empty missing
  Rates are not read where both their counts stand in the file.
  Same indicator, area and year: the new value replaces the old; where numbers change, with --reason.

values.csv (a line for each value; Indikator;Raum;Jahr;Wert as well):

  Indicator;Area;Year;Value
  Jobless;01;2015;1.234
  Jobless;South;2015;.

years.csv (a column for each year):

  Indicator;Area;2014;2015
  People;01;20100;20400

columns.csv (a column for each indicator):

  Area;Year;People;Jobless
  02;2015;18300;905

Report: --report json or csv with kind (fault stops, doubt does not), key, line, column, value, text.`,
    papersImport: `FILE  JSON: a list of papers as council information systems give it (OParl Paper, one page or all), or a plain list
      with reference, name, paper_type, published_at, originators, content, url. The same number: is changed.

vorlagen.json:

  [{"reference": "V 12/2024", "name": "Radweg am Ring", "paper_type": "Vorlage", "published_at": "2024-03-01",
    "originators": ["Amt für Verkehr"], "content": "Der Radweg wird gebaut."}]`,
    measuresImport: `FILE  CSV or XLSX, one measure per row; only the title is needed. Columns:
        code; title; description; sector_part; goals; lead; offices; areas; priority; starts_on; due_on;
        rhythm_months; state (planned, running, paused, done, dropped); course; report; reported_on
      Several entries in one field are separated by a vertical bar. A code that is there already changes the measure.

measures.csv:

  code;title;description;areas;starts_on;due_on;state;report;reported_on
  M-01;Cycle path by the canal;Two kilometres of new path;Nord|South;2014-03-01;2016-12-31;running;The first part is built.;2015-10-01`,
    reportWrite: `Files: none. Output in DIR, the name of each file as a line:

  report.pdf    accessible and fit for the archive (PDF/UA-1)
  report.html   one document without further files
  report.json   document (parts with text, tables, charts) and data
  data/*.csv    the figures behind it, such as data/values.csv:

  indicator_id;year;value;state;evidence;new_borders
  einwohner;2015;560472;known;gemessen;0

Example: script/stadtfaden report write --city leipzig --year 2015 --out report`,
  },
} satisfies Same<typeof de>;
