import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { listAreas, saveArea } from '#areas/areas.store.server.ts';
import { undoDivision, importDivision } from '#areas/divisions.store.server.ts';
import { listMoney, removeMoney, saveMoney } from '#budget/budget.store.server.ts';
import { saveGoal, listGoals } from '#concept/concept.store.server.ts';
import { saveMeasure, listMeasures } from '#measures/measures.store.server.ts';
import { addGrant, listMembers, removeGrants, saveOffice } from '#people/people.store.server.ts';
import { undo } from '#platform/journal.server.ts';
import { importValues, citySeries, seriesOf } from '#indicators/values.store.server.ts';
import { listIndicators, saveIndicator } from '#indicators/indicators.store.server.ts';
import { freezeReport } from '#annual-report/annual-report.store.server.ts';
import { hashesOf, writeReport } from '#annual-report/write.server.ts';
import { keepFile } from '#platform/files.server.ts';
import { actor, emptyCity, person, smallCity } from './support/city.ts';
import { areaOf, divisionOf, goalOf, indicatorOf, measureOf, moneyOf, officeOf } from './support/forms.ts';
import { received, square, storeUnits } from './support/shapes.ts';
import { refused } from './support/rows.ts';

test('B1 links of a measure saved over', async () => {
  const city = await smallCity();
  const { id } = await city.write((db) => saveMeasure(db, actor, { form: measureOf({}) }));
  await city.write((db) => saveMeasure(db, actor, { id, form: measureOf({ goalIds: ['ziel-1'] }), expect: 1 }));
  const second = city.write((db) => saveMeasure(db, actor, { id, form: measureOf({ goalIds: ['ziel-2'] }), expect: 1 }));
  await expect(second).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
});
test('B1b targets of a goal saved over', async () => {
  const city = await smallCity();
  const { id } = await city.write((db) => saveGoal(db, actor, { form: goalOf({}) }));
  const t = (value: number) => [{ indicatorId: 'rate-1', value, date: '2030-12-31' }];
  await city.write((db) => saveGoal(db, actor, { id, form: goalOf({ targets: t(1) }), expect: 1 }));
  const second = city.write((db) => saveGoal(db, actor, { id, form: goalOf({ targets: t(2) }), expect: 1 }));
  await expect(second).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
});
test('B2 removed and brought back starts at revision 1', async () => {
  const city = await smallCity();
  const ada = await person();
  const m = { id: 'massnahme-1', title: 'X' };
  await city.write((db) => saveMoney(db, ada, m, { id: 'g', form: moneyOf({ cents: 100 }) }));
  await city.write((db) => saveMoney(db, ada, m, { id: 'g', form: moneyOf({ cents: 200 }), expect: 1 }));
  const entry = await city.write((db) => removeMoney(db, ada, m, 'g'));
  await city.write((db) => undo(db, ada, entry ?? 0));
  const stale = city.write((db) => saveMoney(db, actor, m, { id: 'g', form: moneyOf({ cents: 999 }), expect: 1 }));
  await expect(stale).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
});
test('B3 undo division whose unit was edited', async () => {
  const city = await smallCity();
  const ada = await person();
  const entry = await city.write((db) => importDivision(db, ada, { id: 'neu', form: divisionOf(), position: 9, areas: [received('neu-a', square(0, 0))], file: { name: 'f', hash: 'h' } }));
  await city.write((db) => saveArea(db, actor, { id: 'neu-a', divisionId: 'neu', form: areaOf({ name: 'Raum neu-a', profile: 'viel Arbeit' }), expect: 1 }));
  await expect(city.write((db) => undo(db, ada, entry, { division: undoDivision }))).rejects.toMatchObject(refused(409, 'undo-built-on'));
});
test('B4 money moved to another measure', async () => {
  const city = await smallCity();
  const [held] = await city.read((db) => listMoney(db, 'massnahme-1'));
  const moved = city.write((db) => saveMoney(db, actor, { id: 'massnahme-2', title: 'Y' }, { id: held?.id ?? '', form: moneyOf(), expect: 1 }));
  await expect(moved).rejects.toMatchObject(refused(404, 'not-found'));
});
test('B5 undo takes the last administrator', async () => {
  const city = await emptyCity();
  const [ada, eve] = [await person('Ada'), await person('Eve')];
  await city.write((db) => addGrant(db, actor, { personId: ada.id, personName: 'Ada', role: 'administrator', officeId: null }));
  const entry = await city.write((db) => addGrant(db, ada, { personId: eve.id, personName: 'Eve', role: 'administrator', officeId: null }));
  await city.write((db) => removeGrants(db, eve, ada.id));
  await expect(city.write((db) => undo(db, ada, entry ?? 0))).rejects.toBeDefined();
  expect((await city.read(listMembers)).length).toBeGreaterThan(0);
});
test('B6 removing a guest in a city without administrators', async () => {
  const city = await emptyCity();
  const ada = await person('Ada');
  await city.write((db) => addGrant(db, actor, { personId: ada.id, personName: 'Ada', role: 'guest', officeId: null }));
  await city.write((db) => removeGrants(db, actor, ada.id));
});
test('B7 office cycles', async () => {
  const city = await emptyCity();
  const a = await city.write((db) => saveOffice(db, actor, { form: officeOf({ name: 'A' }) }));
  const b = await city.write((db) => saveOffice(db, actor, { form: officeOf({ name: 'B', parentId: a.id }) }));
  await expect(city.write((db) => saveOffice(db, actor, { id: a.id, form: officeOf({ name: 'A', parentId: b.id }), expect: 1 }))).rejects.toMatchObject({ status: 422 });
});
async function nested() {
  const city = await emptyCity();
  await storeUnits(city, [received('a', null), received('b', null), received('c', null)]);
  await storeUnits(city, [received('bezirk', null), received('ganz', null), received('az', null)], 'hoch');
  await city.write(async (db) => {
    await saveIndicator(db, actor, { id: 'n', form: indicatorOf() });
    await importValues(db, actor, { name: 'f', hash: 'h' }, ['a', 'b', 'c'].map((areaId) => ({ indicatorId: 'n', areaId, year: 2020, state: 'known', value: 10, evidence: 'measured' })));
    const link = (area_id: string, part_id: string) => ({ city_id: db.cityId, area_id, part_id });
    await db.insertInto('area_part').values([link('ganz', 'bezirk'), link('ganz', 'c'), link('az', 'bezirk'), link('az', 'c'), link('bezirk', 'a'), link('bezirk', 'b')]).execute();
  });
  return city;
}
test.each([['all', null], ['one', ['ganz']]])('B8 nested composition asked for %s', async (_, ids) => {
  const city = await nested();
  const all = await city.read(async (db) => seriesOf(db, await listIndicators(db), ids));
  expect(all.get('n')?.get('ganz')).toEqual([{ year: 2020, figure: { state: 'known', value: 30, evidence: 'computed' } }]);
  if (!ids) expect(all.get('n')?.get('az')).toEqual([{ year: 2020, figure: { state: 'known', value: 30, evidence: 'computed' } }]);
});
test('B9 city series: part swapped', async () => {
  const city = await emptyCity();
  await storeUnits(city, [received('a', null), received('b', null)]);
  await city.write(async (db) => {
    await saveIndicator(db, actor, { id: 'n', form: indicatorOf() });
    await importValues(db, actor, { name: 'f', hash: 'h' }, [['a', 1], ['b', 5]].map(([areaId, value]) => ({ indicatorId: 'n', areaId: String(areaId), year: 2020, state: 'known', value: Number(value), evidence: 'measured' })));
  });
  const [stadt] = (await city.read(listAreas)).filter((x) => x.id === 'stadt');
  await city.write((db) => saveArea(db, actor, { id: 'stadt', divisionId: 'stadt', form: areaOf({ name: stadt?.name ?? '' }), partIds: ['a'], expect: 1 }));
  expect((await city.read(citySeries)).series.get('n')?.[0]?.figure).toMatchObject({ value: 1 });
  await city.write((db) => saveArea(db, actor, { id: 'stadt', divisionId: 'stadt', form: areaOf({ name: stadt?.name ?? '' }), partIds: ['b'], expect: 1 }));
  expect((await city.read(citySeries)).series.get('n')?.[0]?.figure).toMatchObject({ value: 5 });
});
test('B10 city series: indicator undone and another made', async () => {
  const city = await smallCity();
  const ada = await person();
  const first = await city.write((db) => saveIndicator(db, ada, { form: indicatorOf({ name: 'A', kind: 'rate', numeratorId: 'zahl-1', denominatorId: 'einwohner' }) }));
  expect((await city.read(citySeries)).series.get(first.id)?.length).toBe(10);
  await city.write((db) => undo(db, ada, first.entryId ?? 0));
  const second = await city.write((db) => saveIndicator(db, ada, { form: indicatorOf({ name: 'B', kind: 'rate', numeratorId: 'zahl-2', denominatorId: 'einwohner' }) }));
  expect((await city.read(citySeries)).series.get(second.id)?.length).toBe(10);
});
async function frozen() {
  const city = await smallCity();
  return { city, ...(await city.write(async (db) => {
    const w = await writeReport(db, 2026, 'de');
    const h = hashesOf(w.document);
    const f = await keepFile(db, { name: 'x.pdf', mediaType: 'application/pdf', bytes: Buffer.from('x'), createdBy: null });
    for (const id of ['r', 's']) await freezeReport(db, actor, { id, roundId: null, ...w, hash: h.whole, partHashes: h.parts, files: [{ format: 'pdf', fileId: f.id }] });
    return { fileId: f.id };
  })) };
}
test('B11 insert a part into a frozen report', async () => {
  const { city } = await frozen();
  await expect(city.write((db) => db.insertInto('report_part').values({ city_id: db.cityId, report_id: 'r', position: 99, kind: 'short', title: 'dazu', content: JSON.stringify({}), hash: 'x', withdrawn_at: null, withdrawn_reason: null }).execute())).rejects.toBeDefined();
});
test('B12 change bytes of a frozen report file', async () => {
  const { city, fileId } = await frozen();
  await expect(city.write((db) => db.updateTable('file').set({ bytes: Buffer.from('y') }).where('city_id', '=', db.cityId).where('id', '=', fileId).execute())).rejects.toBeDefined();
});
test('B13 file in a frozen report added', async () => {
  const { city, fileId } = await frozen();
  await expect(city.write((db) => db.insertInto('report_file').values({ city_id: db.cityId, report_id: 'r', format: 'zip', file_id: fileId }).execute())).rejects.toBeDefined();
});
test('B14 withdrawing moves to another report', async () => {
  const { city } = await frozen();
  await city.write((db) => sql`insert into report select city_id, 'leer', year, round_id, title, as_of, frozen_at, frozen_by, hash, method_versions, data from report where city_id = ${db.cityId} and id = 'r'`.execute(db));
  await expect(city.write((db) => sql`update report_part set withdrawn_at = now(), content = null, report_id = 'leer' where city_id = ${db.cityId} and report_id = 'r' and position = 1`.execute(db))).rejects.toBeDefined();
});
test('B15 undo whose code is taken', async () => {
  const city = await smallCity();
  const ada = await person();
  const { id } = await city.write((db) => saveMeasure(db, ada, { form: measureOf({ code: 'X1' }) }));
  const { entryId } = await city.write((db) => saveMeasure(db, ada, { id, form: measureOf({ code: 'X2' }), expect: 1 }));
  await city.write((db) => saveMeasure(db, actor, { form: measureOf({ code: 'X1' }) }));
  await expect(city.write((db) => undo(db, ada, entryId ?? 0))).rejects.toMatchObject({ status: 409 });
});
test('B16 file name cut in a surrogate', async () => {
  const city = await smallCity();
  await city.write((db) => importValues(db, actor, { name: 'x\ud83d', hash: 'h' }, [{ indicatorId: 'einwohner', areaId: 'stadt', year: 1999, state: 'known', value: 1, evidence: 'measured' }]));
});
test('B17 two values alike in one import, far apart', async () => {
  const city = await smallCity();
  const v = { indicatorId: 'einwohner', areaId: 'stadt', year: 1999, state: 'known', value: 1, evidence: 'measured' } as const;
  await expect(city.write((db) => importValues(db, actor, { name: 'x', hash: 'h' }, [v, v]))).rejects.toMatchObject({ status: 409 });
});
test('B18 retire twice journals twice', async () => {
  const city = await smallCity();
  const { id } = await city.write((db) => saveMeasure(db, actor, { form: measureOf() }));
  const { retireMeasure } = await import('#measures/measures.store.server.ts');
  const m = async () => (await city.read((db) => listMeasures(db, '2026-12-31'))).find((x) => x.id === id)!;
  const one = await m();
  await city.write((db) => retireMeasure(db, actor, one, true));
  const two = await m();
  await new Promise((r) => setTimeout(r, 5));
  expect(await city.write((db) => retireMeasure(db, actor, two, true))).toBeNull();
});
test('B19 area_part cycle', async () => {
  const city = await nested();
  await expect(city.write((db) => saveArea(db, actor, { id: 'a', divisionId: 'ortsteile', form: areaOf(), partIds: ['a'], expect: 1 }))).rejects.toBeDefined();
});
test('B20 nul', async () => {
  const city = await smallCity();
  await expect(city.write((db) => saveMeasure(db, actor, { form: measureOf({ title: 'a\u0000b' }) }))).rejects.toMatchObject({ status: 400 });
  expect((await city.read((db) => listGoals(db))).length).toBe(12);
});
