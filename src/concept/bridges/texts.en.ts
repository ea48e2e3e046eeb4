import type { Same } from '#ui/language.ts';
import type { de } from './texts.de.ts';

export const en = {
  bridges: {
    strategy: {
      list_one: '{{count}} strategy leads from goals to measures',
      list_other: '{{count}} strategies lead from goals to measures',
      lead: 'The ways on which the goals are to be reached.',
      none: 'No strategy yet. A strategy says on which way a goal is to be reached.',
      new: 'Add a strategy',
      edit: 'Edit the strategy',
      one: 'Strategy',
      caption: 'Strategies',
    },
    instrument: {
      list_one: '{{count}} instrument leads from goals to measures',
      list_other: '{{count}} instruments lead from goals to measures',
      lead: 'What the city has in hand to bring goals about: by-laws, contracts, funding, advice.',
      none: 'No instrument yet. An instrument is what the city has in hand: a by-law, a contract, a grant.',
      new: 'Add an instrument',
      edit: 'Edit the instrument',
      one: 'Instrument',
      caption: 'Instruments',
    },
    title: 'Title',
    text: 'How it works',
    officeId: 'Responsible',
    goalIds: 'Goals',
    measureIds: 'Measures',
    source: 'Source',
    carries: 'Connection',
    whole: 'connects goal and measure',
    notWhole: 'still without goal or measure',
    facts: 'Facts',
    noGoals: 'No goal is named yet that this serves.',
    noMeasures: 'No measure is named yet that follows from it.',
    retire: 'End',
    restore: 'Restore',
    edit: 'Edit',
    ofObject: 'Strategies and instruments',
    noneOfObject: 'No strategy and no instrument leads here yet.',
  },
} satisfies Same<typeof de>;
