/** What the search says, in English. */

import type { Same } from '#ui/language.ts';
import type { de } from './texts.de.ts';

export const en = {
  search: {
    title: 'Search',
    titleOf: 'Search: {{text}}',
    lead: 'In goals, measures, areas, indicators and everything else you may read. Ctrl K opens the search from any page.',
    label: 'Search in this city',
    placeholder: 'for example Straßenbahn, Schule Nord, M-0012',
    short: 'Search',
    keys: 'Ctrl K',
    submit: 'Search',
    kinds: 'Kind of results',
    group: {
      guideline: 'Guidelines',
      goal: 'Goals',
      measure: 'Measures',
      area: 'Areas',
      indicator: 'Indicators',
      product: 'Budget products',
      office: 'Offices',
      report: 'Reports',
      'sector-part': 'Sector parts',
      challenge: 'Challenges',
      'composite-index': 'Indices',
      paper: 'Papers',
      committee: 'Committees',
      section: 'Sections',
      strategy: 'Strategies',
      instrument: 'Instruments',
    },
    count_one: '{{count}} result',
    count_other: '{{count}} results',
    countMore: 'more than {{count}} results',
    all: 'Show all',
    allOf: 'Show all: {{kind}}',
    retired: 'ended',
    alsoRetired: 'also what has ended',
    mended: 'There is nothing for “{{typed}}”. Shown is what matches “{{meant}}”.',
    noWords: 'The search looks for letters and digits. Please type a word.',
    cut: 'That was very long: the first words are searched for.',
    nothing: 'There is nothing for “{{text}}”. Try a shorter or another word.',
    everywhere: 'Search in all kinds',
    withRetired: 'Search in what has ended too',
  },
} satisfies Same<typeof de>;
