import type { Same } from '#ui/language.ts';
import type { de } from './texts.de.ts';

export const en = {
  findings: {
    title_zero: 'The matrix has no gap',
    title_one: '{{count}} cell of the matrix has a gap',
    title_other: '{{count}} cells of the matrix have gaps',
    twice_zero: 'No cell is served by several offices side by side.',
    twice_one: '{{count}} cell is served by several offices side by side.',
    twice_other: '{{count}} cells are served by several offices side by side.',
    lead: 'Where a challenge touches a sector part, a goal with measure, indicator and money should follow. Offices that were asked and take part do not work side by side.',
    caption: 'Gaps and overlaps of the matrix',
    finding: 'Finding',
    some: 'with a finding',
    checklist: 'Checklist',
    checklistOf: '{{answered}}/{{asked}} questions answered: {{part}}',
    open: 'Gaps and overlaps',
  },
  findingKind: {
    unrated: 'relation not rated',
    'no-goal': 'no goal',
    'no-measure': 'no measure',
    'no-indicator': 'no indicator',
    'no-money': 'no money',
    'served-twice': 'several offices side by side',
    'goal-despite-none': 'goal despite “no relation”',
  },
} satisfies Same<typeof de>;
