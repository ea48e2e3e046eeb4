/**
 * Münster as its sources give it: the climate programme with 54 measures and their progress at three dates, the emissions
 * with the planned values, the products of the budget. Who leads, until when and where is not given and stays unknown.
 */

import { parseCents } from '#analysis/money.ts';
import { slug } from '#platform/id.server.ts';
import { area } from '../leipzig/areas.server.ts';
import { count } from '../leipzig/indicators.server.ts';
import { hashOf, readCsv } from '../read.server.ts';
import type { CityRows } from '../rows.server.ts';

const programme =
  'Sachstandsbericht zum Klimaschutzkonzept 2020 der Stadt Münster, erfasst von codeformuenster/klimawatch (Apache-2.0)';
const budget =
  'Haushalt der Stadt Münster, Ergebnisse 2008–2016 (offenerhaushalt.de) und Ergebnisplan 2026 (übertragen, bereinigt, aggregiert von Muenster Money; keine amtliche Veröffentlichung)';
const goalId = 'co2-senken-2020';

export function muenster(): CityRows {
  const rows = readCsv(',', 'muenster', 'massnahmen', 'muenster_sachstand.csv').filter((row) => row['id']);
  const fields = rows.filter((row) => row['parent'] === '');
  const fieldIds = new Set(fields.map((row) => row['id']));
  const heads = rows.filter((row) => fieldIds.has(row['parent'] ?? ''));
  return {
    city: {
      id: 'muenster',
      name: 'Münster',
      state: 'Nordrhein-Westfalen',
      fictitious: false,
      reportYear: 2018,
      source: `${programme}. ${budget}.`,
    },
    office: [],
    division: [
      {
        id: 'stadt',
        name: 'Stadt',
        kind: 'city',
        position: 0,
        source: null,
        licence: null,
        note: 'ohne Fläche',
        valid_from: '1990-01-01',
        revision: 1,
      },
    ],
    area: [area({ id: 'stadt', division_id: 'stadt', name: 'Münster', position: 0 })],
    area_part: [],
    shapes: [],
    composed: [],
    bands: [],
    places: [],
    ...emissions(),
    guideline: [],
    sector_part: fields.map((row, i) => ({
      id: slug(row['title'] ?? ''),
      title: row['title'] ?? '',
      code: row['id'] ?? null,
      stage: 'in-force',
      office_id: null,
      position: i + 1,
      source: programme,
      retired_at: null,
      revision: 1,
    })),
    challenge: [],
    matrix_cell: [],
    ...measures(heads, rows, new Map(fields.map((row) => [row['id'] ?? '', slug(row['title'] ?? '')]))),
    ...budgetRows(),
  };
}

