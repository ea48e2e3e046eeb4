import { expect, test } from 'vitest';
import type { ChartBlock, MapBlock, Part } from './document.ts';
import { figureAt } from './figure-at.ts';

const chart = (title: string): ChartBlock => ({
  type: 'chart',
  title,
  lead: '',
  alt: '',
  note: '',
  lines: [],
  target: null,
  decimals: 0,
});
const map: MapBlock = { type: 'map', alt: 'Karte', note: '', width: 1, height: 1, ground: [], subjects: [] };
const parts: (Part | null)[] = [
  null,
  {
    kind: 'goals',
    title: 'Ziele',
    blocks: [
      { type: 'heading', text: 'x' },
      chart('allein'),
      { type: 'charts', charts: [chart('links'), chart('rechts')] },
      { type: 'beside', map, blocks: [{ type: 'heading', text: 'y' }, chart('daneben')] },
      map,
    ],
  },
];

test.each([
  ['1.1', 'allein'],
  ['1.2.1', 'rechts'],
  ['1.3.1', 'daneben'],
  ['1.3.karte', 'Karte'],
  ['1.4', 'Karte'],
  ['1.0', null],
  ['1.2', null],
  ['1.2.7', null],
  ['1.1.0', null],
  ['0.0', null],
  ['9.9', null],
  ['', null],
  ['constructor.0', null],
])('at %j stands %j', (place, title) => {
  const found = figureAt(parts, place);
  expect(found && (found.type === 'map' ? found.alt : found.title)).toBe(title);
});
