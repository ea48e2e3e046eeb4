/** `script/bench [NAME…]`: measures what the house promises and says where it does not keep it. */

import { cpus } from 'node:os';
import { measureCarry } from './carry.ts';
import { measureCities } from './cities.ts';
import { measureForecast } from './forecast.ts';
import { measureImport } from './import.ts';
import { measureKills } from './kill.ts';
import { measureLighthouse } from './lighthouse.ts';
import { measureMap } from './map.ts';
import { measurePages } from './pages.ts';
import { measureProtection } from './protect.ts';
import { measurePublic } from './public.ts';
import { measureReport } from './report.ts';
import { measureSearch } from './search.ts';
import { measureStarts } from './start.ts';
import { type Line, show } from './table.ts';
import { measureVersions } from './versions.ts';
import { measureWriting } from './write.ts';

const benches: Record<string, () => Promise<Line[]>> = {
  start: measureStarts,
  report: measureReport,
  kill: measureKills,
  cities: measureCities,
  map: measureMap,
  pages: measurePages,
  public: measurePublic,
  search: () => measureSearch(),
  forecast: measureForecast,
  carry: measureCarry,
  protect: async () => measureProtection(),
  import: measureImport,
  versions: measureVersions,
  write: () => measureWriting(),
};
/** Only where they are named: they fetch what nothing else needs. */
const named: Record<string, () => Promise<Line[]>> = { lighthouse: measureLighthouse };

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in benches || name in named));
if (unknown.length > 0) {
  console.error(
    `No such measurement: ${unknown.join(', ')}. There are: ${Object.keys({ ...benches, ...named }).join(', ')}`,
  );
  process.exit(2);
}

console.log(
  `${cpus().length} cores, ${cpus()[0]?.model}; Node ${process.version}; built app with its embedded engine on`,
);
console.log(
  'core 0, load (wrk, 10 connections) and PostgreSQL on core 1; empty page: the same frame with nothing in it.\n',
);
const lines: Line[] = [];
for (const [name, bench] of Object.entries(benches))
  if (names.length === 0 || names.includes(name)) lines.push(...(await bench()));
for (const [name, bench] of Object.entries(named)) if (names.includes(name)) lines.push(...(await bench()));
console.log(show(lines));
process.exit(lines.every((line) => line.met) ? 0 : 1);