/** What the file plans for 2020 and 2030 are the programme's goals. */
function emissions() {
  const path = ['muenster', 'massnahmen', 'muenster_emissionen.csv'];
  const rows = readCsv(',', ...path);
  const id = (category: string) => `co2-${slug(category)}`;
  const real = rows.filter((row) => row['type'] === 'real');
  const planned = (category: string, year: string) =>
    Number(
      rows.find((row) => row['category'] === category && row['type'] === 'geplant' && row['year'] === year)?.['co2'],
    );
  const categories = [...new Set(real.map((row) => row['category'] ?? ''))];
  const source = 'Stadt Münster, Energie- und Klimabilanz, erfasst von codeformuenster/klimawatch';
  const goals = [
    {
      id: goalId,
      title: 'CO₂-Emissionen der Stadt bis 2020 senken',
      category: 'Gesamt',
      value: planned('Gesamt', '2020'),
      date: '2020-12-31',
    },
    ...['Wärme', 'Strom', 'Verkehr'].map((category) => ({
      id: `co2-${slug(category)}-2030`,
      title: `CO₂-Emissionen aus ${category} bis 2030 senken`,
      category,
      value: planned(category, '2030'),
      date: '2030-12-31',
    })),
  ];
  return {
    indicator: categories.map((category) =>
      count(id(category), `CO₂-Emissionen: ${category}`, 'klima', {
        kind: 'amount',
        unit: '1 000 t CO₂',
        direction: 'down',
        source,
        licence: 'Apache-2.0',
        method: 'Bilanz der Stadt',
        sensitive: false,
      }),
    ),
    values: [
      {
        file: 'muenster_emissionen.csv',
        hash: hashOf(...path),
        values: real.map((row) => ({
          indicatorId: id(row['category'] ?? ''),
          areaId: 'stadt',
          year: Number(row['year']),
          state: 'known' as const,
          value: Number(row['co2']),
          evidence: 'measured' as const,
        })),
      },
    ],
    goal: goals.map((goal, i) => ({
      id: goal.id,
      title: goal.title,
      code: null,
      text: null,
      plain: null,
      guideline_id: null,
      sector_part_id: null,
      office_id: null,
      owner_id: null,
      deputy_id: null,
      influence: null,
      proof: 'measured',
      is_key: true,
      position: i + 1,
      source: `${source}: geplanter Wert`,
      retired_at: null,
      revision: 1,
    })),
    goal_indicator: goals.map((goal) => ({
      goal_id: goal.id,
      indicator_id: id(goal.category),
      target_value: goal.value,
      target_date: goal.date,
    })),
    goal_challenge: [],
    goal_assessment: [],
  } satisfies Partial<CityRows>;
}

const courses: Readonly<Record<string, string>> = {
  '#01873B': 'on-track',
  orange: 'difficult',
  '#AE1B1B': 'off-track',
};
/** The source names years, no days: the last day of the period it speaks of. */
const dates = [
  [/2013/, '2013-12-31'],
  [/2015 ?\/ ?2016/, '2016-12-31'],
  [/2017 ?\/ ?2018/, '2018-12-31'],
] as const;

function measures(
  heads: readonly Record<string, string>[],
  rows: readonly Record<string, string>[],
  partOf: ReadonlyMap<string, string>,
) {
  const children = Map.groupBy(rows, (row) => row['parent'] ?? '');
  const idOf = (row: Record<string, string>) => slug(row['id'] ?? '');
  return {
    measure: heads.map((row) => ({
      id: idOf(row),
      code: row['id'] ?? null,
      title: row['title'] ?? '',
      summary: summaryOf(row, children.get(row['id'] ?? '') ?? []),
      plain: null,
      sector_part_id: partOf.get(row['parent'] ?? '') ?? null,
      lead_id: null,
      person_id: null,
      priority: null,
      starts_on: null,
      due_on: null,
      rhythm_months: null,
      source: programme,
      retired_at: null,
      revision: 1,
    })),
    measure_goal: heads.map((row) => ({ measure_id: idOf(row), goal_id: goalId })),
    measure_area: [],
    measure_office: [],
    milestone: [],
    measure_report: heads.flatMap((row) =>
      (children.get(row['id'] ?? '') ?? []).flatMap((child) => reportOf(idOf(row), child)),
    ),
  } satisfies Partial<CityRows>;
}

function summaryOf(row: Record<string, string>, children: readonly Record<string, string>[]): string {
  const plan = children.find((child) => child['title'] === 'geplant');
  const rating = `Priorität ${row['priority']}, Potenzial ${row['potential']} (laut Quelle, 5 ist am höchsten; in Klammern: geschätzt).`;
  return `${plain(plan?.['text'] ?? '')}\n\n${rating}`.trim();
}

function plain(text: string): string {
  return text
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<[^>]+>/g, '')
    .trim();
}

