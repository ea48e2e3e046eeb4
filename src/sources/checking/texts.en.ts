import type { Same } from '#ui/language.ts';
import type { de } from './texts.de.ts';

export const en = {
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
    'mixed-encodings':
      'From here on the letters are encoded differently from before (UTF-8 and Windows-1252 mixed), probably because two files were joined. Save each as CSV (UTF-8) first, then join them.',
    'merged-head':
      'The heading spans several columns (merged cells), and further headings stand below it ({{below}}). Unmerge the cells and leave exactly one line with one heading per column.',
    'merged-cells':
      'Cells are merged in the first line ({{cells}}). Unmerge them, delete title lines above the table and leave exactly one heading per column.',
    'day-as-number': '“{{value}}” is a date as an Excel number ({{day}}). Format the column as date or write the year.',
    'year-as-day':
      '“{{value}}” is the year {{year}}, shown as a date by the spreadsheet. Format the column as a number.',
    'number-as-day':
      '“{{value}}” is a date where a number is expected; Excel turns 1.5 into the first of May. Format the column as text or number and enter the value again.',
    'key-as-day':
      '“{{value}}” is a date where an area is expected; Excel turns the key 1-2 into the first of February. Format the column as text and enter the key again.',
    'total-row':
      '“{{value}}” is a total among the parts and no area of this city. Delete the line; totals are computed from the areas. The city itself is called “Stadt” or “Total”.',
    'number-with-unit':
      'In “{{value}}” the unit {{unit}} stands with the number. Write the number only; the unit belongs to the indicator.',
    'two-units':
      'Here the unit is {{other}}, but {{one}} in line {{first}}. Convert all values to one unit or split them into two indicators.',
    'negative-count':
      '“{{value}}” is negative, but {{what}} is a count and never below zero. Correct the number; for balances add an indicator of the kind amount.',
    'share-above':
      '{{what}}: {{part, number}} of {{whole, number}} is more than 100 %. Check numerator and denominator.',
    'percent-above': '{{what}}: {{value, number}} % is more than 100 %. Check the value.',
    'sum-differs':
      '{{what}}: the areas of “{{division}}” add up to {{sum, number}}, the city has {{city, number}}; difference {{difference, number}}. Both numbers stay as they are; often these are cases that could not be placed in an area.',
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
    'indicator-exists': 'There is an indicator “{{value}}” already. Choose it above instead of naming a new one.',
    'new-indicator':
      'What is said of the new indicator does not fit. Shorten name, unit and source to 300 characters at most and choose the kind from the list.',
    'is-rate': '“{{value}}” is computed from two counts. Import numerator and denominator instead of the rate.',
    'unknown-area': '“{{value}}” is no area of this city. Check key or name.',
    'ambiguous-area': '“{{value}}” exists in several divisions. Choose the division or add the name.',
    'area-ended':
      '“{{area}}” ended on {{day}}; a value of {{year}} belongs to the areas that hold after it. Assign it there or delete the line.',
    'area-not-yet':
      '“{{area}}” exists in this division since {{day}} only. If the value of {{year}} belongs to an area that held before, assign it there or delete the line. If the series was calculated back to the new borders, import the new borders once more under Areas as a division of their own, valid from the first year of the series, and choose that division here.',
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
    'not-a-list': 'A list of papers is expected, or a page of OParl with “data”. Export the list once more.',
    'no-papers': 'The file holds no paper.',
    'too-many-papers': 'The file holds {{has, number}} papers, at most {{most, number}} are taken. Split it.',
    'not-a-paper': 'This entry is no paper: a field is not made of text. Correct it or take it out.',
    'not-json': 'The file is no complete GeoJSON; it breaks off at character {{position}}. Export it again.',
    'not-utf-8':
      'The file is not stored as UTF-8 or has been cut off (character {{position}}). Export it again with the encoding UTF-8.',
    'not-a-collection':
      'GeoJSON of type FeatureCollection is expected. Export the whole layer, in QGIS with “Save features as”.',
    'unknown-crs':
      'The coordinates ({{crs}}) are not in degrees (WGS 84). Name their reference system (EPSG) where the import asks for it, or export the areas as GeoJSON according to RFC 7946 (EPSG:4326).',
    'no-such-crs': 'There is no reference system “{{crs}}”. Write its EPSG number, for example 25833.',
    'crs-does-not-fit': 'The coordinates do not fit the reference system {{crs}}. Check which one the file is in.',
    'gpkg-broken': 'The GeoPackage is damaged or incomplete. Export the layer once more.',
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
    'two-groups': 'At least two groups are needed, a column each; found: {{found}}. Name them with --groups.',
    'not-above-zero': '“{{value}}” is no number above zero. Correct the weight.',
    'not-a-share': '“{{value}}” is no share from 0 to 1. Write for example 0.998.',
    'invalid-ring': 'A ring crosses or touches itself ({{reason}}). Mend the geometry, in QGIS with “Fix geometries”.',
    'unknown-parent':
      '“{{value}}” is neither an area of this file nor one of the city. Check the key or name, or first import the division it belongs to.',
    'cyclic-parent': 'The area lies in itself, through others: {{way}}. Correct what one of them lies in.',
    'total-among-parts':
      'This area holds {{count}} others of the file whole ({{parts}}); it is probably their total. Remove it, or name the property that says what each area lies in.',
    'no-division': 'There is no division “{{value}}”. Choose one or make a new one.',
    'version-too-early':
      'The new version is to hold from {{day}}, but the present one begins on {{latest}}. Choose a later day, or take the present one back in the history.',
    'version-ahead': '{{day}} is in the future. Import the version once it holds.',
    'zip-broken': 'The ZIP archive is damaged or incomplete. Download it again.',
    'zip-bomb':
      'Unpacked, the ZIP archive would have {{megabytes, number}} MB ({{entries, number}} files); at most {{most}} MB are possible. It was not unpacked. Pack only the files of the one layer.',
    'zip-without-shapes':
      'There is no .shp file in the ZIP archive. It holds: {{names}}. Pack .shp, .dbf and .prj together.',
    'zip-many-shapes': 'The ZIP archive holds {{count}} layers ({{names}}). Pack only the one that is to be imported.',
    'shapefile-without-table': 'The table {{name}} of the Shapefile is missing. Pack .shp, .dbf and .prj together.',
    'shapefile-broken': 'The {{part}} file is damaged or cut off. Export the layer again.',
    'shapefile-half':
      'The Shapefile does not fit together: {{shapes, number}} areas, but {{rows, number}} rows in the table. Export the layer again.',
    'prj-unknown':
      'The reference system “{{crs}}” of the .prj file is not known. Enter its EPSG number where the import asks for the reference system, for example 25833.',
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
    'papers-deleted_one': '{{count}} entry is marked as deleted and passed over.',
    'papers-deleted_other': '{{count}} entries are marked as deleted and passed over.',
    'new-committees_one': '{{count}} committee or group is added: {{names}}.',
    'new-committees_other': '{{count}} committees and groups are added: {{names}}.',
    'parts-apart':
      '{{name}} stands {{count}} times in the map, with {{kilometres, number}} km between; the parts were put together to one area. Check whether one of them has the wrong key.',
    parts: '{{name}} stands {{count}} times in the map; the parts were put together to one area.',
    remembered: 'Read as {{file}} was on {{on}}: same headings, same columns and signs.',
    'no-shape_one':
      '{{count}} area has no polygon: {{names}}. It is kept and can have values, but is missing on the map.',
    'no-shape_other':
      '{{count}} areas have no polygon: {{names}}. They are kept and can have values, but are missing on the map.',
    'from-list_one': '{{count}} area stands in the list only, not in the map.',
    'from-list_other': '{{count}} areas stand in the list only, not in the map.',
    'not-listed_one': '{{count}} area of the map does not stand in the list: {{names}}.',
    'not-listed_other': '{{count}} areas of the map do not stand in the list: {{names}}.',
    'keys-zeros_one': '{{count}} key differs in leading zeros only and was matched: {{examples}}.',
    'keys-zeros_other': '{{count}} keys differ in leading zeros only and were matched: {{examples}}.',
    'keys-alike_one':
      '{{count}} key occurs with and without leading zeros: {{examples}}. Check whether these are different areas.',
    'keys-alike_other':
      '{{count}} keys occur with and without leading zeros: {{examples}}. Check whether these are different areas.',
    overlap: '{{one}} and {{other}} overlap on {{hectares, number}} ha.',
    'overlap-more_one': '{{count}} more overlap.',
    'overlap-more_other': '{{count}} more overlaps.',
    gap: 'Among {{beside}} there is a gap of about {{hectares, number}} ha that belongs to no area.',
    'gap-more_one': '{{count}} more gap.',
    'gap-more_other': '{{count}} more gaps.',
    'not-laid_one': 'Whether areas overlap was not checked ({{count}} area).',
    'not-laid_other': 'Whether areas overlap or leave gaps was not checked: there are {{count, number}}.',
    'parent-across_one': '{{count}} area reaches across the border of what it lies in: {{names}}.',
    'parent-across_other': '{{count}} areas reach across the border of what they lie in: {{names}}.',
    'parent-none_one': 'For {{count}} area it was not found what it lies in: {{names}}.',
    'parent-none_other': 'For {{count}} areas it was not found what they lie in: {{names}}.',
    version:
      'Compared with the present version: same {{same, number}}, other borders {{changed, number}}, new {{added, number}}, ended {{ended, number}}. Series of areas with other borders get a break on that day.',
    'columns-left': 'Not read, because no indicator is called so: {{columns}}',
    totals_one: '{{count}} total line is taken as the value of the city.',
    totals_other: '{{count}} values of total lines are taken as values of the city.',
    'rates-left_one': '{{count}} rate is not read but computed from the counts of the file.',
    'rates-left_other': '{{count}} rates are not read but computed from the counts of the file.',
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
} satisfies Same<typeof de>;
