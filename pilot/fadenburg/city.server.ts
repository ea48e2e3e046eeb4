/**
 * Fadenburg: openly invented, complete in every link of the thread, at any size. The same seed and day always make the
 * same city; every value is an example and says so.
 */

import { addMonths, yearOf } from '#analysis/period.ts';
import { sha256 } from '#platform/files.server.ts';
import { slug } from '#platform/id.server.ts';
import type { ReceivedValue } from '#indicators/values.store.server.ts';
import { area } from '../leipzig/areas.server.ts';
import { count } from '../leipzig/indicators.server.ts';
import type { CityRows } from '../rows.server.ts';
import { cells, randomFrom } from './geometry.ts';
import { challenges, companies, districtNames, goalSeeds, guidelineTitles, measureObjects, measureVerbs, offices, partTitles, placeName, sentences } from './words.ts';

export type Size = { readonly goals: number; readonly measures: number; readonly areas: number; readonly indicators: number; readonly years: number; readonly focusAreas: number };

export const sizes = {
  small: { goals: 12, measures: 24, areas: 12, indicators: 12, years: 10, focusAreas: 3 },
  default: { goals: 24, measures: 72, areas: 36, indicators: 24, years: 15, focusAreas: 5 },
  report: { goals: 60, measures: 300, areas: 60, indicators: 60, years: 20, focusAreas: 15 },
  city: { goals: 400, measures: 2000, areas: 500, indicators: 200, years: 20, focusAreas: 15 },
} as const satisfies Record<string, Size>;

export type Made = { readonly id?: string; readonly name?: string; readonly seed?: number; readonly size?: Size; readonly today: string };

const source = 'Fadenburg ist erfunden; alle Namen, Zahlen und Beträge sind Beispiele.';

export function fadenburg({ id = 'fadenburg', name = 'Fadenburg', seed = 1, size = sizes.default, today }: Made): CityRows {
  const make = { size, today, random: randomFrom(seed), year: yearOf(today) };
  const space = areasOf(make);
  const numbers = indicatorsOf(make, space.units);
  const concept = conceptOf(make, numbers.rates);
  return {
    city: { id, name, state: null, fictitious: true, reportYear: make.year, source },
    office: officesOf(),
    division: space.division,
    area: space.area,
    area_part: space.area_part,
    shapes: space.shapes,
    composed: space.composed,
    bands: [],
    indicator: numbers.indicator,
    values: numbers.values,
    ...concept,
    ...measuresOf(make, concept.goal, space.units, space.focus),
  };
}

type Make = { readonly size: Size; readonly today: string; readonly random: () => number; readonly year: number };

