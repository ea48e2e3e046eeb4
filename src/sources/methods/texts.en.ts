/** Words of the methods on bare files: index, segregation, alerts, target attainment. Joined into the texts of the room. */

import type { Same } from '#ui/language.ts';
import type { methods as german } from './texts.de.ts';

export const methods = {
  fault: {
    'two-groups': 'At least two groups are needed, a column each; found: {{found}}. Name them with --groups.',
    'not-above-zero': '“{{value}}” is no number above zero. Correct the weight.',
  },
  about: {
    indexCompute: 'computes status and dynamics of areas by a definition',
    segregationCompute: 'computes how unevenly groups live over the areas',
    alertsFind: 'finds areas that stand out, with false alarms controlled',
    seriesAttain: 'grades whether series reach their targets',
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
  },
  index: {
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
  },
} satisfies Same<typeof german>;
