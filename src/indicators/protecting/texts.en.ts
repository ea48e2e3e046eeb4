import type { Same } from '#ui/language.ts';
import type { de } from './texts.de.ts';

export const en = {
  protection: {
    title: 'Protection of small numbers',
    lead: 'So that nobody is recognised by small numbers, the statistics office decides what everybody else sees: on every page, in every map and every file.',
    change: 'Change protection',
    decide: 'Decide on protection',
    undecided: 'Not decided yet. Who is signed in sees all values; the public sees no values of single areas.',
    open: 'All values are released.',
    openBecause: 'All values are released: {{reason}}',
    suppression:
      'Values of fewer than {{count}} cases are not shown, and as many others as it takes so that nobody can compute them from sums.',
    zeros: 'Zeros count as small numbers too.',
    cases: 'How many cases stand behind a value is told by “{{name}}”.',
    rounding:
      'Values are rounded at random to multiples of {{count}}, the same cases always the same way. Sums are sums of the rounded values, so they differ from the true ones.',
    'cell-key':
      'Values are changed at random by {{count}} at most, the same cases always the same way. Sums are sums of the changed values, so they differ by more.',
    level:
      'What this protects: behind a value shown at least {{count}} others stay possible; up to {{fifth}} cases this range is at least a fifth of the value, above it is not.',
    'city-only': 'Only the value of the whole city is shown.',
    closed: 'Only the statistics office sees the values.',
    concentration: {
      one: 'Hidden as well is what a single one contributes too much to.',
      two: 'Hidden as well is what two together contribute too much to.',
      percent: 'Hidden as well is where the second largest could tell the contribution of the largest too well.',
    },
    sum: '“{{whole}}” is the sum of {{parts}}; all are protected together.',
    pending:
      'The protection is being computed. Until then these values are hidden from everybody who may not see them unprotected.',
    held_zero: 'No value is hidden at present.',
    held_one: '{{count}} of {{cells}} values of all years and areas is hidden.',
    held_other: '{{count}} of {{cells}} values of all years and areas are hidden.',
    why: 'Why',
    cause: {
      primary: 'small number',
      secondary: 'hidden so that a small number cannot be computed',
      earlier: 'was hidden before and stays so, so that comparing both versions tells nothing',
      whole: 'whole year hidden because a small number cannot be protected otherwise',
      'city-only': 'only the whole city is shown',
    },
    number: 'Number',
    asStored: 'You see the values unprotected. Please do not pass on views and files.',
    asProtected: 'You see the protected values.',
  },
  protectionForm: {
    indicators: 'Holds for',
    indicatorsHint: 'Shares are protected through numerator and denominator. Several data sets can get the same rule.',
    method: 'What everybody else sees',
    ways: {
      open: 'all values: the statistics office releases them',
      suppression: 'small values stay hidden, and what would tell them',
      rounding: 'all values rounded (counts only)',
      'cell-key': 'all values changed a little (counts only)',
      'city-only': 'the value of the whole city only',
      closed: 'nothing: the values stay in the statistics office',
    },
    sumId: 'Sum of the others',
    sumHint:
      'Is one of the data sets ticked the sum of the others, such as all = women + men? Then they are protected together; else one tells what the other hides.',
    sumNone: 'none is a sum of the others',
    concentrated: 'If few contribute nearly everything',
    concentratedLead:
      'With turnover, consumption or land a value can tell of a single one although many cases stand behind it. For that it must be known how large the largest contributions are.',
    noContributions:
      'There are no largest contributions to this data set. Import the largest and the second largest contribution by area and year as data sets of their own with the same theme; then you can choose them here.',
    concentration: 'Hide if',
    concentrations: {
      one: 'the largest contribution makes up more than … percent',
      two: 'the two largest contributions make up more than … percent',
      percent: 'the second largest can tell the largest to within … percent',
    },
    concentrationNone: 'do not check',
    concentrationPercent: 'Percent',
    concentrationPercentHint: 'usual: 50 for the largest, 85 for the two largest, 10 for telling',
    largestId: 'Largest contribution',
    secondId: 'Second largest contribution',
    contributionHint: 'Only the statistics office will see this data set.',
    contributionNone: 'none',
    suppression: 'If small values stay hidden',
    change: 'If values are rounded or changed',
    threshold: 'Hide below … cases',
    thresholdHint: 'at least 3',
    secretZeros: 'Zeros are secret too',
    secretZerosHint: 'Otherwise a zero is shown.',
    casesId: 'Cases behind an amount or a mean',
    casesHint: 'For amounts and means: which count tells how many cases stand behind them?',
    casesNone: 'not needed, they are counts',
    base: 'Round to multiples of',
    baseHint: 'at least 5; so many values stay possible behind each, with 5 at least a fifth of it up to 40 cases',
    reach: 'Change by at most',
    reachHint:
      '3 to 20; 5 is usual. The true value can be so far away on both sides, with 5 at least a fifth of it up to 50 cases',
    readers: 'Who else sees all values unprotected',
    readersHint: 'The statistics office always does.',
    reason: 'Reason',
    reasonHint: 'shown on the page of the indicator; needed where all values are released',
    submit: 'Save protection',
    job: 'Computing protection: {{name}}',
    note: 'What was shown already cannot be taken back. Whoever kept an earlier version can compare it with the new one.',
  },
} satisfies Same<typeof de>;
