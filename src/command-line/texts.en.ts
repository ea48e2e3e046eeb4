import { defineTexts, type Same } from '#ui/language.ts';
import { en as formats } from './formats/texts.en.ts';
import { de } from './texts.de.ts';

const en = {
  cli: {
    fictitious: 'invented city',
    language: 'en',
    usage: 'script/stadtfaden NOUN VERB [options]',
    more: 'More on a command: script/stadtfaden NOUN VERB --help',
    options: 'options',
    required: 'required',
    unknown: 'There is no command “{{words}}”.',
    missing: '{{option}} is missing.',
    oneArgument: 'The command takes exactly one {{argument}}.',
    noArgument: 'The command takes options only.',
    operator: 'Command line',
    noCity: 'There is no city “{{id}}”. To see which there are: script/stadtfaden city list',
    noCities: 'No city yet. Create one: script/stadtfaden city create --id … --name …',
    cityTaken: 'There is a city “{{id}}” already. Choose another one with --id.',
    badId: '“{{id}}” cannot be an id: small letters, digits and hyphens only, 63 at most.',
    badSize: 'There is no size “{{size}}”. Possible: {{sizes}}.',
    badSeed: '--seed must be a whole number.',
    badYear: '“{{year}}” is not a year between 1990 and 2100.',
    badReading: '“{{value}}” is not possible with {{option}}. How it is written stands below.',
    badCrs: '--crs {{crs}} is no EPSG number; for example 25833.',
    noPerson: 'There is no account for {{email}}.',
    noOffice: 'There is no office “{{id}}” in this city.',
    noFile: 'The file {{path}} cannot be read ({{reason}}).',
    cityCreated: 'City “{{id}}” has been created.',
    generating:
      'Inventing {{goals}} goals, {{measures}} measures, {{areas}} areas, {{indicators}} indicators over {{years}} years.',
    invited: 'Invitation for {{email}}, valid for 14 days:',
    dismissed: '{{email}} no longer creates cities.',
    appointed: '{{email}} can now create cities in the browser.',
    notAppointed: '{{email}} was not allowed to create cities.',
    indicatorsFound_one: '{{count}} indicator is sound.',
    indicatorsFound_other: '{{count}} indicators are sound.',
    areasFound_one: '{{count}} area is sound.',
    areasFound_other: '{{count}} areas are sound.',
    areasStored: 'Stored. Id of the division: {{id}}',
    valuesRevised: 'Another number than before: {{revised}}; no longer in the file: {{dropped}}.',
    reasonNeeded: 'The import would change existing values. Say why with --reason; nothing has been saved.',
    valuesFound_one: '{{count}} value is sound; existing ones that are replaced: {{replaced}}.',
    valuesFound_other: '{{count}} values are sound; existing ones that are replaced: {{replaced}}.',
    alertsFound_one: '{{count}} alert found',
    alertsFound_other: '{{count}} alerts found',
    valuesStored: 'Stored: {{added}} new, {{replaced}} replaced.',
    measuresFound: 'Sound: {{created}} new measures, {{changed}} changed.',
    noJson: 'The file is no JSON.',
    badFormula: 'The computation does not fit, at “{{place}}”: {{reason}}',
    dry: 'Checked only; nothing was stored.',
    stored: 'Stored.',
    ...formats,
    about: {
      cityList: 'lists the cities',
      cityCreate: 'creates an empty city',
      cityGenerate: 'invents a city of any size',
      personInvite: 'invites somebody and prints the link',
      personAppoint: 'lets somebody create cities in the browser',
      areasImport: 'imports a division, or new borders of one, from a map',
      indicatorsDefine: 'makes indicators from a table, still without values',
      indicatorsCompute: 'says how indicators are computed from others',
      indicatorsImport: 'imports values of indicators from CSV or XLSX',
      papersImport: 'imports papers from JSON as OParl gives it',
      measuresImport: 'imports measures from CSV or XLSX',
      reportWrite: 'writes the implementation report as PDF, HTML, JSON and CSV',
    },
    option: {
      indicatorColumn: 'column with the indicator, where it is not recognised',
      areaColumn: 'column with the area, where it is not recognised',
      yearColumn: 'column with the year, where it is not recognised',
      valueColumn: 'column with the value, where it is not recognised',
      fileYear: 'year of all values, where the file names none',
      decimal: 'decimal sign, where it is not recognised',
      signs: 'signs of this source, for example “n/a = missing; # = secret; x = not applicable; - = zero”',
      report: 'check only and write a report',
      city: 'id of the city',
      as: 'in whose name it stands in the history',
      dryRun: 'check only, store nothing',
      division: 'division in which keys are looked up first',
      wholeSeries: 'the file is the whole series of its indicators: what it lacks no longer holds',
      reason: 'why existing values change (needed where they do)',
      valuesSource: 'who collected the values',
      licence: 'licence of the values',
      indicator: 'indicator, where the file has no column for it',
      cityId: 'id, part of all addresses',
      cityName: 'name of the city',
      cityState: 'federal state',
      cityYear: 'report year, the current one unless given',
      size: 'size',
      generatedId: 'id, fadenburg-SIZE unless given',
      generatedName: 'name, Fadenburg unless given',
      seed: 'same number, same city',
      role: 'for example administrator, coordinator, editor',
      withdraw: 'takes this right away again',
      office: 'id of the office where the role needs one',
      divisionName: 'name of the division, for example Ortsteile',
      newVersion: 'id of a division you have that gets new borders',
      areaList: 'list of all areas (key, name); what the map lacks is made without a polygon',
      within: 'id of the division whose areas the new ones lie in',
      nameKey: 'property with the name where it is not recognised',
      codeKey: 'property with the key where it is not recognised',
      parentKey: 'property that says what an area lies in (key or name)',
      divisionKind: 'kind of division',
      source: 'where the shapes come from',
      crs: 'EPSG number of the coordinates where the file does not say it',
      validFrom: 'from when the shapes are valid, today unless given',
      year: 'report year',
      out: 'folder to write to',
    },
  },
  files: {
    badNumber: '“{{value}}” with {{option}} is no number.',
    badChoice: '“{{value}}” is not possible with {{option}}. Possible: {{choices}}.',
    badHorizon: '--horizon must be a whole number from 1 to {{most}}.',
    badSteps: '--steps must be a whole number from 1 to 50.',
    about: {
      indexCompute: 'computes status and dynamics of areas by a definition',
      segregationCompute: 'computes how unevenly groups live over the areas',
      alertsFind: 'finds areas that stand out, with false alarms controlled',
      seriesAttain: 'grades whether series reach their targets',
      areasCarry: 'carries values from the areas of one file to those of another',
      seriesForecast: 'carries short series on, with intervals',
      populationProject: 'projects people by age and sex',
      tableProtect: 'protects a table: hides, rounds or blurs small numbers',
    },
    option: {
      definition: 'definition as a JSON file, or berlin-mss-2013, berlin-mss-2019',
      editionBefore: 'earlier edition, for changes of class',
      areaColumn: 'column with the key of the area',
      groups: 'columns of the groups; all columns of numbers unless given',
      part: 'column with the larger part (district), for the decomposition',
      neighbours: 'pairs of neighbouring areas, for D with neighbours',
      draws: 'drawings for intervals, 200 unless given; 0 for none',
      seed: 'same number, same intervals; 1 unless given',
      local: 'the contribution of each area as well',
      watchYear: 'year that is judged, the newest unless given',
      watchYears: 'how many years up to it count, 10 unless given; older changes are no news',
      watchMethods: 'level, change, cusum, ewma, trend-break; all unless given',
      falseRate: 'tolerated share of false findings, 0.05 unless given',
      model: 'a person counts once (binomial, unless given) or events (poisson)',
      dispersion: 'allow for differences between areas (unless given) or not',
      target: 'target value; without it only the direction counts',
      direction: 'where it should go',
      targetYear: 'target year; without it the value holds every year',
      targets: 'targets by series, instead of --target, --direction and --year',
      asOf: 'year that is judged, the newest unless given',
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
      protectRule: 'by which rule; see below',
      protectHierarchy: 'what contains what: sums, divisions, periods',
      protectLevel: 'no range narrower than 3 or 20 % of the value; so unless given',
      protectGuard: 'whose range stays wide: that of every hidden cell (unless given), or of the sensitive ones only',
      protectLoss: 'what is kept small: number (unless given), sum or logarithms of the hidden values',
      protectInsiders: 'not even somebody who knows a single case finds out anything',
      protectKind: 'counts (unless given) or amounts',
      protectAbsent: 'missing cells are zero, and everybody knows',
      protectSecret: 'secret for random and cell-key, 32 hexadecimal digits',
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
    index: {
      whole: 'Whole file',
      problem: {
        'not-json': 'This is no complete JSON.',
        missing: 'This is missing.',
        'unknown-field': 'There is no such field: {{detail}}. Check the spelling.',
        'wrong-kind': 'Something else belongs here: {{detail}}.',
        'columns-or-change': 'An indicator needs either columns or change.',
        'open-class': 'Every class but the last needs upTo, the last has none.',
        'falling-class': 'upTo has to rise from class to class.',
        'id-twice': 'An id stands for one indicator or part only.',
      },
      noDefinition: 'The definition {{path}} cannot be read ({{reason}}). Delivered are: {{names}}.',
      leftOut: 'Left out and not counted: {{reasons}}. The reason stands in the column left_out.',
      relative: 'An index is relative: an area can rise because others fall. Look at the shares as well.',
      'too-few-areas': 'Fewer than three areas have all values for “{{where}}”.',
      'no-spread': 'All areas have the same value for “{{where}}”; that makes no index.',
      'area-twice': 'The area “{{where}}” occurs twice.',
    },
    segregation: {
      badDraws: '--draws is 0 or a whole number from 2 to 10000, --seed a whole number.',
      leftOut: '{{year}} Areas left out: {{count}} ({{reasons}}). Missing and confidential values bias all measures.',
      notWhole: 'Some counts are not whole; without whole persons there are neither intervals nor the value by chance.',
      tooFew: '{{path}} {{year}}: fewer than two areas have known values in all groups.',
      'nothing-common': '{{year}}: no areas and groups in common with the year before; the change is not decomposed.',
      'not-fitted': '{{year}}: the change cannot be decomposed (tables with too many gaps).',
      division: 'All measures depend on the division into areas. Do not compare across a reform of areas.',
    },
    alerts: {
      badRate: '--rate lies between 0 and 1, for example 0.05.',
      badYears: '--years is a whole number from 1.',
      noYear: 'The file holds nothing for {{year}}.',
      found: '{{year}}: {{count}} stand out in {{tests}} tests; at most {{share}} % of them are false on average.',
      ignored: 'Not tested: {{reasons}}.',
      classes: 'Changes of class: {{count}}. They are named without a probability; near a limit they are chance.',
    },
    attain: {
      rule: 'Grades: sun, slightly-cloudy, cloud, thunderstorm. A continuation, no plan.',
      tooFew: 'Without a grade, for want of four known values in a row: {{names}}.',
      noTarget: 'Without a target: {{names}}.',
      noSeries: 'There is no series “{{name}}”. There are for example: {{names}}.',
      oneWay: 'Give either --targets with a file or --direction (with --target and --year where there are).',
    },
    protect: {
      badRule: 'The rule “{{text}}” cannot be understood. Write for example threshold=3, round=5 or cell-key=5:3.',
      badLevel: 'The level “{{text}}” cannot be understood. Write for example 3:20.',
      needsSecret: 'This rule needs --secret with 32 hexadecimal digits, or a column key.',
      countsOnly: 'Only counts are rounded or get noise (--kind counts).',
      gap: '{{value}}: the sum in the table is {{stated}}, its parts add up to {{sum}}.',
      gaps: 'Sums that do not match their parts: {{count}}.',
      summary:
        'Cells: {{cells}}; hidden as sensitive: {{sensitive}}; hidden to protect them: {{secondary}}; together {{share}} %.',
      altered: 'Cells: {{cells}}; changed by the rule. Sums are only approximately right afterwards.',
      narrowest: 'Narrowest range an attack finds with all that is published: {{width}}.',
      narrow_one:
        '{{count}} cell that is hidden only to protect others can be narrowed further than the level; it is not sensitive.',
      narrow_other:
        '{{count}} cells that are hidden only to protect others can be narrowed further than the level; they are not sensitive.',
      exposed_one: '{{count}} cell cannot be protected; nothing was put out:',
      exposed_other: '{{count}} cells cannot be protected; nothing was put out:',
    },
    formats: {
      indexCompute: `TABLE.csv: one line per area, columns as in the definition. For berlin-mss-2013:

  plr_id,inhabitants,s1,s2,s3,s4,d1,d2,d3,d4
  01011101,2930,6.38,2.22,7.44,20.11,-0.83,-0.15,0.10,-1.45

FILE: JSON with indicators, weights, class limits, minimum inhabitants, exclusions; see guides/define-an-index.md.
Output by area: values, z values, sum, index, class of each part, combined (2+/-), left_out (why there is no index).
Example: script/stadtfaden index compute mss_2015.csv --definition berlin-mss-2013 --before mss_2013.csv`,
      segregationCompute: `TABLE.csv: one line per area (and year), a column for each group; or lines of area, group, count:

  area,year,german,foreign          area,group,count
  0101,2023,1200,340                0101,german,1200
  0102,2023,900,.                   0101,foreign,340

Signs: - zero, . confidential, empty missing: such areas are left out and named. NEIGHBOURS: one,other,weight.
Output by index: year,index,group,other,value,corrected,lower,upper,expected_by_chance. corrected: without the chance of small
counts; lower to upper: 95 %; expected_by_chance: the value if all lived anywhere. change-…: the parts of the change of M.
Example: script/stadtfaden segregation compute groups.csv --part district --draws 500`,
      alertsFind: `TABLE.csv: area, year, cases with the persons they come from; or a value; and a class where there is one:

  area,year,count,base,class        area,year,value
  0101,2022,45,1810,mittel          0101,2022,7.4
  0101,2023,71,1833,niedrig         0101,2023,9.9

level: against the city; change: against the year before; cusum, ewma: small changes that last; trend-break: against the line.
Output: area,year,method,direction,value,expected,lower,upper,p,q,inputs. From lower to upper it would be no finding.
Example: script/stadtfaden alerts find jobless.csv --year 2023 --rate 0.1`,
      seriesAttain: `FILE: CSV or XLSX as for series forecast. TARGETS.csv, without target only the direction counts, without target_year every year:

  area,2018,2019,2020,2021,2022,2023        series,target,target_year,direction
  North,50,52,54,56,58,60                   North,76,2030,up

Output: series,year,value,grade,on_track,change_per_year,n,target,target_year,direction,gap,projected,open_part,reason.
open_part: part of the gap still open in the target year: below 5 % sun, to 20 % slightly-cloudy, beyond cloud.
Example: script/stadtfaden series attain shares.csv --target 76 --direction up --year 2030`,
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
      populationProject: `FILE: the city, one line by year, age and sex (f, m). Age groups equally wide (mostly 5 years), the last one open:

  year,age,sex,count
  2020,0-29,f,14592
  2020,30-59,f,17310
  2020,60+,f,12480
  2020,0-29,m,15120
  2020,30-59,m,17702
  2020,60+,m,9870

R.csv: survival (share that lives to the end of the step) or person_years (life table, l0 = 100000), births (per woman and
year), migration (moved in less moved out in a step); row birth: share of those born that lives:

  age,sex,survival,births,migration
  birth,f,0.997,,
  birth,m,0.996,,
  0-29,f,0.998,0.04,350
  30-59,f,0.97,0.01,-120
  60+,f,0.35,0,-15
  0-29,m,0.997,,410
  30-59,m,0.95,,-130
  60+,m,0.27,,-10

G.csv: as FILE with a column area. Without R.csv, and for areas always, by the ratio of two counts one age group apart; three
counts give intervals. Output: area,year,sex,age,people,low80,high80,evidence.
Example: script/stadtfaden population project city.csv --rates rates.csv --areas areas.csv --steps 3`,
      tableProtect: `FILE: CSV or XLSX, one line per cell, sums included. Every column but the five named is a dimension:

  area,age,value            H.csv:  dimension,member,part
  City,all,60                       area,City,North
  North,all,20                      area,City,South
  South,all,40

value         count or amount
standing      open (will be published, unless given), published (is already), hidden, inner (never will be)
contributors  how many contribute; with counts it is the count itself
largest       the largest contributions, separated by blanks
key           cell key from 0 to below 1

H.csv: member contains part, at any depth; a part may belong to several divisions or periods. --rule is one of:

  threshold=3,zeros=open|structural|secret,dominance=1:80,percent=10
                  hide: fewer than 3; zeros open, known to all or secret; the largest above 80 %; p percent rule
  round=5         round to multiples of 5
  random=3        round at random, without bias
  cell-key=5:3:2  noise: at most 5, variance 3, no 1 and 2

Output by cell, without inner: the dimensions, value, state (known, suppressed). Nothing where a cell cannot be protected.
Example: script/stadtfaden table protect cells.csv --hierarchy areas.csv --rule threshold=3 > safe.csv`,
    },
  },
} satisfies Same<typeof de>;

export const commandTexts = defineTexts('command-line', { de, en });
