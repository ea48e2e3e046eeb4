/** Space and numbers of the invented city: districts, focus areas, residents and what is counted among them. */

import type { ReceivedValue } from '#indicators/imports.store.server.ts';
import { sha256 } from '#platform/files.server.ts';
import { formulaRows } from '../formula.server.ts';
import { area } from '../leipzig/areas.server.ts';
import { count } from '../leipzig/indicators.server.ts';
import { cells } from './geometry.ts';
import { type Make, showsAll, source } from './make.server.ts';
import { districtNames, goalSeeds, partTitles, placeName } from './words.ts';

export function areasOf({ name, size, random }: Make) {
  const shapes = cells(size.areas, random);
  const byAngle = shapes
    .map((shape, index) => ({
      shape,
      index,
      angle: Math.atan2(shape.centre[1] - 50.6, (shape.centre[0] - 10.9) / 1.6),
    }))
    .sort((a, b) => a.angle - b.angle);
  const units = byAngle.map(({ shape }, i) => ({
    id: `ot-${i + 1}`,
    name: placeName(i),
    polygon: shape.polygon,
    district: Math.floor((i / size.areas) * districtNames.length),
  }));
  const focus = Array.from({ length: size.focusAreas }, (_, i) => {
    const first = Math.floor((i / size.focusAreas) * size.areas);
    const parts = units
      .slice(first, first + Math.max(1, Math.min(4, Math.floor(size.areas / size.focusAreas / 2))))
      .map((unit) => unit.id);
    return { id: `raum-${i + 1}`, name: `Schwerpunktraum ${units[first]?.name}`, parts };
  });
  const categories = ['special-need', 'strategic', 'strategic-green'] as const;
  const from = '2000-01-01';
  const division = (id: string, name: string, kind: string, position: number) => ({
    id,
    name,
    kind,
    position,
    source,
    licence: 'CC0',
    note: null,
    valid_from: from,
    revision: 1,
  });
  return {
    units,
    focus,
    division: [
      division('stadt', 'Stadt', 'city', 0),
      division('schwerpunktraeume', 'Schwerpunkträume', 'focus', 1),
      division('ortsteile', 'Ortsteile', 'districts', 2),
      division('bezirke', 'Bezirke', 'other', 3),
    ],
    area: [
      area({ id: 'stadt', division_id: 'stadt', name, position: 0 }),
      ...districtNames.map((name, i) =>
        area({ id: `bezirk-${i + 1}`, division_id: 'bezirke', code: String(i + 1), name, position: i }),
      ),
      ...units.map((unit, i) =>
        area({
          id: unit.id,
          division_id: 'ortsteile',
          code: String(i + 1).padStart(3, '0'),
          name: unit.name,
          parent_id: `bezirk-${unit.district + 1}`,
          office_id: 'amt-fuer-stadtentwicklung',
          contact: 'Stadtteilbüro',
          position: i,
        }),
      ),
      ...focus.map((each, i) =>
        area({
          id: each.id,
          division_id: 'schwerpunktraeume',
          name: each.name,
          category: categories[i % categories.length] ?? null,
          themes: ['Wohnen', 'Nachbarschaft', 'Grün'].slice(0, 1 + (i % 3)),
          profile: 'Dichte Blöcke, kurze Wege, wenig Grün; viele junge Haushalte.',
          chance: 'Hier kann die Stadt zeigen, wie Altes und Neues zusammengeht.',
          strategy: 'Zuerst die Wege und Plätze, dann die Häuser; das Quartiersbüro bleibt zehn Jahre.',
          reason: 'in drei Fachteilen zugleich genannt',
          office_id: 'amt-fuer-stadtentwicklung',
          contact: 'Quartiersbüro',
          position: i,
        }),
      ),
    ],
    area_part: [
      ...units.map((unit) => ({ area_id: `bezirk-${unit.district + 1}`, part_id: unit.id })),
      ...focus.flatMap((each) => each.parts.map((part_id) => ({ area_id: each.id, part_id }))),
      ...units.map((unit) => ({ area_id: 'stadt', part_id: unit.id })),
    ],
    shapes: [
      {
        validFrom: from,
        source,
        areas: units.map((unit) => ({ id: unit.id, geometry: { type: 'Polygon', coordinates: [unit.polygon] } })),
      },
    ],
    composed: ['stadt', ...districtNames.map((_, i) => `bezirk-${i + 1}`), ...focus.map((each) => each.id)].map(
      (areaId) => ({ areaId, validFrom: from, source, approximate: false }),
    ),
  };
}

