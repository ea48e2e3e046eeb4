import type { Same } from '#ui/language.ts';
import type { de } from './texts.de.ts';

export const en = {
  upkeep: {
    title: 'Upkeep',
    lastOn: 'last kept up to date on {{date}}',
    neverKept: 'not kept up to date yet',
    noValues: 'no values yet',
    dueSince: 'due since {{date}}',
    dueNext: 'due again on {{date}}',
    owner: 'Person in charge',
    ownerLeft: 'has left the city; please name somebody',
    deputy: 'Deputy',
    rhythm: 'Rhythm',
    months_one: 'every month',
    months_other: 'every {{count}} months',
    rhythmField: 'Check every … months',
    rhythmHint: '1 to 120; empty if no rhythm was agreed',
    arrange: 'Look after it',
    confirmTitle: 'Does it still hold?',
    confirmLead: 'Look it through and change what does not hold any more. Then confirm the state of today.',
    confirm: 'It still holds',
    notYours: 'The coordination says who is in charge and how often it is checked.',
    formTitle: 'Arrange the upkeep',
    formLead: 'Who keeps the entry up to date, and how often?',
  },
  upkeepOwn: {
    goal: 'Person in charge and deputy stand in the goal itself.',
    measure: 'Person in charge and rhythm stand in the measure itself.',
    indicator: 'The rhythm stands in the indicator itself.',
  },
  upkeepState: {
    current: 'up to date',
    overdue: 'out of date',
    never: 'never kept',
    'no-rhythm': 'no rhythm agreed',
    finished: 'finished',
  },
} satisfies Same<typeof de>;
