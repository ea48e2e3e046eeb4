import type { Tone } from '#ui/layout/page.tsx';
import type { Category } from './area.ts';

/** How a category looks, as a chip and on the map. */
export const tones: Readonly<Record<Category, Tone>> = {
  'special-need': 'blue',
  strategic: 'rust',
  'strategic-green': 'green',
  observation: 'outline',
  candidate: 'outline',
};
export const fills: Readonly<Record<Category, string>> = {
  'special-need': 'fill-blue',
  strategic: 'fill-rust',
  'strategic-green': 'fill-green',
  observation: 'fill-outline',
  candidate: 'fill-outline',
};