function pick<T>(make: Make, list: readonly T[]): T {
  const found = list[Math.floor(make.random() * list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

function officesOf(): CityRows['office'] {
  const row = (name: string, kind: string) => ({ id: slug(name), name, short: null, kind, parent_id: null, contact: `Funktionspostfach ${slug(name)}@fadenburg.example`, source: null, retired_at: null, revision: 1 });
  return [...offices.map((name) => row(name, 'office')), ...companies.map((name) => row(name, 'company'))];
}

const officeIds = offices.map(slug);
const leadNames = new Map([...offices, ...companies].map((name) => [slug(name), name]));
const leadIds = [...leadNames.keys()];

function areasOf({ size, random }: Make) {
  const shapes = cells(size.areas, random);
  const byAngle = shapes
    .map((shape, index) => ({ shape, index, angle: Math.atan2(shape.centre[1] - 50.6, (shape.centre[0] - 10.9) / 1.6) }))
    .sort((a, b) => a.angle - b.angle);
  const units = byAngle.map(({ shape }, i) => ({ id: `ot-${i + 1}`, name: placeName(i), polygon: shape.polygon, district: Math.floor((i / size.areas) * districtNames.length) }));
  const focus = Array.from({ length: size.focusAreas }, (_, i) => {
    const first = Math.floor((i / size.focusAreas) * size.areas);
    const parts = units.slice(first, first + Math.max(1, Math.min(4, Math.floor(size.areas / size.focusAreas / 2)))).map((unit) => unit.id);
    return { id: `raum-${i + 1}`, name: `Schwerpunktraum ${units[first]?.name}`, parts };
  });
  const categories = ['special-need', 'strategic', 'strategic-green'] as const;
  const from = '2000-01-01';
  const division = (id: string, name: string, kind: string, position: number) => ({ id, name, kind, position, source, licence: 'CC0', note: null, valid_from: from, revision: 1 });
  return {
    units,
    focus,
    division: [division('stadt', 'Stadt', 'city', 0), division('schwerpunktraeume', 'Schwerpunkträume', 'focus', 1), division('ortsteile', 'Ortsteile', 'districts', 2), division('bezirke', 'Bezirke', 'other', 3)],
    area: [
      area({ id: 'stadt', division_id: 'stadt', name: 'Fadenburg', position: 0 }),
      ...districtNames.map((name, i) => area({ id: `bezirk-${i + 1}`, division_id: 'bezirke', code: String(i + 1), name, position: i })),
      ...units.map((unit, i) => area({ id: unit.id, division_id: 'ortsteile', code: String(i + 1).padStart(3, '0'), name: unit.name, parent_id: `bezirk-${unit.district + 1}`, office_id: 'amt-fuer-stadtentwicklung', contact: 'Stadtteilbüro', position: i })),
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
    area_part: [...units.map((unit) => ({ area_id: `bezirk-${unit.district + 1}`, part_id: unit.id })), ...focus.flatMap((each) => each.parts.map((part_id) => ({ area_id: each.id, part_id }))), ...units.map((unit) => ({ area_id: 'stadt', part_id: unit.id }))],
    shapes: [{ validFrom: from, source, areas: units.map((unit) => ({ id: unit.id, geometry: { type: 'Polygon', coordinates: [unit.polygon] } })) }],
    composed: ['stadt', ...districtNames.map((_, i) => `bezirk-${i + 1}`), ...focus.map((each) => each.id)].map((areaId) => ({ areaId, validFrom: from, source, approximate: false })),
  };
}

type Unit = ReturnType<typeof areasOf>['units'][number];
type RateSeed = { readonly id: string; readonly seed: (typeof goalSeeds)[number]; readonly from: number; readonly to: number };

/** Residents, and for every further indicator a count; a rate for each goal to be measured by. */
function indicatorsOf(make: Make, units: readonly Unit[]) {
  const example = { source, licence: 'CC0', evidence: 'example', rhythm_months: 24, method: 'vom Generator erfunden' };
  const base = count('einwohner', 'Einwohnerinnen und Einwohner', 'einwohner', example);
  const pairs = Math.max(1, Math.floor((make.size.indicators - 1) / 2));
  const rates = Array.from({ length: pairs }, (_, i): RateSeed => {
    const seed = goalSeeds[i % goalSeeds.length] ?? goalSeeds[0];
    const from = 8 + make.random() * 40;
    return { id: `rate-${i + 1}`, seed, from, to: seed.direction === 'up' ? from * (1.1 + make.random() * 0.5) : from * (0.9 - make.random() * 0.4) };
  });
  const again = (i: number) => (i < goalSeeds.length ? '' : ` (${Math.floor(i / goalSeeds.length) + 1})`);
  const indicator = rates.flatMap(({ id, seed }, i) => [
    count(`zahl-${i + 1}`, `${seed.indicator}${again(i)}: Anzahl`, 'einwohner', { ...example, theme: partTitles[seed.part] }),
    count(id, `${seed.indicator}${again(i)}`, 'einwohner', { ...example, theme: partTitles[seed.part], kind: 'rate', unit: seed.unit, direction: seed.direction, decimals: 1, numerator_id: `zahl-${i + 1}`, denominator_id: 'einwohner', per: 100 }),
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
      put(values, `zahl-${i + 1}`, year, units, counts.map((people, unit) => Math.round((people * share * wobble * (spread[unit] ?? 1)) / 100)));
    });
  }
  return { indicator: [base, ...indicator], rates, values: [{ file: 'fadenburg.csv', hash: sha256(`fadenburg ${make.size.areas} ${make.size.indicators}`), values }] };
}

/** Values of all units and their sum for the city. */
function put(values: ReceivedValue[], indicatorId: string, year: number, units: readonly Unit[], counts: readonly number[]) {
  const value = (areaId: string, number: number): ReceivedValue => ({ indicatorId, areaId, year, state: 'known', value: number, evidence: 'example' });
  units.forEach((unit, i) => values.push(value(unit.id, counts[i] ?? 0)));
  values.push(value('stadt', counts.reduce((sum, each) => sum + each, 0)));
}

/** That all is invented stands with the city, not with every one of its rows. */
const fresh = { source: null, retired_at: null, revision: 1 };

function conceptOf(make: Make, rates: readonly RateSeed[]) {
  const goals = Array.from({ length: make.size.goals }, (_, i) => {
    const seed = goalSeeds[i % goalSeeds.length] ?? goalSeeds[0];
    const round = Math.floor(i / goalSeeds.length);
    return { id: `ziel-${i + 1}`, seed, title: round === 0 ? seed.title : `${seed.title} (${placeName(i)})`, rate: rates[i % rates.length] };
  });
  const owners = ['amt-fuer-wohnen', 'verkehrsamt', 'schulamt', 'umweltamt', 'amt-fuer-stadtgruen', 'wirtschaftsfoerderung'];
  return {
    guideline: guidelineTitles.map((title, i) => ({ ...fresh, id: `leitlinie-${i + 1}`, title, position: i + 1, code: `L ${i + 1}`, text: 'Beschlossen vom erfundenen Rat der erfundenen Stadt.' })),
    sector_part: partTitles.map((title, i) => ({ ...fresh, id: `teil-${i + 1}`, title, position: i + 1, code: String(i + 1), stage: 'in-force', office_id: owners[i] ?? null })),
    challenge: challenges.map(([title, short], i) => ({ ...fresh, id: `aufgabe-${i + 1}`, title, short, text: null, position: i + 1 })),
    matrix_cell: partTitles.flatMap((_, part) =>
      challenges.map((__, challenge) => {
        const relevance = (part + challenge) % 5 === 4 ? 'none' : (part * 2 + challenge) % 3 === 0 ? 'central' : 'touched';
        return { sector_part_id: `teil-${part + 1}`, challenge_id: `aufgabe-${challenge + 1}`, relevance, reason: relevance === 'none' ? 'Beispiel für eine Begründung: Der Fachteil hat darauf keinen Einfluss.' : null };
      }),
    ),
    goal: goals.map(({ id, seed, title }, i) => ({
      ...fresh,
      id,
      title,
      position: i + 1,
      code: `${'WMBKFA'[seed.part]} ${Math.floor(i / 6) + 1}`,
      text: null,
      guideline_id: `leitlinie-${(seed.part % guidelineTitles.length) + 1}`,
      sector_part_id: `teil-${seed.part + 1}`,
      office_id: owners[seed.part] ?? 'amt-fuer-stadtentwicklung',
      owner_id: null,
      deputy_id: null,
      influence: i % 3 === 0 ? 'high' : 'partial',
      proof: 'measured',
      is_key: i % 4 === 0 && i < 48,
    })),
    goal_indicator: goals.map(({ id, seed, rate }) => ({
      goal_id: id,
      indicator_id: rate?.id ?? 'rate-1',
      target_value: Math.round((seed.direction === 'up' ? (rate?.to ?? 10) * 1.12 : (rate?.to ?? 10) * 0.88) * 10) / 10,
      target_date: `${make.year + 5}-12-31`,
    })),
    goal_challenge: goals.flatMap(({ id }, i) => {
      const first = i % challenges.length;
      const second = (i + 2) % challenges.length;
      return [first, second].map((index) => ({ goal_id: id, challenge_id: `aufgabe-${index + 1}` }));
    }),
    goal_assessment: goals.slice(0, 12).map(({ id }, i) => ({
      id: `urteil-${i + 1}`,
      goal_id: id,
      from_date: `${make.year - 5}-01-01`,
      to_date: `${make.year - 1}-12-31`,
      rating: ['strong', 'some', 'little'][i % 3] ?? 'some',
      by_group: 'Fachämter',
      n: 12 + i,
      n_text: null,
      source,
      note: null,
    })),
  } satisfies Partial<CityRows>;
}

const stateCycle = ['running', 'running', 'done', 'planned', 'running', 'paused', 'done', 'running', 'planned', 'dropped'] as const;

function measuresOf(make: Make, goals: CityRows['goal'], units: readonly Unit[], focus: readonly { id: string }[]) {
  const all = Array.from({ length: make.size.measures }, (_, i) => {
    const unit = units[(i * 7) % units.length];
    const title = `${pick(make, measureVerbs)} ${pick(make, measureObjects)} ${unit?.name}`;
    return { id: `massnahme-${i + 1}`, title, unit, goal: goals[i % goals.length], state: stateCycle[i % stateCycle.length] ?? 'running', lead: leadIds[i % leadIds.length] ?? null };
  });
  const products = offices.map((office, i) => ({ ...fresh, id: `produkt-${i + 1}`, code: `${String(i + 1).padStart(2, '0')}01`, name: `Leistungen: ${office}`, field: partTitles[i % partTitles.length] ?? null, office_id: slug(office) }));
  return {
    measure: all.map(({ id, title, goal, lead }, i) => ({
      ...fresh,
      id,
      code: `M-${String(i + 1).padStart(4, '0')}`,
      title,
      summary: 'Ein Vorhaben der erfundenen Stadt, mit allem, was eine Maßnahme braucht.',
      sector_part_id: goal?.sector_part_id ?? null,
      lead_id: lead,
      person_id: null,
      priority: i % 10 === 0 ? 'core' : i % 3 === 0 ? 'high' : 'normal',
      starts_on: `${make.year - 2}-03-01`,
      due_on: `${make.year + 1 + (i % 4)}-12-31`,
      rhythm_months: 12,
    })),
    measure_goal: all.flatMap(({ id, goal }, i) => {
      const second = goals[(i * 3 + 1) % goals.length];
      return [...new Set([goal?.id, i % 4 === 0 ? second?.id : undefined])].flatMap((goal_id) => (goal_id ? [{ measure_id: id, goal_id }] : []));
    }),
    measure_area: all.flatMap(({ id, unit }, i) => [...(unit ? [{ measure_id: id, area_id: unit.id }] : []), ...(i % 3 === 0 && focus[i % focus.length] ? [{ measure_id: id, area_id: focus[i % focus.length]?.id ?? '' }] : [])]),
    measure_office: all.flatMap(({ id, lead }, i) => {
      const other = officeIds[(i * 5 + 3) % officeIds.length];
      return i % 2 === 0 && other && other !== lead ? [{ measure_id: id, office_id: other, answer: i % 6 === 0 ? 'open' : 'yes', reason: null, asked_on: `${make.year - 1}-05-02` }] : [];
    }),
    milestone: all.flatMap(({ id, state }) => [
      { measure_id: id, id: 'a', title: 'Planung abgeschlossen', due_on: `${make.year - 1}-09-30`, done_on: state === 'planned' ? null : `${make.year - 1}-10-15`, position: 0 },
      { measure_id: id, id: 'b', title: 'Baubeginn', due_on: `${make.year}-04-30`, done_on: state === 'done' ? `${make.year}-05-02` : null, position: 1 },
    ]),
    measure_report: all.flatMap(({ id, state, lead }, i) => reportsOf(make, id, state, lead, i)),
    product: products,
    product_amount: products.flatMap((product, i) =>
      [-2, -1, 0, 1].flatMap((step) => [
        { product_id: product.id, year: make.year + step, stage: step < 0 ? 'result' : 'planned', direction: 'expense', cents: (4_000_000 + i * 350_000) * 100, source: null },
        { product_id: product.id, year: make.year + step, stage: step < 0 ? 'result' : 'planned', direction: 'income', cents: (600_000 + i * 40_000) * 100, source: null },
      ]),
    ),
    measure_money: all.flatMap(({ id }, i) => moneyOf(make, id, products[i % products.length]?.id ?? null, i)),
  } satisfies Partial<CityRows>;
}

function reportsOf(make: Make, measureId: string, state: string, lead: string | null, i: number): CityRows['measure_report'] {
  const course = state === 'paused' ? 'off-track' : i % 5 === 3 ? 'difficult' : 'on-track';
  const decides = state === 'paused' && i % 2 === 1;
  const report = (id: string, on: string, at: string, words: Partial<CityRows['measure_report'][number]>) => ({
    measure_id: measureId,
    id,
    reported_on: on,
    recorded_at: `${on}T09:00:00Z`,
    state: at,
    course,
    sentence: pick(make, sentences[at] ?? ['']),
    obstacle: null,
    decision: null,
    decision_by: null,
    reporter: leadNames.get(lead ?? '') ?? 'Amt',
    evidence: 'example',
    source: null,
    ...words,
  });
  const now = addMonths(make.today, -1 - (i % 3));
  return [
    report('vorjahr', addMonths(make.today, -13 - (i % 3)), 'planned', {}),
    report('heute', now, state, {
      obstacle: state === 'paused' ? 'Die Förderung ist noch nicht bewilligt.' : null,
      decision: decides ? 'Eigenmittel vorziehen oder auf die Förderung warten?' : null,
      decision_by: decides ? addMonths(make.today, 2) : null,
    }),
  ];
}

function moneyOf(make: Make, measureId: string, productId: string | null, i: number): CityRows['measure_money'] {
  const size = (20 + Math.floor(make.random() * 400)) * 1_000_000;
  const row = (year: number, stage: string, origin: string, cents: number) => ({ id: `${measureId}-${year}-${stage}-${origin}`, measure_id: measureId, year, stage, origin, product_id: productId, programme: origin === 'funding' ? 'Städtebauförderung (Beispiel)' : null, cents, source: null, revision: 1 });
  const years = [make.year - 1, make.year, make.year + 1];
  return years.flatMap((year, step) => [
    row(year, 'planned', 'own', size),
    ...(i % 3 === 0 ? [row(year, 'planned', 'funding', size * 2)] : []),
    ...(step < 2 ? [row(year, 'approved', 'own', size)] : []),
    ...(step === 0 ? [row(year, 'spent', 'own', Math.round(size * 0.8))] : []),
  ]);
}
