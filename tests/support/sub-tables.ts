/** Small tables cut out of real counts at random: quarters, districts and planning areas that cut across, trades, years. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Dimension, Standing, TableCell, TableInput } from '#analysis/disclosure-table.ts';
import { root } from './server.ts';

type Row = Readonly<Record<string, string>>;
export type Random = () => number;

/** Counts of atoms by area, category and year, and the divisions that areas belong to. */
export type Source = {
  readonly areas: readonly { readonly id: string; readonly divisions: readonly string[] }[];
  readonly categories: readonly (readonly string[])[];
  readonly years: readonly string[];
  readonly count: (area: string, category: string, year: string) => number;
};

/** Mulberry32: the same numbers for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function rowsOf(path: string): Row[] {
  return parse(readFileSync(path, 'utf8'), { columns: true }) as Row[];
}

/** Trades, buildings by age, unemployed, vehicles of the 63 Ortsteile of Leipzig, 2008–2015. */
export function leipzig(): Source {
  const file = (path: string) => join(root, 'pilot/leipzig', path);
  const counts = new Map(
    rowsOf(file('stats/kleinraeumig_2000-2023.csv'))
      .filter((row) => row['lfd'] === '1')
      .map((row) => [`${row['ot']}|${row['rubrik']}|${row['sachmerkmal']}`, row]),
  );
  const areas = rowsOf(file('geo/gebietsgliederung.csv')).map((row) => ({
    id: row['ot'] ?? '',
    divisions: [`Bezirk ${row['stadtbezirk']}`, `${row['jh_planungsraum_2018']}`, `${row['stadtrat_wahlkreis_2013']}`],
  }));
  const kinds: Record<string, string[]> = {
    handwerk_bis2017: [],
    gebaeude: ['mit Baujahr ab 1991', 'mit Baujahr bis 1918', 'mit Baujahr bis 1919 bis 1948'],
    arbeitslose: ['Frauen', 'Männer'],
    kfz: ['Krafträder', 'Schadstoffklasse 2', 'Schadstoffklasse 3'],
    sgb2_bedarfsgemeinschaften: ['Nichterwerbsfähige', 'Nicht Leistungsberechtigte', 'Alleinerziehende'],
  };
  const trades = new Set([...counts.keys()].flatMap((key) => (key.includes('|handwerk') ? [key.split('|')[2]] : [])));
  kinds['handwerk_bis2017'] = [...trades].flatMap((each) => (each && !/insgesamt/.test(each) ? [each] : []));
  return {
    areas,
    categories: Object.entries(kinds).map(([kind, names]) => names.map((name) => `${kind}|${name}`)),
    years: ['2008', '2009', '2010', '2011', '2012', '2013', '2014', '2015'],
    count: (area, category, year) => Number(counts.get(`${area}|${category}`)?.[year] || 0),
  };
}

/** Unemployed and recipients of Berlin's planning areas 2013 and 2015, made of inhabitants and shares. */
export function berlin(folder: string): Source {
  const years = ['2013', '2015'];
  const rows = new Map(
    years.flatMap((year) =>
      rowsOf(join(folder, year, '2-1_indexindikatoren_anteile_plr.csv')).map((row) => [`${row['id']}|${year}`, row]),
    ),
  );
  const columns = [
    's1_percentage_unemployed',
    's2_percentage_long_term_unemployed',
    's3_percentage_transfer_payments_recipients',
  ];
  const ids = [...new Set([...rows.keys()].map((key) => key.split('|')[0] ?? ''))].filter((id) => /^\d{8}$/.test(id));
  return {
    areas: ids.map((id) => ({ id, divisions: [`B${id.slice(0, 2)}`, `R${id.slice(0, 6)}`, `N${id.slice(-2)}`] })),
    categories: [columns],
    years,
    count: (area, category, year) => {
      const row = rows.get(`${area}|${year}`);
      // A twentieth, so that there are small counts as in a table by age and origin.
      return Math.round((Number(row?.['inhabitants'] || 0) * Number(row?.[category] || 0)) / 2000) || 0;
    },
  };
}

const some = <T>(all: readonly T[], from: number, to: number, random: Random): T[] => {
  const count = Math.min(all.length, from + Math.floor(random() * (to - from + 1)));
  return [...all]
    .map((each) => [random(), each] as const)
    .sort((a, b) => a[0] - b[0])
    .slice(0, count)
    .map(([, each]) => each);
};

/** A table of at most about `most` cells: one or two divisions, perhaps without the quarters; a margin; years, or sums of years. */
export function subTable(source: Source, random: Random, most = 2000): TableInput {
  const categories = some(
    source.categories[Math.floor(random() * source.categories.length)] ?? [],
    2,
    7,
    random,
  ).sort();
  const years = some(source.years, 1, 3, random).sort();
  const summed = years.length > 1 && random() < 0.5;
  const divisions = some([0, 1, 2], 1, 2, random);
  const first = Math.floor(random() * source.areas.length);
  const width = 6 + Math.floor((random() * most) / ((categories.length + 1) * (years.length + 2) * 1.7));
  const areas = source.areas.slice(first, first + width);
  const members = divisions.flatMap((d) => [...Map.groupBy(areas, (area) => area.divisions[d] ?? '')]);
  const dimensions: Dimension[] = [
    {
      name: 'area',
      members: [
        { id: 'all', parts: areas.map(({ id }) => id) },
        ...[...new Map(members)].map(([id, parts]) => ({ id, parts: parts.map((each) => each.id) })),
        ...areas.map(({ id }) => ({ id })),
      ],
    },
    { name: 'category', members: [{ id: 'all', parts: categories }, ...categories.map((id) => ({ id }))] },
    {
      name: 'year',
      members: [
        ...years.map((id) => ({ id })),
        ...(summed ? [{ id: 'sum', parts: years }] : []),
        ...(summed && years.length > 2
          ? [
              { id: 'early', parts: years.slice(0, 2) },
              { id: 'late', parts: years.slice(1) },
            ]
          : []),
      ],
    },
  ];
  const quarters: Standing = divisions.length > 1 && random() < 0.4 ? 'inner' : 'open';
  return { kind: 'counts', dimensions, cells: cellsOf(dimensions, source, quarters, random) };
}

function cellsOf(dimensions: readonly Dimension[], source: Source, quarters: Standing, random: Random): TableCell[] {
  const [areas, categories, years] = dimensions;
  const of = (members: Dimension['members'] = []) => members.map(({ id, parts }) => ({ id, atoms: parts ?? [id] }));
  const cells: TableCell[] = [];
  for (const area of of(areas?.members)) {
    for (const category of of(categories?.members)) {
      for (const year of of(years?.members)) {
        let value = 0;
        for (const a of area.atoms) {
          for (const c of category.atoms) for (const y of year.atoms) value += source.count(a, c, y);
        }
        const isQuarter = area.atoms[0] === area.id;
        // Few cells of an earlier version are out already.
        const standing =
          isQuarter && quarters === 'inner' ? 'inner' : value > 20 && random() < 0.05 ? 'published' : 'open';
        cells.push({ at: [area.id, category.id, year.id], value, standing });
      }
    }
  }
  return cells;
}
