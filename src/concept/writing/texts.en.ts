import type { Same } from '#ui/language.ts';
import type { de } from './texts.de.ts';

export const en = {
  kind: { analysis: 'Analysis', goals: 'Goals', strategies: 'Strategies', measures: 'Measures' },
  sectionForm: { title: 'Heading', kind: 'Kind of section' },
} satisfies Same<typeof de>;
