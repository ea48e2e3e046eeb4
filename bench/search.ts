/**
 * The search page over a city of a hundred thousand objects: ten readers at once, each with the next of many queries, some
 * of them mistyped, some that match half of the city, some that match nothing.
 */

import type { EngineKind } from './houses.ts';
import { houseOf } from './houses.ts';
import { appCore, cookieOf, loadMany } from './load.ts';
import type { Line } from './table.ts';

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
const unheard = [...queries['one word'], ...queries['within a word'], ...queries['while typing']].flatMap((first) =>
  [...queries['several words'], ...queries['within a word'], ...queries.mistyped].flatMap((text) =>
    Array.from({ length: text.length - 2 }, (_, left) => `${first} ${text.slice(0, left + 3)}`),
  ),
);

async function measureOn(engine: EngineKind): Promise<Line[]> {
  const house = await houseOf('search', engine, appCore);
  try {
    const cookie = await cookieOf(house.url, 'coordinator');
    const pathOf = (query: string) => `/${house.city}/suche?q=${encodeURIComponent(query)}`;
    const measure = async (what: string, some: readonly string[], seconds: number, connections = 10): Promise<Line> => {
      const found = await loadMany(house.url, some.map(pathOf), { cookie, seconds, connections });
      const bad = found.bad ? `, ${found.bad} bad` : '';
      return {
        what: `search, ${what}, ${engine}`,
        found: `${found.perSecond.toFixed(0)}/s, p50 ${found.p50.toFixed(0)} ms, p95 ${found.p95.toFixed(0)} ms${bad}`,
        bar: `≤ ${lateAfter} ms`,
        met: found.perSecond > 0 && found.p95 <= lateAfter && found.bad === 0,
      };
    };
    // What all pages of a city stand on is read once; then the code is warm.
    await fetch(`${house.url}${pathOf('')}`, { headers: { cookie } });
    await measure('all', Object.values(queries).flat(), 4);
    // What the one reader has asked is remembered: the ten get other words, and more than they can ask in the time.
    const [alone, together] = [unheard.filter((_, i) => i % 4 === 0), unheard.filter((_, i) => i % 4 > 0)];
    const lines: Line[] = [
      await measure('never asked before, one reader', alone, 2, 1),
      await measure('never asked before', together, 4),
    ];
    for (const [kind, some] of Object.entries(queries)) lines.push(await measure(kind, some, 4));
    lines.push(await measure('all', Object.values(queries).flat(), 8));
    return lines;
  } finally {
    await house.stop();
  }
}