/** The colour is the volunteers' judgement of the text; the state itself is not in the source. */
function reportOf(measureId: string, child: Record<string, string>): CityRows['measure_report'] {
  const on = dates.find(([pattern]) => pattern.test(child['title'] ?? ''))?.[1];
  if (!on) return [];
  return [
    {
      measure_id: measureId,
      id: on,
      reported_on: on,
      recorded_at: `${on}T12:00:00Z`,
      state: null,
      course: courses[child['assessment'] ?? ''] ?? null,
      sentence: plain(child['text'] ?? '') || null,
      obstacle: null,
      decision: null,
      decision_by: null,
      reporter: 'Stadt Münster; Ampel: Ehrenamtliche von codeformuenster',
      evidence: 'assessed',
      source: `${programme}, ${child['title']}`,
    },
  ];
}

/** Amounts that the progress report itself names for its funding programme for building renovation, as approved per year. */
const fundingProgramme: readonly (readonly [year: number, euros: number])[] = [
  [2013, 250_000],
  [2014, 350_000],
  [2015, 400_000],
  [2016, 425_000],
  [2017, 450_000],
  [2018, 500_000],
  [2019, 450_000],
  [2020, 450_000],
  [2021, 500_000],
  [2022, 500_000],
];

function budgetRows() {
  const results = readCsv(',', 'muenster', 'haushalt', 'muenster_ergebnisse_2007-2016.csv').filter(
    (row) => row['Jahr'] !== '2007' && row['Betrag'] !== '',
  );
  const plan = readCsv(';', 'muenster', 'haushalt', '2026', 'ergebnisplan_2026_produktgruppen.csv').filter((row) =>
    /^\d{4}$/.test(row['code'] ?? ''),
  );
  const names = new Map<string, { name: string; field: string | null }>();
  for (const row of results)
    names.set(row['Produktgruppe'] ?? '', {
      name: row['Produktgruppenbezeichnung'] ?? '',
      field: row['Produktbereichsname'] ?? null,
    });
  for (const row of plan)
    if (!names.has(row['code'] ?? '')) names.set(row['code'] ?? '', { name: row['bezeichnung'] ?? '', field: null });
  return {
    product: [...names].map(([code, { name, field }]) => ({
      id: `p${code}`,
      code,
      name,
      field,
      office_id: null,
      source: budget,
      retired_at: null,
      revision: 1,
    })),
    product_amount: [...resultAmounts(results), ...planAmounts(plan)],
    measure_money: fundingProgramme.map(([year, euros]) => ({
      id: `b2-${year}`,
      measure_id: 'b2',
      year,
      stage: 'approved',
      origin: 'own',
      product_id: null,
      programme: null,
      cents: euros * 100,
      source: `${programme}, Maßnahme B2, im Text genannte Haushaltsmittel`,
      revision: 1,
    })),
  } satisfies Partial<CityRows>;
}

/** Several lines of one group, year and direction belong together. */
function resultAmounts(rows: readonly Record<string, string>[]): CityRows['product_amount'] {
  const groups = Map.groupBy(rows, (row) => `${row['Produktgruppe']} ${row['Jahr']} ${row['Richtung']}`);
  return [...groups.values()].flatMap((list) => {
    const [first] = list;
    if (!first) return [];
    const cents = list.reduce((sum, row) => sum + Math.round(Number(row['Betrag']) * 100), 0);
    const direction = first['Richtung'] === 'Erträge' ? 'income' : 'expense';
    return [
      {
        product_id: `p${first['Produktgruppe']}`,
        year: Number(first['Jahr']),
        stage: 'result',
        direction,
        cents,
        source: budget,
      },
    ];
  });
}

function planAmounts(rows: readonly Record<string, string>[]): CityRows['product_amount'] {
  const amount = (row: Record<string, string>, column: string, direction: string) => {
    const cents = parseCents(row[column] ?? '');
    return cents === undefined
      ? []
      : [{ product_id: `p${row['code']}`, year: 2026, stage: 'planned', direction, cents, source: budget }];
  };
  return rows.flatMap((row) => [
    ...amount(row, 'ertraege_2026', 'income'),
    ...amount(row, 'aufwendungen_2026', 'expense'),
  ]);
}
