/** Pages of a city at full size against the empty page of the same layout, on both engines. */

import { atCitySize, frozenReport, type House } from './houses.ts';
import { appCore, cookieOf, load } from './load.ts';
import { type Line, ratio } from './table.ts';

const share = 0.35;
const lateAfter = 200;

/** What is measured of a city; `report` is the path of a frozen one. */
export const pages = (report: string) => [
  ['overview', ''],
  ['matrix', '/matrix'],
  ['goal', '/ziele/ziel-7'],
  ['measure register', '/massnahmen'],
  ['measure', '/massnahmen/massnahme-36'],
  ['area', '/raeume/raum-1'],
  ['indicator', '/indikatoren/rate-1'],
  ['report', report],
];

export async function measurePages(): Promise<Line[]> {
  const lines: Line[] = [];
  for (const engine of ['embedded', 'postgres'] as const) {
    const house = await atCitySize(engine, appCore);
    try {
      lines.push(...(await measureHouse(house, engine)));
    } finally {
      await house.stop();
    }
  }
  return lines;
}

async function measureHouse(house: House, engine: string): Promise<Line[]> {
  const cookie = await cookieOf(house.url, 'coordinator');
  const base = `${house.url}/${house.city}`;
  const chosen = pages(await frozenReport(house, cookie));
  const measure = async (path: string) => {
    await load(`${base}${path}`, { cookie, seconds: 2 });
    return load(`${base}${path}`, { cookie });
  };
  // The empty page is the search before a word is typed: the frame of every page and nothing in it.
  const empty = await measure('/suche');
  const lines: Line[] = [];
  for (const [name = '', path = ''] of chosen) {
    const found = await measure(path);
    const part = found.perSecond / empty.perSecond;
    lines.push({
      what: `${name}, ${engine}`,
      found: `${ratio(part)} of ${empty.perSecond.toFixed(0)}/s, p95 ${found.p95.toFixed(0)} ms${found.bad ? `, ${found.bad} bad` : ''}`,
      bar: `≥ ${ratio(share)}, ≤ ${lateAfter} ms`,
      met: part >= share && found.p95 <= lateAfter && found.bad === 0,
    });
  }
  return lines;
}
