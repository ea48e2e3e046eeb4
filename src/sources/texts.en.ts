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
    'invalid-ring': 'A ring crosses or touches itself ({{reason}}). Mend the geometry, in QGIS with “Fix geometries”.',
    'table-unknown-member': '{{value}}: there is no such member. Check the spelling in the table and in the hierarchy.',
    'table-double-member': '{{value}}: this member occurs twice in the hierarchy.',
    'table-cyclic-parts': '{{value}}: this member contains itself. Check the hierarchy.',
    'table-double-cell': '{{value}}: this cell occurs twice in the table. Remove one of the lines.',
    'table-not-a-count': '{{value}}: this is no whole count. For amounts there is --kind magnitudes.',
    'table-negative': '{{value}}: this number is negative; counts and amounts are at least zero.',
    'table-missing-cell':
      '{{value}}: this cell is missing. Add it, or use --absent-zero if it is zero and everybody knows.',
    'table-too-large': 'The table has {{value}} combinations; at most three million are accepted. Split it.',
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
  protect: {
    badRule: 'The rule “{{text}}” cannot be understood.',
    badLevel: 'The level “{{text}}” cannot be understood. Write for example 3:20.',
    badWord: '{{option}}: there is no “{{text}}”. Possible: {{allowed}}.',
    needsSecret: 'This rule needs --secret with 32 hexadecimal digits, or a column key.',
    countsOnly: 'Only counts are rounded or get noise (--kind counts).',
    noFile: 'The file {{path}} cannot be read ({{reason}}).',
    gap: '{{value}}: the sum in the table is {{stated}}, its parts add up to {{sum}}.',
    gaps: 'Sums that do not match their parts: {{count}}',
    summary:
      'Cells: {{cells}}; hidden as sensitive: {{sensitive}}; hidden to protect them: {{secondary}}; together {{share}} %.',
    altered: 'Cells: {{cells}}; changed by the rule. Sums are only approximately right afterwards.',
    narrowest: 'Narrowest range an attack finds with all that is published: {{width}}.',
    narrow_one:
      '{{count}} cell that is hidden only to protect others can be narrowed further than the level; it is not sensitive.',
    narrow_other:
      '{{count}} cells that are hidden only to protect others can be narrowed further than the level; they are not sensitive.',
    exposed_one: '{{count}} cell cannot be protected; nothing was written:',
    exposed_other: '{{count}} cells cannot be protected; nothing was written:',
    help: `FILE    CSV or XLSX, one line per cell, sums included. Columns:
    value         count or amount
    standing      open (will be published), published (is already), hidden, inner (never will be); open without the column
    contributors  how many contribute; with counts it is the count itself
    largest       the largest contributions, separated by blanks
    key           cell key from 0 to below 1
    any other     a dimension, for example area, age, year
    Example: area;age;value

--rule TEXT      (required) one of these:
    threshold=3,zeros=open|structural|secret,dominance=1:80,percent=10
                          hide: fewer than 3; zeros open, known to all or secret;
                          the largest above 80 %; p percent rule
    round=5               round to multiples of 5
    random=3              round at random, without bias
    cell-key=5:3:2        noise: at most 5, variance 3, no 1 and 2
--hierarchy FILE CSV with the columns dimension;member;part: member contains part. Any depth;
                 a part may belong to several divisions or periods
--level 3:20     no range narrower than 3 or 20 % of the value
--guard hidden|sensitive  whose range stays wide: that of every hidden cell, or of the sensitive ones only
--loss cells|values|logarithms  what is kept small: number, sum or logarithms of the hidden values
--insiders       not even somebody who knows a single case finds out anything
--kind counts|magnitudes  counts or amounts
--absent-zero    missing cells are zero, and everybody knows
--secret HEX     secret for random and cell-key, 32 hexadecimal digits
--out FILE       CSV with dimensions, value, state (known, suppressed); to the screen if left out`,
  },
  bad_one: '{{count}} place does not fit',
  bad_other: '{{count}} places do not fit',
  badLead: 'Nothing has been stored. Mend the file and check it again.',
  again: 'Check another file',
  undoHint: 'An import can be undone as a whole in the history.',
} satisfies Same<typeof de>;

export const sourceTexts = defineTexts('sources', { de, en });
