/** Texts, sittings and references as the database keeps them. */

import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { entries, undo } from '#platform/journal.server.ts';
import { actor, emptyCity, person, smallCity, type TestCity } from '../../../tests/support/city.ts';
import { refused } from '../../../tests/support/rows.ts';
import { findObjects } from '../../start/search.store.server.ts';
import { bridgeForm } from '../bridges/bridge.ts';
import { saveBridge } from '../bridges/bridges.store.server.ts';
import { saveListed } from '../concept.store.server.ts';
import { saveWritingLimits, writingLimits } from './limits.store.server.ts';
import { findReferences, referenceNames } from './references.store.server.ts';
import { sectionForm, type TextNode } from './section.ts';
import { retireSection, saveSection, sectionText, setFrozen } from './sections.store.server.ts';
import { openText, readText, writeText } from './shared-text.server.ts';
import { endSitting, endSittingsBefore, noteSittings, recordText, undoText } from './sittings.store.server.ts';
import { plainText } from './text-body.ts';
import { delivered } from './text-length.ts';
import { changeText, storedState, storeState } from './texts.store.server.ts';

const text = (...paragraphs: string[]): TextNode => ({
  type: 'doc',
  content: paragraphs.map((words) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })),
});

async function cityWithSection(): Promise<TestCity> {
  const city = await emptyCity();
  await city.write(async (db) => {
    const part = { code: null, title: 'Wohnen', stage: 'in-force' as const, officeId: null };
    await saveListed(db, actor, 'sector-part', { id: 'wohnen', form: part });
    const form = sectionForm.parse({ kind: 'goals', title: 'Ziele' });
    await saveSection(db, actor, { id: 'ziele', sectorPartId: 'wohnen', form });
  });
  return city;
}

const put = (city: TestCity, ...paragraphs: string[]) =>
  city.write((db) => changeText(db, 'ziele', () => text(...paragraphs)));
const words = (city: TestCity) =>
  city.read(async (db) => plainText((await sectionText(db, 'ziele'))?.body ?? text()).split('\n'));

