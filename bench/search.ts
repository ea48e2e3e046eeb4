/**
 * The search page over a city of a hundred thousand objects: ten readers at once, each with the next of many queries, some
 * of them mistyped, some that match half of the city, some that match nothing.
 */

import type { EngineKind } from './houses.ts';
import { houseOf } from './houses.ts';
import { appCore, cookieOf } from './load.ts';
import type { Line } from './table.ts';

const readers = 10;
const seconds = 10;
const lateAfter = 100;

const queries = {
  'one word': ['Radweg', 'Sporthalle', 'Wohnungen', 'Marktplatz', 'Garnbach', 'Leerstand', 'Amt', 'Schwerpunktraum'],
  'several words': ['Neubau Grundschule', 'Sanierung Kita Nadel', 'Wohnungen erhalten', 'Programm Solardach Spul'],
  'while typing': ['Ra', 'Radw', 'Grunds', 'Sport', 'Neub', 'Wohnu'],
  'within a word': ['Schule', 'Halle', 'Garten', 'Treff'],
  'half of the city': ['Vorhaben', 'Maßnahme', 'erfundene Stadt'],
  'a code': ['M-0012', 'M-31999', 'W 12'],
  mistyped: ['Radwge', 'Grundshule', 'Sporthale', 'Wonungen', 'Marktplaz', 'Neubau Grundshcule', 'Fussgaengerzohne'],
  'nothing there': ['Xylophon', 'qwertz', 'Raumschiff Enterprise'],
} as const;

export async function measureSearch(engines: readonly EngineKind[] = ['postgres', 'embedded']): Promise<Line[]> {
  const lines: Line[] = [];
  for (const engine of engines) lines.push(...(await measureOn(engine)));
  return lines;
}

/** Two words, the second still being typed: none of them asked before, so nothing that was remembered answers. */
const unheard = queries['one word'].flatMap((first) =>
  [...queries['several words'], ...queries['within a word'], ...queries.mistyped].flatMap((text) =>
    Array.from({ length: text.length - 2 }, (_, left) => `${first} ${text.slice(0, left + 3)}`),
  ),
);

async function measureOn(engine: EngineKind): Promise<Line[]> {
  const house = await houseOf('search', engine, appCore);
  try {
    const cookie = await cookieOf(house.url, 'coordinator');
    const ask = async (query: string) => {
      const begun = performance.now();
      const answer = await fetch(`${house.url}/${house.city}/suche?q=${encodeURIComponent(query)}`, {
        headers: { cookie },
      });
      await answer.arrayBuffer();
      return { took: performance.now() - begun, good: answer.status === 200 };
    };
    const kinds = Object.entries(queries).flatMap(([kind, some]) => some.map((query) => [kind, query] as const));
    for (const [, query] of kinds) await ask(query);
    const read = async (next: (turn: number, reader: number) => readonly [kind: string, query: string] | undefined) => {
      const took: Took[] = [];
      const until = performance.now() + seconds * 1000;
      await Promise.all(
        Array.from({ length: readers }, async (_, reader) => {
          for (let turn = 0; performance.now() < until; turn++) {
            const [kind, query] = next(turn, reader) ?? [];
            if (kind === undefined || query === undefined) return;
            took.push({ kind, ...(await ask(query)) });
          }
        }),
      );
      return took;
    };
    const line = (what: string, some: readonly Took[]): Line => {
      const bad = some.filter(({ good }) => !good).length;
      const p95 = percentile(some, 0.95);
      return {
        what: `search, ${what}, ${engine}`,
        found: `${(some.length / seconds).toFixed(0)}/s, p50 ${percentile(some, 0.5).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms${bad ? `, ${bad} bad` : ''}`,
        bar: `≤ ${lateAfter} ms`,
        met: p95 <= lateAfter && bad === 0,
      };
    };
    const took = await read((turn, reader) => kinds[(reader * 3 + turn) % kinds.length]);
    const groups = Map.groupBy(took, ({ kind }) => kind);
    const first = await read((turn, reader) => {
      const query = unheard[turn * readers + reader];
      return query === undefined ? undefined : ['', query];
    });
    const lines = [...groups].map(([kind, some]) => line(kind, some));
    return [line('all', took), ...lines, line('never asked before', first)];
  } finally {
    await house.stop();
  }
}

type Took = { readonly kind: string; readonly took: number; readonly good: boolean };

function percentile(some: readonly { took: number }[], share: number): number {
  const sorted = some.map(({ took }) => took).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
