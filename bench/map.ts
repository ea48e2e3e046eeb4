/**
 * The map of a city of five thousand areas: values under load, values that nobody asked for before, bytes of its borders, and
 * how long a reader waits in her browser.
 */

import { houseOf } from './houses.ts';
import { appCore, cookieOf, load } from './load.ts';
import { measureInBrowser } from './map-browser.ts';
import type { Line } from './table.ts';

const lateAfter = 150;
const mostBytes = 400_000;
const coldAfter = 500;
const indicators = ['einwohner', 'rate-1', 'zahl-1'];

export async function measureMap(): Promise<Line[]> {
  const house = await houseOf('map', 'postgres', appCore);
  try {
    const cookie = await cookieOf(house.url, 'coordinator');
    const base = `${house.url}/${house.city}/karte`;
    const values = (indicator: string, year: number) =>
      `${base}/werte?gliederung=ortsteile&indikator=${indicator}&jahre=${year}`;
    const packed = async (address: string) => {
      const from = performance.now();
      const answer = await fetch(address, { headers: { cookie, 'accept-encoding': 'br' } });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return performance.now() - from;
    };
    const latest = new Date().getFullYear() - 1;
    await packed(values('rate-1', latest));
    const cold: number[] = [];
    for (const indicator of indicators)
      for (let year = latest - 1; year > latest - 8; year--) cold.push(await packed(values(indicator, year)));
    cold.sort((a, b) => a - b);
    const late = cold[Math.floor(cold.length * 0.95)] ?? Number.NaN;
    const found = await load(values('rate-1', latest), { cookie });
    const page = await load(`${base}?indikator=rate-1`, { cookie });
    const bytes = await compressedBytes(`${base}/flaechen/ortsteile`, cookie);
    return [
      {
        what: 'values of 5,000 areas, 10 connections, postgres',
        found: `${found.perSecond.toFixed(0)}/s, p95 ${found.p95.toFixed(0)} ms${found.bad ? `, ${found.bad} bad` : ''}`,
        bar: `≤ ${lateAfter} ms`,
        met: found.p95 <= lateAfter && found.bad === 0,
      },
      {
        what: 'the same, asked for the first time, one by one',
        found: `median ${cold[Math.floor(cold.length / 2)]?.toFixed(0)} ms, p95 ${late.toFixed(0)} ms`,
        bar: `≤ ${coldAfter} ms`,
        met: late <= coldAfter,
      },
      {
        what: 'page of the map with 5,000 areas, 10 connections',
        found: `${page.perSecond.toFixed(0)}/s, p95 ${page.p95.toFixed(0)} ms`,
        bar: 'no bar',
        met: page.bad === 0,
      },
      {
        what: 'borders of 5,000 areas, compressed',
        found: `${(bytes / 1000).toFixed(0)} kB`,
        bar: `≤ ${mostBytes / 1000} kB`,
        met: bytes <= mostBytes,
      },
      ...(await measureInBrowser(base, cookie, ['rate-1', 'einwohner'])),
    ];
  } finally {
    await house.stop();
  }
}

/** As they travel: `fetch` unpacks what it gets, so the length is asked of the answer's head. */
async function compressedBytes(address: string, cookie: string): Promise<number> {
  const { get } = await import('node:http');
  return new Promise((resolve, reject) => {
    get(address, { headers: { cookie, 'accept-encoding': 'br' } }, (answer) => {
      let length = 0;
      answer.on('data', (chunk: Buffer) => {
        length += chunk.length;
      });
      answer.on('end', () => resolve(length));
    }).on('error', reject);
  });
}
