/** Rounds, what offices are asked and answer, and reports that nothing changes any more. */

import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { reportProgress } from '#measures/measures.store.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { entries, undo } from '#platform/journal.server.ts';
import { actor, person, smallCity, type TestCity } from '../../tests/support/city.ts';
import { reportOf } from '../../tests/support/forms.ts';
import { frozenReport, verify } from '../../tests/support/frozen.ts';
import { everything, journalLength, refused, rowsOf } from '../../tests/support/rows.ts';
import {
  type Asked,
  answerRequest,
  closeRound,
  listReports,
  listRequests,
  listRounds,
  noteReminder,
  openRound,
  readReport,
  reportFile,
} from './annual-report.store.server.ts';
import { methodVersions, type Round, roundForm } from './round.ts';
import { canonical, hashesOf } from './write.server.ts';

const at = (moment: string) => vi.stubEnv('STADTFADEN_NOW', moment);
beforeEach(() => {
  at('2026-11-22T09:00:00Z');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const asked: readonly Asked[] = [
  { officeId: 'amt-fuer-wohnen', kind: 'measure', objectId: 'massnahme-1' },
  { officeId: 'verkehrsamt', kind: 'measure', objectId: 'massnahme-2' },
  { officeId: 'amt-fuer-wohnen', kind: 'goal', objectId: 'ziel-1' },
];
const form = roundForm.parse({ year: '2026', title: 'Auswertung 2026', dueOn: '2026-12-31' });

const open = (city: TestCity, given = form, requests = asked) =>
  city.write((db) => openRound(db, actor, given, requests));

async function withRound(): Promise<{ city: TestCity; id: string }> {
  const city = await smallCity();
  const { id } = await open(city);
  return { city, id };
}

async function roundIn(city: TestCity, id: string): Promise<Round> {
  const round = (await city.read(listRounds)).find((each) => each.id === id);
  if (!round) throw new Error(`no round ${id}`);
  return round;
}

/** Who has answered what, by the object asked about. */
async function answers(city: TestCity, roundId?: string) {
  const requests = await city.read((db) => listRequests(db, roundId));
  return Object.fromEntries(requests.map((each) => [each.objectId, each.answeredBy]));
}

async function requestFor(city: TestCity, objectId: string) {
  const request = (await city.read((db) => listRequests(db))).find((each) => each.objectId === objectId);
  if (!request) throw new Error(`no request for ${objectId}`);
  return request;
}

const report = (city: TestCity, id: string, who = actor) =>
  city.write((db) => reportProgress(db, who, { id, title: 'M' }, reportOf()));

describe('a round', () => {
  test('is read back as it was opened', async () => {
    const { city, id } = await withRound();
    expect(await city.read(listRounds)).toEqual([
      {
        ...form,
        id,
        openedAt: '2026-11-22T09:00:00.000Z',
        openedBy: 'Test',
        closedAt: null,
        revision: 1,
      },
    ]);
  });

  test('asks each office for what it was said to be asked', async () => {
    const { city, id } = await withRound();
    const requests = await city.read((db) => listRequests(db, id));
    const held = requests.map(({ officeId, kind, objectId }) => ({ officeId, kind, objectId }));
    expect(held).toEqual(expect.arrayContaining([...asked]));
    expect(held).toHaveLength(3);
  });

  test('is the only one of its year', async () => {
    const { city } = await withRound();
    const before = [await everything(city), await journalLength(city)];
    await expect(open(city)).rejects.toMatchObject(refused(409, 'round-exists'));
    expect([await everything(city), await journalLength(city)]).toEqual(before);
  });

  test('stands before those of earlier years', async () => {
    const { city } = await withRound();
    await open(city, { ...form, year: 2025 }, []);
    await open(city, { ...form, year: 2027 }, []);
    expect((await city.read(listRounds)).map((round) => round.year)).toEqual([2027, 2026, 2025]);
  });

  test('that asks an office that does not exist is not opened at all', async () => {
    const city = await smallCity();
    const opened = open(city, form, [...asked, { officeId: 'nichts', kind: 'goal', objectId: 'ziel-2' }]);
    await expect(opened).rejects.toMatchObject(refused(409, 'still-needed'));
    expect([await rowsOf(city, 'round'), await rowsOf(city, 'round_request')]).toEqual([[], []]);
  });

  test('asks nobody any more once it is closed, and again when it is reopened', async () => {
    const { city, id } = await withRound();
    const round = await roundIn(city, id);
    await city.write((db) => closeRound(db, actor, round, true));
    expect(await city.read((db) => listRequests(db))).toEqual([]);
    expect(await city.read((db) => listRequests(db, id))).toHaveLength(3);
    const closed = await roundIn(city, id);
    expect(closed.closedAt).toBe('2026-11-22T09:00:00.000Z');
    await city.write((db) => closeRound(db, actor, closed, false));
    expect(await city.read((db) => listRequests(db))).toHaveLength(3);
  });

  test('that somebody else closed in between is not closed again', async () => {
    const { city, id } = await withRound();
    const round = await roundIn(city, id);
    await city.write((db) => closeRound(db, actor, round, true));
    at('2026-11-23T09:00:00Z');
    const second = city.write((db) => closeRound(db, actor, round, true));
    await expect(second).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
  });

  test('notes whom it reminded, and that cannot be taken back', async () => {
    const { city, id } = await withRound();
    const round = await roundIn(city, id);
    const { id: requestId } = await requestFor(city, 'ziel-1');
    const ada = await person();
    await city.write((db) => noteReminder(db, ada, round, [requestId]));
    const reminded = (await city.read((db) => listRequests(db, id))).filter((each) => each.remindedAt !== null);
    expect(reminded.map((each) => each.objectId)).toEqual(['ziel-1']);
    const [entry] = await city.read((db) => entries(db, { limit: 1 }));
    const undone = city.write((db) => undo(db, ada, entry?.id ?? 0));
    await expect(undone).rejects.toMatchObject(refused(409, 'undo-never'));
  });
});

describe('a request', () => {
  const nobody = { 'massnahme-1': null, 'massnahme-2': null, 'ziel-1': null };

  test('is answered by nobody at first', async () => {
    const { city, id } = await withRound();
    expect(await answers(city, id)).toEqual(nobody);
  });

  test('for a measure is answered by any state reported since', async () => {
    const { city, id } = await withRound();
    at('2026-11-25T09:00:00Z');
    await report(city, 'massnahme-1', await person('Ada'));
    expect(await answers(city, id)).toEqual({ ...nobody, 'massnahme-1': 'Ada' });
    expect((await requestFor(city, 'massnahme-1')).answeredAt).toBe('2026-11-25T09:00:00.000Z');
  });

  test('for a measure is not answered by a state reported before', async () => {
    const city = await smallCity();
    await report(city, 'massnahme-1');
    at('2026-11-22T09:00:01Z');
    const { id } = await open(city);
    expect(await answers(city, id)).toEqual(nobody);
  });

  test('for a goal is answered by a comment, by who wrote it', async () => {
    const { city, id } = await withRound();
    const request = await requestFor(city, 'ziel-1');
    const ada = await person('Ada');
    at('2026-11-25T09:00:00Z');
    await city.write((db) => answerRequest(db, ada, request, 'Ziel', 'Läuft gut.'));
    expect(await answers(city, id)).toEqual({ ...nobody, 'ziel-1': 'Ada' });
    const expected = { ...request, comment: 'Läuft gut.', answeredBy: 'Ada', answeredAt: '2026-11-25T09:00:00.000Z' };
    expect(await requestFor(city, 'ziel-1')).toEqual(expected);
  });

  test('for a goal is not answered by a state of a measure of the same id', async () => {
    const city = await smallCity();
    const { id } = await open(city, form, [{ officeId: 'verkehrsamt', kind: 'goal', objectId: 'massnahme-1' }]);
    at('2026-11-25T09:00:00Z');
    await report(city, 'massnahme-1');
    expect(await answers(city, id)).toEqual({ 'massnahme-1': null });
  });

  test('is open again when the answer is taken back', async () => {
    const { city, id } = await withRound();
    const request = await requestFor(city, 'ziel-1');
    const ada = await person('Ada');
    const entryId = await city.write((db) => answerRequest(db, ada, request, 'Ziel', 'Läuft gut.'));
    await city.write((db) => undo(db, ada, entryId ?? 0));
    expect(await answers(city, id)).toEqual(nobody);
  });
});

describe('a frozen report', () => {
  test('is read back word for word', async () => {
    const { city, id, document } = await frozenReport();
    const read = await city.read((db) => readReport(db, id));
    expect(read.parts.map(({ part }) => canonical(part))).toEqual(document.parts.map((part) => canonical(part)));
    expect(read.report).toMatchObject({ year: 2026, title: document.title, frozenBy: 'Test', methodVersions });
    expect(await city.read(listReports)).toEqual([read.report]);
  });

  test('proves by its hashes that it is the one that was frozen', async () => {
    expect(await verify(await frozenReport())).toEqual({ wrong: [], whole: true });
  });

  test('has other hashes where one word of one part is another', async () => {
    const { document } = await frozenReport();
    const [first, ...rest] = document.parts;
    if (!first) throw new Error('no parts');
    const [before, after] = [hashesOf(document), hashesOf({ ...document, parts: [{ ...first, title: 'x' }, ...rest] })];
    expect(after.parts[0]).not.toBe(before.parts[0]);
    expect(after.parts.slice(1)).toEqual(before.parts.slice(1));
    expect(after.whole).not.toBe(before.whole);
  });

  test('has other hashes where its parts stand in another order, or its frame says another thing', async () => {
    const { document } = await frozenReport();
    const wholes = [
      document,
      { ...document, parts: document.parts.toReversed() },
      { ...document, asOf: '2026-11-21' },
    ].map((each) => hashesOf(each).whole);
    expect(new Set(wholes).size).toBe(3);
  });

  test('gives its file, and says so where there is none', async () => {
    const { city, id } = await frozenReport();
    expect(await city.read((db) => reportFile(db, id, 'pdf'))).toEqual(expect.any(String));
    await expect(city.read((db) => reportFile(db, id, 'zip'))).rejects.toMatchObject(refused(404, 'not-found'));
    await expect(city.read((db) => readReport(db, 'anderer'))).rejects.toMatchObject(refused(404, 'not-found'));
  });

  test.each([
    ['its title', sql`update report set title = 'anders'`],
    ['its hash', sql`update report set hash = 'anders'`],
    ['its data', sql`update report set data = '{}'`],
    ['nothing at all', sql`update report set title = title`],
    ['the words of a part', sql`update report_part set content = '{"kind":"short","title":"x","blocks":[]}'`],
    ['the hash of a part', sql`update report_part set hash = 'anders'`],
    ['the order of its parts', sql`update report_part set position = position + 100`],
    ['the file of its format', sql`update report_file set format = 'zip'`],
  ])('lets nobody change %s', async (_, statement) => {
    const frozen = await frozenReport();
    const before = await everything(frozen.city);
    const changed = frozen.city.write((db) => sql`${statement} where city_id = ${db.cityId}`.execute(db));
    await expect(changed).rejects.toThrow(/never changes/);
    expect(await everything(frozen.city)).toEqual(before);
  });

  test.each(['report_file', 'report_part', 'report'] as const)('lets nobody delete from %s', async (table) => {
    const { city } = await frozenReport();
    const before = await everything(city);
    await expect(city.write((db) => db.deleteFrom(table).where('city_id', '=', db.cityId).execute())).rejects.toThrow(
      /never changes/,
    );
    expect(await everything(city)).toEqual(before);
  });

  test.each(['report_file', 'report_part', 'report'])('lets nobody empty %s', async (table) => {
    const { city } = await frozenReport();
    const emptied = city.write((db) => sql`truncate ${sql.table(table)} cascade /* city_id */`.execute(db));
    await expect(emptied).rejects.toThrow(/permission denied/);
  });

  test('is not taken back by who froze it', async () => {
    const { city } = await frozenReport();
    const [entry] = await city.read((db) => entries(db, { kind: 'report' }));
    expect(entry).toMatchObject({ act: 'freeze', undoable: false });
  });
});

/** Withdraws the second part: a person took back what she had said. */
const withdraw = (db: CityDb, set = sql``) =>
  sql`
    update report_part set withdrawn_at = '2026-12-01T09:00:00Z', withdrawn_reason = 'auf Wunsch', content = null ${set}
    where city_id = ${db.cityId} and position = 1
  `.execute(db);

describe('a part that is withdrawn', () => {
  test('leaves a mark, and its words are gone', async () => {
    const { city, id, document } = await frozenReport();
    await city.write((db) => withdraw(db));
    const { parts } = await city.read((db) => readReport(db, id));
    expect(parts[1]).toMatchObject({
      part: null,
      title: document.parts[1]?.title,
      withdrawnAt: '2026-12-01T09:00:00.000Z',
      withdrawnReason: 'auf Wunsch',
    });
    expect(parts.filter(({ part }) => part === null)).toHaveLength(1);
  });

  test('leaves the other parts and the whole provable', async () => {
    const frozen = await frozenReport();
    await frozen.city.write((db) => withdraw(db));
    expect(await verify(frozen)).toEqual({ wrong: [], whole: true });
  });

  test.each([
    ['its hash', sql`, hash = 'anders'`],
    ['its title', sql`, title = 'anders'`],
    ['its kind', sql`, kind = 'money'`],
    ['its place', sql`, position = 50`],
  ])('does not change %s on the way', async (_, set) => {
    const { city } = await frozenReport();
    await expect(city.write((db) => withdraw(db, set))).rejects.toThrow(/never changes/);
  });

  test.each([
    ['naming a day and keeping its words', sql`withdrawn_at = now()`],
    ['taking its words and naming no day', sql`content = null`],
  ])('is not withdrawn by %s', async (_, set) => {
    const { city } = await frozenReport();
    const half = city.write((db) =>
      sql`update report_part set ${set} where city_id = ${db.cityId} and position = 1`.execute(db),
    );
    await expect(half).rejects.toThrow(/never changes/);
  });

  test.each([
    ['comes back', sql`withdrawn_at = null, withdrawn_reason = null, content = '{}'`],
    ['gets another reason', sql`withdrawn_reason = 'ein anderer'`],
    ['is withdrawn again', sql`withdrawn_at = now(), content = null`],
  ])('never %s', async (_, set) => {
    const { city } = await frozenReport();
    await city.write((db) => withdraw(db));
    const changed = city.write((db) =>
      sql`update report_part set ${set} where city_id = ${db.cityId} and position = 1`.execute(db),
    );
    await expect(changed).rejects.toThrow(/never changes/);
  });
});
