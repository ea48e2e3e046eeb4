/**
 * Forecasts of short yearly series against R's forecast package: error, coverage of intervals, speed. On the small-area
 * series of Leipzig, their last six years held back; and on the yearly series of the M3 competition where M3_YEARLY names a
 * file of them (JSON: [{ "x": known years, "xx": the six after }]), which are not ours to ship.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { known } from '#analysis/figure.ts';
import { forecast } from '#analysis/forecast.ts';
import { root } from '../tests/support/server.ts';
import { computing, inR } from './peers.ts';
import { type Line, ratio } from './table.ts';

type Series = { readonly x: readonly number[]; readonly xx: readonly number[] };
const ahead = 6;
const manySeries = 10_000;

export async function measureForecast(): Promise<Line[]> {
  const m3 = process.env['M3_YEARLY'];
  const sets: [string, Series[]][] = [['Leipzig, small areas', leipzig()]];
  if (m3) sets.unshift(['M3, yearly', JSON.parse(readFileSync(m3, 'utf8'))]);
  const lines = sets.flatMap(([name, series]) => accuracy(name, series));
  return [...lines, speed((sets[0] as [string, Series[]])[1])];
}

/** Counts of at least a dozen cases over 20 years or more without a gap. */
function leipzig(): Series[] {
  const text = readFileSync(join(root, 'pilot/leipzig/stats/kleinraeumig_2000-2023.csv'), 'utf8');
  const rows: Record<string, string>[] = parse(text, { columns: true });
  const series = rows.flatMap((row) => {
    const values = Object.entries(row).flatMap(([name, cell]) =>
      /^20\d\d$/.test(name) && cell !== '' ? [Number(cell)] : [],
    );
    const sound = values.length >= 20 && values.every((value) => value >= 12) && new Set(values).size > 5;
    return sound ? [{ x: values.slice(0, -ahead), xx: values.slice(-ahead) }] : [];
  });
  // A spread of them all: R needs a minute for these.
  const step = Math.max(1, Math.floor(series.length / 400));
  return series.filter((_, index) => index % step === 0);
}

const peerScript = `
suppressMessages({library(forecast); library(jsonlite)})
d <- fromJSON("series.json", simplifyVector = FALSE)
x <- lapply(d, function(s) ts(unlist(s$x)))
f <- list(thetaf = function(y) thetaf(y, h = 6), damped = function(y) holt(y, h = 6, damped = TRUE), ets = function(y) forecast(ets(y), h = 6))
out <- lapply(f, function(g) lapply(x, function(y) as.numeric(g(y)$mean)))
cat(toJSON(out, digits = 12))
`;

function accuracy(name: string, series: readonly Series[]): Line[] {
  const peers = inR<Record<string, number[][]>>(peerScript, { 'series.json': JSON.stringify(series) });
  const errors = Object.entries(peers).map(([peer, all]) => ({ peer, error: meanError(series, all) }));
  const best = errors.reduce((a, b) => (b.error < a.error ? b : a));
  const ours = series.map(({ x }) => continued(x));
  const own = meanError(
    series,
    ours.map((each) => each.map(({ value }) => value)),
  );
  const inside = series.flatMap(({ xx }, i) => xx.map((value, h) => within(value, ours[i]?.[h])));
  const coverage = inside.filter(Boolean).length / inside.length;
  const known = errors.map(({ peer, error }) => `${peer} ${error.toFixed(2)}`).join(', ');
  return [
    {
      what: `sMAPE of ${series.length} series, ${name} (${known})`,
      found: own.toFixed(2),
      bar: `≤ ${best.error.toFixed(2)} (${best.peer})`,
      met: own <= best.error,
    },
    {
      what: `values in intervals of 80 %, ${name}`,
      found: `${(100 * coverage).toFixed(1)} %`,
      bar: '75 to 85 %',
      met: coverage >= 0.75 && coverage <= 0.85,
    },
  ];
}

function continued(values: readonly number[]) {
  const found = forecast(
    values.map((value, i) => ({ year: 2000 + i, figure: known(value) })),
    { horizon: ahead },
  );
  if (!found.ok) throw new Error(found.reason);
  return found.points.map(({ figure, low, high }) => ({
    value: figure.state === 'known' ? figure.value : Number.NaN,
    low,
    high,
  }));
}

function within(value: number, point: { low: number; high: number } | undefined): boolean {
  return point !== undefined && value >= point.low && value <= point.high;
}

/** Mean over series and years of 200·|a − f|/(|a| + |f|). */
function meanError(series: readonly Series[], forecasts: readonly (readonly number[])[]): number {
  const errors = series.map(({ xx }, i) => {
    const each = xx.map((came, h) => {
      const said = forecasts[i]?.[h] ?? Number.NaN;
      return (200 * Math.abs(came - said)) / (Math.abs(came) + Math.abs(said) || 1);
    });
    return each.reduce((sum, error) => sum + error, 0) / each.length;
  });
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

function speed(series: readonly Series[]): Line {
  const many = Array.from({ length: manySeries }, (_, i) => (series[i % series.length] as Series).x);
  const ours = computing(() => {
    for (const values of many) continued(values);
  }).seconds;
  const [theirs = 0] = inR<number[]>(
    `
suppressMessages({library(forecast); library(jsonlite)})
x <- lapply(fromJSON("series.json", simplifyVector = FALSE), function(s) ts(unlist(s)))
t <- system.time(for (y in x) thetaf(y, h = 6))
cat(toJSON(unname(t["user.self"] + t["sys.self"]), digits = 6))
`,
    { 'series.json': JSON.stringify(many) },
  );
  return {
    what: `10,000 series with choice and back-test, to R's thetaf (computing time)`,
    found: `${ratio(ours / theirs)} (${ours.toFixed(1)} s, ${theirs.toFixed(1)} s)`,
    bar: '≤ 1.00',
    met: ours <= theirs,
  };
}
