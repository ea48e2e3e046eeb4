/**
 * What shows how numbers are kept secret and what a changed border does, all invented: turnover that two shops could be read
 * from, young unemployed who are the sum of women and men, and school districts that were cut anew.
 */

import type { ReceivedValue } from '#indicators/imports.store.server.ts';
import { noProtection, type ProtectionForm } from '#indicators/protection.ts';
import { sha256 } from '#platform/files.server.ts';
import type { Cut } from '../borders.server.ts';
import { count } from '../leipzig/indicators.server.ts';
import type { CityRows } from '../rows.server.ts';
import { randomFrom } from './geometry.ts';
import { type Make, showsAll, source } from './make.server.ts';
import type { Unit } from './numbers.server.ts';

const example = { source, licence: 'CC0', evidence: 'example', rhythm_months: 24, method: 'vom Generator erfunden' };
const work = { ...example, theme: 'Wirtschaft und Arbeit' };
const money = { ...work, kind: 'amount', unit: 'Tsd. Euro' };
const jobless = { ...work, unit: 'Personen', direction: 'down' };
const turnover = 'Umsätze im Einzelhandel';
const young = 'Arbeitslose unter 25 Jahren';

const indicators = [
  count('betriebe', 'Betriebe im Einzelhandel', '', { ...work, unit: 'Betriebe' }),
  count('umsatz', turnover, '', {
    ...money,
    definition:
      'Umsätze der Betriebe mit Sitz im Ortsteil, ohne Umsatzsteuer. Wo zwei Betriebe fast alles umsetzen, bleibt der Wert geheim.',
  }),
  count('umsatz-groesster', `${turnover}: größter Betrieb`, '', money),
  count('umsatz-zweiter', `${turnover}: zweitgrößter Betrieb`, '', money),
  count('jung-arbeitslos', young, '', { ...jobless, definition: 'Summe aus Frauen und Männern' }),
  count('jung-arbeitslos-frauen', `${young}: Frauen`, '', jobless),
  count('jung-arbeitslos-maenner', `${young}: Männer`, '', jobless),
  count('schulanfang', 'Schulanfängerinnen und Schulanfänger', '', {
    ...example,
    theme: 'Bildung und Soziales',
    unit: 'Kinder',
    definition: 'Kinder, die im Sommer des Jahres eingeschult werden, nach Schulbezirken',
  }),
];

const rule: Omit<ProtectionForm, 'indicators'> = { ...noProtection, method: 'suppression', readers: [] };
const protections: readonly ProtectionForm[] = [
  {
    ...rule,
    indicators: ['umsatz'],
    threshold: 3,
    casesId: 'betriebe',
    concentration: 'two',
    concentrationPercent: 85,
    largestId: 'umsatz-groesster',
    secondId: 'umsatz-zweiter',
  },
  {
    ...rule,
    indicators: ['betriebe'],
    method: 'open',
    reason: 'Wie viele Betriebe es gibt, sieht man auf der Straße (Beispiel)',
  },
  {
    ...rule,
    indicators: ['jung-arbeitslos', 'jung-arbeitslos-frauen', 'jung-arbeitslos-maenner'],
    threshold: 5,
    sumId: 'jung-arbeitslos',
  },
];

type Guarded = Required<Pick<CityRows, 'indicator' | 'values' | 'protections'>>;

export function guardedOf(make: Make, units: readonly Unit[], residents: readonly ReceivedValue[]): Guarded {
  if (!showsAll(make.size)) return { indicator: [], values: [], protections: [] };
  const held = new Map(
    residents.flatMap(({ indicatorId, areaId, year, value }) =>
      indicatorId === 'einwohner' ? [[`${areaId} ${year}`, value ?? 0] as const] : [],
    ),
  );
  const peopleIn = (unit: string, year: number) => held.get(`${unit} ${year}`) ?? 0;
  const values = [
    ...lastYears(make, 6).flatMap((year) => tradeIn(year, units, peopleIn)),
    ...lastYears(make, 6).flatMap((year) => joblessIn(year, units, peopleIn)),
    ...lastYears(make, 8).flatMap((year) => pupilsIn(year, make, units, peopleIn)),
  ];
  const file = { file: 'fadenburg-geschuetzt.csv', hash: sha256(`fadenburg guarded ${units.length}`), values };
  return { indicator: indicators, values: [file], protections };
}

const lastYears = ({ year }: Make, many: number) => Array.from({ length: many }, (_, i) => year - many + i);

type People = (unit: string, year: number) => number;
type Counts = Readonly<Record<string, number>>;

/** Of each place its counts, and of the city their sums. */
function valuesIn(year: number, placed: readonly (readonly [areaId: string, counts: Counts])[], whole: Counts) {
  const value = (areaId: string, indicatorId: string, number: number): ReceivedValue => ({
    indicatorId,
    areaId,
    year,
    state: 'known',
    value: number,
    evidence: 'example',
  });
  return [...placed, ['stadt', whole] as const].flatMap(([areaId, counts]) =>
    Object.entries(counts).map(([id, number]) => value(areaId, id, number)),
  );
}