export type Unit = ReturnType<typeof areasOf>['units'][number];
export type RateSeed = {
  readonly id: string;
  readonly seed: (typeof goalSeeds)[number];
  readonly from: number;
  readonly to: number;
};

/** Residents, and for every further indicator a count; a rate for each goal to be measured by. */
export function indicatorsOf(make: Make, units: readonly Unit[]) {
  const example = { source, licence: 'CC0', evidence: 'example', rhythm_months: 24, method: 'vom Generator erfunden' };
  const base = count('einwohner', 'Einwohnerinnen und Einwohner', 'einwohner', example);
  const pairs = Math.max(1, Math.floor((make.size.indicators - 1) / 2));
  const rates = Array.from({ length: pairs }, (_, i): RateSeed => {
    const seed = goalSeeds[i % goalSeeds.length] ?? goalSeeds[0];
    const from = 8 + make.random() * 40;
    return {
      id: `rate-${i + 1}`,
      seed,
      from,
      to: seed.direction === 'up' ? from * (1.1 + make.random() * 0.5) : from * (0.9 - make.random() * 0.4),
    };
  });
  const again = (i: number) => (i < goalSeeds.length ? '' : ` (${Math.floor(i / goalSeeds.length) + 1})`);
  const indicator = rates.flatMap(({ id, seed }, i) => [
    count(`zahl-${i + 1}`, `${seed.indicator}${again(i)}: Anzahl`, 'einwohner', {
      ...example,
      theme: partTitles[seed.part],
    }),
    count(id, `${seed.indicator}${again(i)}`, 'einwohner', {
      ...example,
      theme: partTitles[seed.part],
      kind: 'rate',
      unit: seed.unit,
      direction: seed.direction,
      decimals: 1,
      numerator_id: `zahl-${i + 1}`,
      denominator_id: 'einwohner',
      per: 100,
    }),
  ]);
  const residents = units.map(() => 800 + Math.floor(make.random() * 9000));
  const spread = units.map(() => 0.6 + make.random() * 0.8);
  const latest = make.year - 1;
  const values: ReceivedValue[] = [];
  for (let step = 0; step < make.size.years; step++) {
    const year = latest - make.size.years + 1 + step;
    const counts = residents.map((start) => Math.round(start * (1 + 0.006 * step)));
    put(values, 'einwohner', year, units, counts);
    rates.forEach(({ from, to }, i) => {
      const share = from + ((to - from) * step) / Math.max(1, make.size.years - 1);
      const wobble = 1 + 0.03 * Math.sin(step * 1.7 + i);
      put(
        values,
        `zahl-${i + 1}`,
        year,
        units,
        counts.map((people, unit) =>
          Math.round((people * share * wobble * (spread[unit] ?? 1) * (year === latest ? jumpOf(i, unit) : 1)) / 100),
        ),
      );
    });
  }
  const first = latest - make.size.years + 1;
  const growth = { kind: 'index', of: 'einwohner', base: first } as const;
  const computed = showsAll(make.size)
    ? [
        count('einwohner-messzahl', 'Einwohnerentwicklung', 'einwohner', {
          ...example,
          kind: 'computed',
          unit: `${first} = 100`,
          decimals: 1,
          formula_version: 1,
          definition: `Einwohnerinnen und Einwohner im Verhältnis zum Jahr ${first}`,
        }),
      ]
    : [];
  return {
    indicator: [base, ...indicator, ...computed],
    ...formulaRows(
      computed.map(({ id }) => ({ id, definition: growth, reason: 'erste Fassung, vom Generator erfunden' })),
      `${make.today}T08:00:00.000Z`,
    ),
    rates,
    values: [{ file: 'fadenburg.csv', hash: sha256(`fadenburg ${make.size.areas} ${make.size.indicators}`), values }],
  };
}

/** In the latest year two districts leave their course, so that there is something to notice. */
function jumpOf(rate: number, unit: number): number {
  if (rate === 0 && unit === 4) return 1.3;
  return rate === 1 && unit === 7 ? 0.75 : 1;
}

/** Values of all units and their sum for the city. */
function put(
  values: ReceivedValue[],
  indicatorId: string,
  year: number,
  units: readonly Unit[],
  counts: readonly number[],
) {
  const value = (areaId: string, number: number): ReceivedValue => ({
    indicatorId,
    areaId,
    year,
    state: 'known',
    value: number,
    evidence: 'example',
  });
  for (const [i, unit] of units.entries()) values.push(value(unit.id, counts[i] ?? 0));
  values.push(
    value(
      'stadt',
      counts.reduce((sum, each) => sum + each, 0),
    ),
  );
}
