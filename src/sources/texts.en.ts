import { defineTexts, type Same } from '#ui/language.ts';
import { de } from './texts.de.ts';

const en = {
  fault: {
    where: 'Line {{row}}, {{field}}',
    whereRow: 'Line {{row}}',
    whereFeature: 'Feature {{row}}, {{field}}',
    whereFeatureRow: 'Feature {{row}}',
    whereFile: 'Whole file',
    more: 'There are more faults; the first {{count}} are shown.',
    'no-file': 'Please choose a file.',
    'empty-file': 'The file is empty. Save the table again.',
    'file-too-large':
      'The file has {{megabytes}} MB, at most {{most}} MB are accepted. Split it or leave out columns that are not needed.',
    'file-kind': 'Files of type {{kind}} are not read. Save the table as CSV or XLSX.',
    nul: 'There are unreadable characters (NUL) here. The file is damaged or no text table. Save it again as CSV (UTF-8).',
    'cut-off': 'The file breaks off here in the middle of a letter. Download it completely once more.',
    'quote-open': 'A quotation mark is not closed; the file is probably cut off. Download it completely once more.',
    'not-a-table': 'From here on the file cannot be read as a table. Check delimiters and quotation marks.',
    'xlsx-broken':
      'The XLSX file is damaged, incomplete or protected by a password. Open and save it again, or use CSV.',
    'too-many-rows': 'The table has more than {{most, number}} lines. Split it into several files.',
    'too-many-cells':
      'The sheet reaches as far as this line and {{columns, number}} columns, which is more than {{most}} million cells. Delete what stands apart from the table, or use CSV.',
    'no-rows':
      'The file has no line below the headings. Check that the table is on the first sheet and has been saved completely.',
    'no-values': 'The file contains no value. Check that the columns with the values are filled.',
    'column-twice': 'This heading occurs twice. Rename one of the columns.',
    'row-too-long':
      'The line has {{has}} fields, the heading only {{wants}}. Usually a delimiter stands in a text; put the text in quotation marks.',
    'row-too-short': 'The line has only {{has}} of {{wants}} fields. Add the missing delimiters.',
    truncated:
      'The file breaks off in the middle of this line ({{has}} of {{wants}} fields). Download it completely once more.',
    'column-missing': 'This column is missing. Add it; recognised are for example: {{examples}}.',
    'unknown-indicator': '“{{value}}” is no indicator of this city. Check the spelling or add it first.',
    'is-rate': '“{{value}}” is computed from two counts. Import numerator and denominator instead of the rate.',
    'unknown-area': '“{{value}}” is no area of this city. Check key or name.',
    'ambiguous-area': '“{{value}}” exists in several divisions. Choose the division or add the name.',
    'not-a-year': '“{{value}}” is no year. Write for example 2015.',
    'not-a-number':
      '“{{value}}” is neither a number nor a sign of official statistics (- . x / …). Write the number without unit and remark, with one decimal sign in the whole file.',
    duplicate: '{{what}} already stands in line {{first}}. Remove one of the two lines.',
    'duplicate-area':
      '“{{what}}” already stands with feature {{first}}. Give every area a key or name of its own, or merge the two.',
    'unknown-name': '“{{value}}” does not exist in this city. Check the spelling or add it first.',
    'ambiguous-name':
      '“{{value}}” exists several times. Write the full name, the key, or the id from the address of its page instead.',
    'unknown-word': '“{{value}}” is not possible here. Use one of these: {{allowed}}.',
    'field-required': 'This field must not be empty. Fill it in or remove the line.',
    'field-too-long': 'The text is too long. Shorten it.',
    'field-date': '“{{value}}” is no date. Write for example 30.11.2026.',
    'field-whole': '“{{value}}” is no whole number within the range. Write for example 12.',
    'field-end-before-start': 'The deadline is before the start. Correct one of the two dates.',
    'field-text': 'Text is expected here. Format the field as text.',
    'field-unknown-choice': '“{{value}}” is not possible here. Check the spelling.',
    'field-too-many': 'These are too many at once. Shorten the list.',
    'not-json': 'The file is no complete GeoJSON; it breaks off at character {{position}}. Export it again.',
    'not-utf-8':
      'The file is not stored as UTF-8 or has been cut off (character {{position}}). Export it again with the encoding UTF-8.',
    'not-a-collection':
      'GeoJSON of type FeatureCollection is expected. Export the whole layer, in QGIS with “Save features as”.',
    'unknown-crs':
      'The coordinates ({{crs}}) are not in degrees (WGS 84). Export the areas as GeoJSON according to RFC 7946 (EPSG:4326).',
    'no-features': 'The file contains no area. Check that features were selected when it was exported.',
    'too-many-areas':
      'The file contains {{has, number}} areas, at most {{most, number}} are accepted. Split it into several divisions or merge areas.',
    'not-a-feature':
      'This entry is no feature with geometry and properties. Export the file again or remove the entry.',
    'no-name': 'The name is missing. Properties found: {{keys}}. Enter which of them is the name.',
    'no-geometry': 'The geometry is missing. Draw the area or remove the entry.',
    'not-a-polygon': 'An area (Polygon or MultiPolygon) is expected, here stands {{type}}. Export areas only.',
    'ring-too-short': 'A ring has fewer than four points. Draw the area again or remove the ring.',
    'ring-open': 'A ring is not closed. Close it: the last point must be the first.',
    'bad-position': 'A coordinate is no number. Export the file again or correct the point.',
    swapped: 'The coordinates ({{x}}, {{y}}) are swapped. Export them with longitude first and latitude second.',
    'far-away':
      'The area lies at {{x}}, {{y}} and thus far outside the city. Check the reference system and whether the file belongs to this city.',
    'crossing-ring': 'A ring crosses itself or another one. Mend the geometry, in QGIS with “Fix geometries”.',
    'not-equal-area':
      'The reference system {{crs}} (Mercator) distorts areas. Export in degrees (EPSG:4326) or in UTM (EPSG:25832, EPSG:25833).',
    'no-property': 'There is no property “{{key}}”. Found: {{keys}}.',
    'no-key-property': 'No property tells all areas apart. Found: {{keys}}. Give each area a key of its own.',
    'no-key-here': 'This property is empty here. Enter the key or choose another property.',
    'not-in-shapes': 'There is no “{{value}}” among the areas (property {{property}}). Check the key.',
    'not-in-shapes-but':
      'There is no “{{value}}” among the areas (property {{property}}), but there is “{{meant}}”. Write both alike; leading zeros count.',
    'not-a-weight': '“{{value}}” is no number from zero on. Enter the number of people.',
    'not-a-sex': '“{{value}}” is no sex. Write f or m.',
    'not-an-age': '“{{value}}” is no age group. Write for example 0-4 or 85+.',
    'uneven-ages':
      'The age groups are not equally wide or do not begin at 0. Merge them, for example to 0-4, 5-9 up to 85+.',
    'group-missing': 'Age group {{age}} is missing for {{what}}. Add the line.',
    'people-needed': '“{{value}}” is not possible here: every age group needs a number. Merge confidential groups.',
    negative: '“{{value}}” is negative. A number of people is zero or more.',
    twice: '{{what}} occurs twice. Remove one of the two lines.',
    'not-in-population': '“{{value}}” is no age group of the population. Use the same in both files.',
    'not-a-share': '“{{value}}” is no share from 0 to 1. Write for example 0.998.',
    'invalid-ring': 'A ring crosses or touches itself ({{reason}}). Mend the geometry, in QGIS with “Fix geometries”.',
  },
  files: {
    badNumber: '“{{value}}” with {{option}} is no number.',
    badChoice: '“{{value}}” is not possible with {{option}}. Possible: {{choices}}.',
    badHorizon: '--horizon must be a whole number from 1 to {{most}}.',
    badSteps: '--steps must be a whole number from 1 to 50.',
    about: {
      areasCarry: 'carries values from the areas of one file to those of another',
      seriesForecast: 'carries short series on, with intervals',
      populationProject: 'projects people by age and sex',
    },
    option: {
      format: 'output as CSV (unless given) or JSON',
      carryFrom: 'areas for which there are values',
      carryTo: 'areas that values are carried to',
      carryValues: 'values by area',
      carryKind: 'counts, or means and rates',
      carryWeights: 'blocks, cells or places with the people that values are spread by',
      carryPeople: 'property with the people in the file of weights',
      carryMethod: 'spread evenly (unless given) or as a smooth surface',
      carrySpread: 'place everything, also what lies outside the target areas',
      carryWhole: 'round to whole numbers, keeping the sum',
      carryFromKey: 'property with the key of the first areas',
      carryToKey: 'property with the key of the second areas',
      coordinates: 'coordinates in degrees or metres, where not recognised',
      horizon: 'years ahead, 5 unless given',
      forecastSince: 'first year that counts, for instance after a new definition',
      least: 'lowest possible value, for instance 0',
      most: 'highest possible value, for instance 100 for shares',
      steps: 'steps ahead, each as long as an age group; 1 unless given',
      rates: 'survival, births, moves by age group',
      areaCounts: 'counts of areas, which are held to the city',
      boysPerGirl: 'boys born per girl, 1.05 unless given',
    },
    carry: {
      smoothCounts: '--method smooth works with --kind extensive and without --weights only.',
      twoPlanes:
        'The files have different coordinates: some degrees, others metres. Export all of them in the same reference system.',
      withoutShape_one: '{{count}} entry has no area and is left out: {{areas}}.',
      withoutShape_other: '{{count}} entries have no area and are left out: {{areas}}.',
      withoutPeople_one: 'By the weights nobody lives in {{count}} area; its value goes by land: {{areas}}.',
      withoutPeople_other: 'By the weights nobody lives in {{count}} areas; their values go by land: {{areas}}.',
      means:
        'Means and rates are averaged by land or people. Better: carry numerator and denominator as extensive, then divide.',
      balance: '{{name}}: given {{given}}, carried {{placed}}, outside the target areas {{unplaced}}.',
      left: '{{name}}: something of these stays outside: {{areas}}.',
      unknown_one: '{{name}}: {{count}} area has no known value, nor has what touches it: {{areas}}.',
      unknown_other: '{{name}}: {{count}} areas have no known value, nor has what touches them: {{areas}}.',
      claimedTwice_one: 'Target areas overlap; {{count}} area is counted twice: {{areas}}.',
      claimedTwice_other: 'Target areas overlap; {{count}} areas are counted twice: {{areas}}.',
    },
    forecast: {
      continuation: 'A continuation: this is how it goes on if it goes on as before. No plan, no target.',
      short: '“{{name}}”: only {{found}} known years in a row, {{needed}} are needed. Not carried on.',
      outside: '“{{name}}”: the value of {{year}} lies outside --least and --most.',
    },
    population: {
      continuation: 'A projection: this is how it will be if births, deaths and moves stay as they are. No plan.',
      oneCity: 'The file of the city holds {{count}} areas. It may hold the city only; areas come with --areas.',
      twoCounts: 'Two counts {{width}} years apart are needed, or rates with --rates.',
      twoCountsOfAreas: 'Areas and city need two common counts {{width}} years apart.',
      otherAges: 'The areas have other age groups than the city. Use the same in both files.',
      otherYear: 'Area “{{area}}” has no count of {{year}}, the last year of the city.',
      impossible: 'This does not work out ({{reason}}). Check the moves.',
      backTest:
        'Looking back on {{count}} cases: {{typical}} % off in the middle, {{eighty}} % at most in 80 % of cases, one step ahead.',
      cityBackTest_one:
        'Interval of the city: as far as {{count}} look back was off ({{worst}} %), more with each step.',
      cityBackTest_other:
        'Interval of the city: as far as the worst of {{count}} looks back was off ({{worst}} %), more with each step.',
      noInterval: 'No interval for the city: that takes three counts {{width}} years apart.',
      noAreaInterval: 'No intervals for the areas: that takes three counts {{width}} years apart.',
    },
    formats: {
      areasCarry: `A.geojson, B.geojson: GeoJSON with areas, in degrees (WGS 84, measured true to area) or in metres.
V.csv: the key of the area in the first column; every other column of numbers is carried:

  key,people,jobless
  00,1810,45
  01,4642,.

U.geojson (weights): areas or places with people in a property, such as "people": 120.
Signs: - zero, . confidential, x not applicable, empty missing. Output by target area and column:

  area,indicator,value,state,evidence,error,covered
  04109,people,18211.4,known,carried,950.2,1

error: how far off the value may be in two of three cases; covered: share of the target area for which there are values.
Example: script/stadtfaden areas carry --from districts.geojson --to postcodes.geojson --values values.csv --kind extensive`,
      seriesForecast: `FILE: CSV or XLSX, long or wide. All but year and value names the series. 6 years in a row are needed.

  area,year,value             area,2015,2016,2017,2018,2019,2020
  Centre,2015,1810            Centre,1810,1833,1841,1862,1870,1902
  Centre,2016,1833            North,950,948,951,940,938,931

Output by series and year: series,year,value,low80,high80,evidence,kind,methods,from,to,n,coverage.
low80 to high80: the value lies between them with 80 %, judged by the past of the series.
Example: script/stadtfaden series forecast people.csv --horizon 5 --least 0`,
      populationProject: `FILE: the city, one line by year, age and sex (f, m). Age groups equally wide, the last one open:

  year,age,sex,count
  2020,0-4,f,14592
  2020,85+,m,4909

R.csv: survival (share that lives to the end of the step) or person_years (life table, l0 = 100000), births (per woman and
year), migration (moved in less moved out in a step); row birth: share of those born that lives:

  age,sex,survival,births,migration
  birth,f,0.997,,
  20-24,f,0.999,0.09,350

G.csv: as FILE with a column area. Without R.csv, and for areas always, by the ratio of two counts one age group apart; three
counts give intervals. Output: area,year,sex,age,people,low80,high80,evidence.
Example: script/stadtfaden population project city.csv --rates rates.csv --areas areas.csv --steps 3`,
    },
  },
  note: {
    cp1252: 'The file has been read as Windows-1252, not as UTF-8. Check the umlauts in the preview.',
    'utf-16': 'The file has been read as UTF-16.',
    delimiter: 'Delimiter: {{delimiter}}',
    decimal: 'Decimal sign: {{sign}}',
    signs_one:
      '{{count}} cell holds a sign instead of a number (confidential, missing, not applicable); it is stored as such, not as zero.',
    signs_other:
      '{{count}} cells hold a sign instead of a number (confidential, missing, not applicable); they are stored as such, not as zero.',
    'no-key_one': '{{count}} measure has no key; a second import of the same file would add it twice.',
    'no-key_other': '{{count}} measures have no key; a second import of the same file would add them twice.',
    'no-state_one': '{{count}} line has a report or course without a state; it is not taken over.',
    'no-state_other': '{{count}} lines have a report or course without a state; they are not taken over.',
  },
  values: {
    title: 'Import values',
    lead: 'CSV or XLSX. First the file is only checked; it is stored once you have seen the result.',
    file: 'File',
    fileHint: 'Columns: indicator, area (key or name), year, value; or one column per year. 50 MB at most.',
    indicator: 'Indicator',
    indicatorHint: 'only needed where the file has no column for it',
    division: 'Division',
    divisionHint: 'only needed where keys occur in several divisions',
    check: 'Check the file',
    ok_one: '{{count}} value is in order',
    ok_other: '{{count}} values are in order',
    okLead:
      '{{file}}: indicators {{indicators}}, areas {{areas}}, {{from}} to {{to}}. Existing values that will be replaced: {{replaced}}.',
    store: 'Store the values',
    preview: 'How the file is read',
    indicatorColumn: 'Indicator',
    areaColumn: 'Area',
    yearColumn: 'Year',
    valueColumn: 'Value',
    job: 'Import of {{file}}',
  },
  measures: {
    title: 'Import measures',
    lead: 'CSV or XLSX, one measure a line. First the file is only checked.',
    file: 'File',
    fileHint:
      'Columns: Kennung, Titel, Beschreibung, Fachteil, Ziele, Federführung, Beteiligte, Räume, Priorität, Beginn, Frist, Status, Verlauf, Sachstand, Stand vom (or external_id, title, description, sector_part, goals, lead, offices, areas, priority, starts_on, due_on, state, course, report, reported_on). Only the title is required; several entries in one field are separated by a vertical bar.',
    check: 'Check the file',
    ok_one: '{{count}} measure is in order',
    ok_other: '{{count}} measures are in order',
    okLead: '{{file}}: {{created}} will be added, {{changed}} changed.',
    store: 'Store the measures',
    preview: 'The first measures',
    new: 'new',
    changed: 'change',
  },
  areas: {
    title: 'Import a division',
    lead: 'GeoJSON with the areas of a division. First the file is only checked.',
    file: 'File',
    fileHint: 'GeoJSON (RFC 7946, degrees, WGS 84), 50 MB at most',
    name: 'Name of the division',
    nameHint: 'for example districts',
    kind: 'Kind',
    validFrom: 'Valid from',
    source: 'Source',
    licence: 'Licence',
    nameKey: 'Property with the name',
    codeKey: 'Property with the key',
    keyHint: 'only needed where it is not recognised',
    check: 'Check the file',
    ok_one: '{{count}} area is in order',
    ok_other: '{{count}} areas are in order',
    okLead: '{{file}}, division “{{name}}”.',
    store: 'Store the division',
    preview: 'The first areas',
  },
  bad_one: '{{count}} place does not fit',
  bad_other: '{{count}} places do not fit',
  badLead: 'Nothing has been stored. Mend the file and check it again.',
  again: 'Check another file',
  undoHint: 'An import can be undone as a whole in the history.',
} satisfies Same<typeof de>;

export const sourceTexts = defineTexts('sources', { de, en });
