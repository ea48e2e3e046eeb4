import { expect, test } from 'vitest';
import { mapPaths } from '#ui/map/svg-map.ts';
import { type Sheet, scaleBar, sheetSource } from './map-sheet.ts';
import type { Ground } from './map-view.server.ts';

const square = [
  [
    [12.3, 51.3],
    [12.4, 51.3],
    [12.4, 51.4],
    [12.3, 51.4],
    [12.3, 51.3],
  ],
];
const paths = mapPaths([{ id: 'a', geometry: { type: 'MultiPolygon', coordinates: [square] } }], 720, 600);
const ground: Ground = { ...paths, bounds: [12.3, 51.3, 12.4, 51.4], approximate: false, sources: [] };

const sheet: Sheet = {
  city: 'Stadt',
  language: 'de',
  title: 'Quote #1 [*], 2020',
  subtitle: 'Stadt',
  paper: 'a3',
  landscape: true,
  ground,
  pictures: [
    {
      indicator: null,
      year: 2020,
      title: 'Quote',
      alt: 'Eine "Karte"',
      looks: new Map([['a', { look: 'map__suppressed', label: 'a' }]]),
      legend: [{ look: 'map__suppressed', label: 'geheim' }],
      figures: new Map(),
      unsure: new Set(),
    },
  ],
  layers: [],
  drawnShape: null,
  lines: ['Quelle: x_y'],
  table: null,
  day: '2026-11-22',
  marks: [],
  words: { north: 'Norden', legend: 'Legende', noShapes: 'keine Flächen' },
};

test('the scale bar is a round length, as long as it says', () => {
  const bar = scaleBar(ground);
  expect(bar.label).toBe('2 km');
  // A degree of longitude at 51.35° north is 69.5 km.
  const [west, east] = [ground.point(12.3, 51.35)[0], ground.point(12.4, 51.35)[0]];
  expect(bar.units / (east - west)).toBeCloseTo(2 / 6.953, 2);
});

test('nothing a city writes is read as a command, and what is secret is hatched', () => {
  const { main, files } = sheetSource(sheet);
  expect(main).toContain('= Quote \\#1 \\[\\*\\], 2020');
  expect(main).toContain('alt: "Eine \\"Karte\\""');
  expect(main).toContain('paper: "a3", flipped: true');
  expect(files.get('/map-0.svg')).toContain('fill="url(#paper-cross)"');
  expect(files.get('/map-0.svg')).toContain('2 km');
});

test('a division without shapes says so instead of a picture', () => {
  const { main } = sheetSource({ ...sheet, ground: { ...ground, paths: [] } });
  expect(main).toContain('keine Flächen');
  expect(main).not.toContain('#image');
});
