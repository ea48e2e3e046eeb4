/**
 * One import in a process of its own, so that its memory is its own too: makes a city with areas and indicators, takes in
 * the file, says how long that took and how far memory grew; before, it checks `FILE.small`. Arguments: data folder, file, number of areas and indicators;
 * on PostgreSQL its address as well.
 */

import { divisionForm } from '#areas/area.ts';
import { importDivision } from '#areas/divisions.store.server.ts';
import { indicatorForm } from '#indicators/indicator.ts';
import { saveIndicator } from '#indicators/indicators.store.server.ts';
import { inCity, openDatabase } from '#platform/database.server.ts';
import { wishes } from '#sources/reading-wishes.ts';
import { checkValues, fileOnDisk, takeIn, type Work } from '#sources/values.server.ts';

const [dataDir = '', path = '', areas = '0', indicators = '0', databaseUrl] = process.argv.slice(2);
const actor = { id: null, name: 'Bench' };
const city = 'bench';

const database = await openDatabase({ dataDir, databaseUrl, statementSeconds: 15 });
database.open();
const work: Work = {
  read: (each) => inCity(database, city, 'read', each),
  write: (each) => inCity(database, city, 'write', each),
};
await work.write(async (db) => {
  const form = divisionForm.parse({ name: 'Teile', kind: 'districts', validFrom: '2000-01-01', source: 'Bench' });
  const parts = Array.from({ length: Number(areas) }, (_, i) => ({
    id: `area-${i}`,
    code: `a${i}`,
    name: `Raum ${i}`,
    geometry: null,
  }));
  await importDivision(db, actor, { id: 'teile', form, position: 1, areas: parts, file: { name: 'x', hash: 'x' } });
  for (let i = 0; i < Number(indicators); i++) {
    const said = { name: `Indikator ${i}`, kind: 'count', direction: 'up', evidence: 'measured' };
    await saveIndicator(db, actor, { id: `indikator-${i}`, form: indicatorForm.parse(said) });
  }
});

// A server has read files before: what grows is what this one needs. Checked only, and never to be stored.
const small = await fileOnDisk(`${path}.small`);
const warm = await checkValues(work, small, { wishes: wishes.parse({}) });
if (!warm.ok) throw new Error(JSON.stringify(warm.faults.slice(0, 3)));

let peak = 0;
const look = () => {
  peak = Math.max(peak, process.memoryUsage.rss());
};
const before = process.memoryUsage.rss();
const watch = setInterval(look, 10);
const began = performance.now();
const stored = await takeIn(work, actor, await fileOnDisk(path), { wishes: wishes.parse({}) }, async () => look());
const seconds = (performance.now() - began) / 1000;
clearInterval(watch);
await database.close();
if (!stored.ok) throw new Error(JSON.stringify(stored.faults.slice(0, 3)));
console.log(JSON.stringify({ seconds, growth: (peak - before) / 1024 / 1024, added: stored.value.added }));