describe('a text', () => {
  test('is stored as the shared document and as what is read', async () => {
    const city = await cityWithSection();
    await put(city, 'eins', 'zwei');
    expect(await city.read((db) => sectionText(db, 'ziele'))).toMatchObject({
      body: text('eins', 'zwei'),
      characters: 8,
      revision: 1,
    });
    const { state } = await city.read((db) => storedState(db, 'ziele'));
    expect(readText(openText(state)).body).toEqual(text('eins', 'zwei'));
  });

  test('takes in what was stored by somebody else meanwhile', async () => {
    const city = await cityWithSection();
    await put(city, 'eins', 'zwei');
    const { state } = await city.read((db) => storedState(db, 'ziele'));
    const doc = openText(state);
    writeText(doc, text('EINS', 'zwei'));
    await put(city, 'eins', 'zwei', 'drei');
    await city.write((db) => storeState(db, 'ziele', doc, 1));
    expect(await words(city)).toEqual(['EINS', 'zwei', 'drei']);
  });

  test('is cleaned before it is stored', async () => {
    const city = await cityWithSection();
    const doc = openText(null);
    doc.getXmlFragment('text').insert(0, [new Y.XmlElement('script')]);
    ((doc.getXmlFragment('text').get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'a\u0000b');
    await city.write((db) => storeState(db, 'ziele', doc, 0));
    const { state } = await city.read((db) => storedState(db, 'ziele'));
    expect(readText(openText(state)).clean).toBe(true);
  });

  test('that rests, is retired or is not there is not changed', async () => {
    const city = await cityWithSection();
    await put(city, 'eins');
    await city.write((db) => setFrozen(db, ['ziele'], true));
    await expect(put(city, 'anders')).rejects.toMatchObject(refused(409, 'section-frozen'));
    await city.write((db) => setFrozen(db, ['ziele'], false));
    await city.write((db) => retireSection(db, actor, 'ziele', true));
    await expect(put(city, 'anders')).rejects.toMatchObject(refused(409, 'section-retired'));
    expect(await words(city)).toEqual(['eins']);
    const nowhere = city.write((db) => changeText(db, 'nirgends', () => text('x')));
    await expect(nowhere).rejects.toMatchObject(refused(404, 'not-found'));
  });
});

describe('a sitting', () => {
  test('is one entry of the journal, with the text before and after, without what others did', async () => {
    const city = await cityWithSection();
    const [ada, ben] = [await person('Ada'), await person('Ben')];
    await put(city, 'a', 'b');
    const moment = async (who: { id: string; name: string }, ...paragraphs: string[]) => {
      await city.write(async (db) => {
        const stored = await changeText(db, 'ziele', () => text(...paragraphs));
        await noteSittings(db, 'ziele', stored, [{ ...who, isHers: () => true }]);
      });
    };
    await moment(ada, 'A', 'b');
    await moment(ada, 'AA', 'b');
    await moment(ben, 'AA', 'B');
    await moment(ada, 'AAA', 'B');
    const entryId = await city.write((db) => endSitting(db, 'ziele', ada.id));
    expect(await city.write((db) => endSitting(db, 'ziele', ada.id))).toBeNull();
    const [entry] = await city.read((db) => entries(db, { kind: 'section-text', objectId: 'ziele' }));
    expect(entry).toMatchObject({ id: entryId, actorName: 'Ada', title: 'Ziele', undoable: true });
    expect(entry?.changes[0]?.after).toMatchObject({ before: text('a', 'B'), after: text('AAA', 'B') });
    // She takes back her part; what Ben wrote stays.
    await city.write((db) => undo(db, ada, Number(entryId), { 'section-text': undoText }));
    expect(await words(city)).toEqual(['a', 'B']);
    await expect(
      city.write((db) => undo(db, ada, Number(entryId), { 'section-text': undoText })),
    ).rejects.toMatchObject(refused(409, 'undo-done'));
  });

  test('is not taken back where others have written on', async () => {
    const city = await cityWithSection();
    const ada = await person('Ada');
    await put(city, 'a');
    const stored = await put(city, 'A');
    const entryId = await city.write((db) =>
      recordText(db, ada, 'ziele', { before: stored.before, after: stored.body }),
    );
    await put(city, 'A und mehr');
    await expect(
      city.write((db) => undo(db, ada, Number(entryId), { 'section-text': undoText })),
    ).rejects.toMatchObject(refused(409, 'undo-built-on'));
    expect(await words(city)).toEqual(['A und mehr']);
  });

  test('left open by a process that was killed is ended later, by itself', async () => {
    const city = await cityWithSection();
    const ada = await person('Ada');
    await city.write(async (db) => {
      const stored = await changeText(db, 'ziele', () => text('a'));
      await noteSittings(db, 'ziele', stored, [{ ...ada, isHers: () => true }]);
    });
    expect(await city.write((db) => endSittingsBefore(db, new Date(Date.now() - 60_000)))).toBe(0);
    expect(await city.write((db) => endSittingsBefore(db, new Date(Date.now() + 60_000)))).toBe(1);
    expect(await city.read((db) => entries(db, { kind: 'section-text' }))).toHaveLength(1);
  });

  test('in which nothing changed is no entry', async () => {
    const city = await cityWithSection();
    const unchanged = { before: text('a'), after: text('a') };
    expect(await city.write((db) => recordText(db, actor, 'ziele', unchanged))).toBeNull();
  });
});

describe('references', () => {
  test('are found by a part of the name, without what is ended, and signs mean themselves', async () => {
    const city = await smallCity();
    const found = await city.read((db) => findReferences(db, 'wohnungen'));
    expect(found.some(({ kind }) => kind === 'goal')).toBe(true);
    expect(found.every(({ name }) => /wohnungen/i.test(name))).toBe(true);
    expect(await city.read((db) => findReferences(db, '%_%'))).toEqual([]);
    const names = await city.read((db) =>
      referenceNames(db, [...found, { kind: 'goal', id: 'nirgends' }, { kind: 'person', id: 'x' }]),
    );
    expect(new Set(names.map(({ id }) => id))).toEqual(new Set(found.map(({ id }) => id)));
  });
});

test('limits are delivered until the city sets its own', async () => {
  const city = await emptyCity();
  expect(await city.read(writingLimits)).toEqual({ ...delivered, revision: undefined });
  const form = { section: 6000, part: 30_000, analysisShare: 25 };
  await city.write((db) => saveWritingLimits(db, actor, { title: 'Umfang', form }));
  expect(await city.read(writingLimits)).toEqual({ ...form, revision: 1 });
});

describe('the search', () => {
  const find = (city: TestCity, ...words: string[]) =>
    city.read(async (db) => {
      const kinds = ['section', 'strategy', 'instrument'] as const;
      return (await findObjects(db, words, { kinds }, 10)).map(({ kind, id, tier }) => `${kind} ${id} ${tier}`);
    });

  test('finds sections by heading and by text, strategies and instruments by their words', async () => {
    const city = await cityWithSection();
    await put(city, 'Der Leerstand sinkt.', 'In den Höfen entstehen Wohnungen.');
    expect(await find(city, 'ziel')).toEqual(['section ziele 1']);
    expect(await find(city, 'leerstand', 'wohnung')).toEqual(['section ziele 3']);
    expect(await find(city, 'paragraph')).toEqual([]);
    const form = bridgeForm.parse({ title: 'Konzeptvergabe', text: 'Boden bleibt in der Hand der Stadt.' });
    const { id } = await city.write((db) => saveBridge(db, actor, 'instrument', { form }));
    expect(await find(city, 'boden')).toEqual([`instrument ${id} 3`]);
    await city.write((db) => retireSection(db, actor, 'ziele', true));
    expect(await find(city, 'leerstand')).toEqual([]);
  });

  test('finds nothing of another city', async () => {
    const here = await cityWithSection();
    await put(here, 'Leerstand');
    expect(await find(await cityWithSection(), 'leerstand')).toEqual([]);
  });
});
