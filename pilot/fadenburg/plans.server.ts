/** What the invented city wants, does and pays: concept, measures with their states, money. */

import { addMonths } from '#analysis/period.ts';
import { slug } from '#platform/id.server.ts';
import type { CityRows } from '../rows.server.ts';
import { fresh, leadIds, leadNames, type Make, officeIds, pick, source } from './make.server.ts';
import type { RateSeed, Unit } from './numbers.server.ts';
import {
  challenges,
  goalSeeds,
  guidelineTitles,
  measureObjects,
  measureVerbs,
  offices,
  partTitles,
  placeName,
  plainGoals,
  plainMeasures,
  sentences,
} from './words.ts';

export function conceptOf(make: Make, rates: readonly RateSeed[]) {
  const goals = Array.from({ length: make.size.goals }, (_, i) => {
    const seed = goalSeeds[i % goalSeeds.length] ?? goalSeeds[0];
    const round = Math.floor(i / goalSeeds.length);
    return {
      id: `ziel-${i + 1}`,
      seed,
      title: round === 0 ? seed.title : `${seed.title} (${placeName(i)})`,
      rate: rates[i % rates.length],
    };
  });
  const owners = [
    'amt-fuer-wohnen',
    'verkehrsamt',
    'schulamt',
    'umweltamt',
    'amt-fuer-stadtgruen',
    'wirtschaftsfoerderung',
  ];
  return {
    guideline: guidelineTitles.map((title, i) => ({
      ...fresh,
      id: `leitlinie-${i + 1}`,
      title,
      position: i + 1,
      code: `L ${i + 1}`,
      text: 'Beschlossen vom erfundenen Rat der erfundenen Stadt.',
    })),
    sector_part: partTitles.map((title, i) => ({
      ...fresh,
      id: `teil-${i + 1}`,
      title,
      position: i + 1,
      code: String(i + 1),
      stage: 'in-force',
      office_id: owners[i] ?? null,
    })),
    challenge: challenges.map(([title, short], i) => ({
      ...fresh,
      id: `aufgabe-${i + 1}`,
      title,
      short,
      text: null,
      position: i + 1,
    })),
    matrix_cell: partTitles.flatMap((_, part) =>
      challenges.map((__, challenge) => {
        const relevance =
          (part + challenge) % 5 === 4 ? 'none' : (part * 2 + challenge) % 3 === 0 ? 'central' : 'touched';
        return {
          sector_part_id: `teil-${part + 1}`,
          challenge_id: `aufgabe-${challenge + 1}`,
          relevance,
          reason:
            relevance === 'none' ? 'Beispiel für eine Begründung: Der Fachteil hat darauf keinen Einfluss.' : null,
        };
      }),
    ),
    goal: goals.map(({ id, seed, title }, i) => ({
      ...fresh,
      id,
      title,
      position: i + 1,
      code: `${'WMBKFA'[seed.part]} ${Math.floor(i / 6) + 1}`,
      text: null,
      plain: plainGoals[title] ?? null,
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

const stateCycle = [
  'running',
  'running',
  'done',
  'planned',
  'running',
  'paused',
  'done',
  'running',
  'planned',
  'dropped',
] as const;

export function measuresOf(
  make: Make,
  goals: CityRows['goal'],
  units: readonly Unit[],
  focus: readonly { id: string }[],
) {
  const all = Array.from({ length: make.size.measures }, (_, i) => {
    const unit = units[(i * 7) % units.length];
    const [verb, object] = [pick(make, measureVerbs), pick(make, measureObjects)];
    return {
      id: `massnahme-${i + 1}`,
      title: `${verb} ${object} ${unit?.name}`,
      plain: i < 40 ? (plainMeasures[object] ?? null) : null,
      unit,
      goal: goals[i % goals.length],
      state: stateCycle[i % stateCycle.length] ?? 'running',
      lead: leadIds[i % leadIds.length] ?? null,
    };
  });
  const products = offices.map((office, i) => ({
    ...fresh,
    id: `produkt-${i + 1}`,
    code: `${String(i + 1).padStart(2, '0')}01`,
    name: `Leistungen: ${office}`,
    field: partTitles[i % partTitles.length] ?? null,
    office_id: slug(office),
  }));
  return {
    measure: all.map(({ id, title, plain, goal, lead }, i) => ({
      ...fresh,
      id,
      code: `M-${String(i + 1).padStart(4, '0')}`,
      title,
      summary: 'Ein Vorhaben der erfundenen Stadt, mit allem, was eine Maßnahme braucht.',
      plain,
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
      return [...new Set([goal?.id, i % 4 === 0 ? second?.id : undefined])].flatMap((goal_id) =>
        goal_id ? [{ measure_id: id, goal_id }] : [],
      );
    }),
    measure_area: all.flatMap(({ id, unit }, i) => [
      ...(unit ? [{ measure_id: id, area_id: unit.id }] : []),
      ...(i % 3 === 0 && focus[i % focus.length]
        ? [{ measure_id: id, area_id: focus[i % focus.length]?.id ?? '' }]
        : []),
    ]),
    measure_office: all.flatMap(({ id, lead }, i) => {
      const other = officeIds[(i * 5 + 3) % officeIds.length];
      return i % 2 === 0 && other && other !== lead
        ? [
            {
              measure_id: id,
              office_id: other,
              answer: i % 6 === 0 ? 'open' : 'yes',
              reason: null,
              asked_on: `${make.year - 1}-05-02`,
              wanted: null,
              due_on: null,
              asked_by_id: null,
              person_id: null,
              deputy_id: null,
              answered_on: null,
              promised_on: null,
              contribution: null,
              contribution_link: null,
              contributed_on: null,
            },
          ]
        : [];
    }),
    milestone: all.flatMap(({ id, state }) => [
      {
        measure_id: id,
        id: 'a',
        title: 'Planung abgeschlossen',
        due_on: `${make.year - 1}-09-30`,
        done_on: state === 'planned' ? null : `${make.year - 1}-10-15`,
        position: 0,
      },
      {
        measure_id: id,
        id: 'b',
        title: 'Baubeginn',
        due_on: `${make.year}-04-30`,
        done_on: state === 'done' ? `${make.year}-05-02` : null,
        position: 1,
      },
    ]),
    measure_report: all.flatMap(({ id, state, lead }, i) => reportsOf(make, id, state, lead, i)),
    product: products,
    product_amount: products.flatMap((product, i) =>
      [-2, -1, 0, 1].flatMap((step) => [
        {
          product_id: product.id,
          year: make.year + step,
          stage: step < 0 ? 'result' : 'planned',
          direction: 'expense',
          cents: (4_000_000 + i * 350_000) * 100,
          source: null,
        },
        {
          product_id: product.id,
          year: make.year + step,
          stage: step < 0 ? 'result' : 'planned',
          direction: 'income',
          cents: (600_000 + i * 40_000) * 100,
          source: null,
        },
      ]),
    ),
    measure_money: all.flatMap(({ id }, i) => moneyOf(make, id, products[i % products.length]?.id ?? null, i)),
  } satisfies Partial<CityRows>;
}

function reportsOf(
  make: Make,
  measureId: string,
  state: string,
  lead: string | null,
  i: number,
): CityRows['measure_report'] {
  const course = state === 'paused' || state === 'dropped' ? 'off-track' : i % 5 === 3 ? 'difficult' : 'on-track';
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
  const row = (year: number, stage: string, origin: string, cents: number) => ({
    id: `${measureId}-${year}-${stage}-${origin}`,
    measure_id: measureId,
    year,
    stage,
    origin,
    product_id: productId,
    programme: origin === 'funding' ? 'Städtebauförderung (Beispiel)' : null,
    cents,
    source: null,
    revision: 1,
  });
  const years = [make.year - 1, make.year, make.year + 1];
  return years.flatMap((year, step) => [
    row(year, 'planned', 'own', size),
    ...(i % 3 === 0 ? [row(year, 'planned', 'funding', size * 2)] : []),
    ...(step < 2 ? [row(year, 'approved', 'own', size)] : []),
    ...(step === 0 ? [row(year, 'spent', 'own', Math.round(size * 0.8))] : []),
  ]);
}