const sumOf = (all: readonly Counts[], id: string) => all.reduce((sum, counts) => sum + (counts[id] ?? 0), 0);
const sumsOf = (all: readonly Counts[]): Counts =>
  Object.fromEntries(Object.keys(all[0] ?? {}).map((id) => [id, sumOf(all, id)]));

/** A furniture store at the edge, a shopping centre, and a place with two shops: there the turnover tells of one. */
function tradeIn(year: number, units: readonly Unit[], peopleIn: People) {
  const random = randomFrom(3);
  const placed = units.map(({ id }, i) => {
    const people = peopleIn(id, year);
    const [share, second] = [0.14 + random() * 0.2, 0.06 + random() * 0.07];
    const per =
      (2.5 + random() * 4) * (1 + (year - 2020) / 60 + Math.sin(year * 1.7 + i) / 30 + Math.sin(year * 2.3) / 50);
    const [store, pair] = [i % 12 === 5, i === 20];
    const umsatz = Math.round(people * per * (store ? 3 : 1));
    const largest = Math.round(umsatz * (store ? 0.83 : pair ? 0.7 : share));
    const counts = {
      betriebe: pair ? 2 : Math.max(4, Math.round(people / (160 + random() * 80))),
      umsatz,
      'umsatz-groesster': largest,
      'umsatz-zweiter': pair ? umsatz - largest : Math.round(umsatz * (store ? 0.07 : second)),
    };
    return [id, counts] as const;
  });
  const all = placed.map(([, counts]) => counts);
  const largest = all.map((counts) => counts['umsatz-groesster']).sort((a, b) => b - a);
  const [first = 0, second = 0] = largest;
  return valuesIn(year, placed, { ...sumsOf(all), 'umsatz-groesster': first, 'umsatz-zweiter': second });
}

/** The larger the place, the more; in the smallest so few that they would be known by name. */
function joblessIn(year: number, units: readonly Unit[], peopleIn: People) {
  const random = randomFrom(5);
  const placed = units.map(({ id }) => {
    const per = 0.003 + random() * 0.004 + (year % 3) / 4000;
    const women = Math.round(peopleIn(id, year) * per * (0.42 + random() * 0.06));
    const men = Math.round(peopleIn(id, year) * per * 0.55);
    return [
      id,
      { 'jung-arbeitslos': women + men, 'jung-arbeitslos-frauen': women, 'jung-arbeitslos-maenner': men },
    ] as const;
  });
  return valuesIn(year, placed, sumsOf(placed.map(([, counts]) => counts)));
}

/** Counted in the borders that hold at the end of the year. */
function pupilsIn(year: number, make: Make, units: readonly Unit[], peopleIn: People) {
  const cut = cutsOf(make, units)[0];
  if (!cut) return [];
  const areas = `${year}-12-31` < cut.now.validFrom ? cut.first.areas : cut.now.areas;
  const placed = areas.map(({ id, units: land }, i) => {
    const people = land.reduce((sum, unit) => sum + peopleIn(unit, year), 0);
    return [id, { schulanfang: Math.round(people * (0.0092 + ((year + i) % 4) / 5000)) }] as const;
  });
  return valuesIn(year, placed, sumsOf(placed.map(([, counts]) => counts)));
}

/** Four school districts until four summers ago; then a border was moved, and one district became two. */
export function cutsOf(make: Make, units: readonly Unit[]): Cut[] {
  if (!showsAll(make.size)) return [];
  const between = (from: number, to: number) =>
    units.slice(Math.round(from * units.length), Math.round(to * units.length)).map(({ id }) => id);
  const district = (code: string, name: string, [from, to]: readonly [number, number]) => ({
    id: `schulbezirk-${code}`,
    code,
    name: `Schulbezirk ${name}`,
    units: between(from, to),
  });
  const east = district('3', 'Nordost', [0.5, 0.75]);
  return [
    {
      id: 'schulbezirke',
      position: 4,
      first: {
        form: {
          name: 'Schulbezirke',
          kind: 'other',
          validFrom: '2000-01-01',
          source,
          licence: 'CC0',
          note: 'Gemeinsame Schulbezirke: In jedem liegen mehrere Grundschulen.',
        },
        areas: [
          district('1', 'Südwest', [0, 0.25]),
          district('2', 'Südost', [0.25, 0.5]),
          east,
          district('4', 'Nordwest', [0.75, 1]),
        ],
      },
      now: {
        validFrom: `${make.year - 4}-08-01`,
        note: 'Neu geschnitten, als die Grundschule im Südosten erweitert war: Südost wurde größer, aus Nordwest wurden Nord und West (Beispiel).',
        areas: [
          district('1', 'Südwest', [0, 0.2]),
          district('2', 'Südost', [0.2, 0.5]),
          east,
          district('5', 'Nord', [0.75, 0.875]),
          district('6', 'West', [0.875, 1]),
        ],
      },
    },
  ];
}
