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
    'not-a-coordinate': '“{{value}}” is no coordinate. Write the number alone, for example 12.3731 or 317455.10.',
    'metres-not-degrees':
      'The coordinates ({{x}}, {{y}}) are metres, but degrees are chosen. Choose UTM 32 or UTM 33 as reference system.',
    'degrees-not-metres':
      'The coordinates ({{x}}, {{y}}) are degrees, but UTM in metres is chosen. Choose degrees as reference system.',
    'swapped-columns':
      'The coordinates ({{x}}, {{y}}) are swapped: longitude (easting) comes first, then latitude (northing).',
    'outside-city':
      'The place lies at {{x}}, {{y}}, which is outside the city. Check coordinates and reference system, or remove the line.',
    'not-a-point': 'A point is expected, here stands {{type}}. Export points only.',
    'too-many-places':
      'The file contains {{has, number}} places, at most {{most, number}} go at once. Divide it into several files.',
    swapped: 'The coordinates ({{x}}, {{y}}) are swapped. Export them with longitude first and latitude second.',
    'far-away':
      'The area lies at {{x}}, {{y}} and thus far outside the city. Check the reference system and whether the file belongs to this city.',
    'invalid-ring': 'A ring crosses or touches itself ({{reason}}). Mend the geometry, in QGIS with “Fix geometries”.',
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
  coordinateSystem: {
    degrees: 'degrees (WGS 84, ETRS89)',
    'utm-32': 'UTM 32 (EPSG:25832)',
    'utm-33': 'UTM 33 (EPSG:25833)',
  },
  places: {
    title: 'Import places',
    lead: 'Points for the map from a table or GeoJSON, one kind per file. The file is only checked at first.',
    file: 'File',
    fileHint:
      'CSV, XLSX or GeoJSON with name, longitude and latitude (or easting and northing) and, where there is one, a key. Reading it again changes what has the same key; what is missing stays.',
    kind: 'Kind of places',
    system: 'Reference system of the coordinates',
    source: 'Source',
    licence: 'Licence',
    nameColumn: 'Column with the name',
    xColumn: 'Column with longitude or easting',
    yColumn: 'Column with latitude or northing',
    columnHint: 'only needed where it is not recognised',
    check: 'Check file',
    ok_one: '{{count}} place is fine',
    ok_other: '{{count}} places are fine',
    okLead: '{{file}}: {{created}} will be added, {{changed}} changed.',
    store: 'Save places',
    preview: 'The first places',
  },
  bad_one: '{{count}} place does not fit',
  bad_other: '{{count}} places do not fit',
  badLead: 'Nothing has been stored. Mend the file and check it again.',
  again: 'Check another file',
  undoHint: 'An import can be undone as a whole in the history.',
} satisfies Same<typeof de>;

export const sourceTexts = defineTexts('sources', { de, en });
