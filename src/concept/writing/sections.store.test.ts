/** Sections of a sector part as the database keeps them. */

import { describe, expect, test } from 'vitest';
import { undo } from '#platform/journal.server.ts';
import { actor, emptyCity, person, type TestCity } from '../../../tests/support/city.ts';
import { refused } from '../../../tests/support/rows.ts';
import { saveListed } from '../concept.store.server.ts';
import { emptyBody, type SectionForm, sectionForm } from './section.ts';
import {
  listSections,
  moveSection,
  retireSection,
  saveSection,
  section,
  sectionText,
  sectionTexts,
  setFrozen,
} from './sections.store.server.ts';

const formOf = (title: string, kind = 'goals'): SectionForm => sectionForm.parse({ title, kind });

async function cityWith(...sections: [id: string, kind: string][]): Promise<TestCity> {
  const city = await emptyCity();
  await city.write(async (db) => {
    const part = { code: null, title: 'Wohnen', stage: 'in-force' as const, officeId: null };
    await saveListed(db, actor, 'sector-part', { id: 'wohnen', form: part });
    for (const [id, kind] of sections) {
      await saveSection(db, actor, { id, sectorPartId: 'wohnen', form: formOf(`Titel ${id}`, kind) });
    }
  });
  return city;
}

const ids = (city: TestCity) => city.read(async (db) => (await listSections(db, 'wohnen')).map(({ id }) => id));

describe('sections', () => {
  test('are read by kind, and within a kind as they were created', async () => {
    const city = await cityWith(
      ['m', 'measures'],
      ['a', 'analysis'],
      ['z2', 'goals'],
      ['z1', 'goals'],
      ['s', 'strategies'],
    );
    expect(await ids(city)).toEqual(['a', 'z2', 'z1', 's', 'm']);
  });

  test('move among those of their kind only', async () => {
    const city = await cityWith(['z1', 'goals'], ['s', 'strategies'], ['z2', 'goals'], ['z3', 'goals']);
    await city.write((db) => moveSection(db, actor, 'z3', -1));
    expect(await ids(city)).toEqual(['z1', 'z3', 'z2', 's']);
    expect(await city.write((db) => moveSection(db, actor, 's', 1))).toBeNull();
    expect(await city.write((db) => moveSection(db, actor, 'z1', -1))).toBeNull();
  });

  test('are renamed by whoever saw the last title, and not by the second', async () => {
    const city = await cityWith(['a', 'analysis']);
    const rename = (title: string) =>
      city.write((db) =>
        saveSection(db, actor, { id: 'a', sectorPartId: 'wohnen', form: formOf(title, 'analysis'), expect: 1 }),
      );
    await rename('Ausgangslage');
    await expect(rename('Lage')).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
    expect(await city.read((db) => section(db, 'a'))).toMatchObject({ title: 'Ausgangslage', revision: 2 });
  });

  test('retire, come back, and their creation can be undone while nobody wrote', async () => {
    const city = await cityWith();
    const ada = await person();
    const { id, entryId } = await city.write((db) =>
      saveSection(db, ada, { sectorPartId: 'wohnen', form: formOf('Ziele') }),
    );
    const retired = await city.write((db) => retireSection(db, ada, id, true));
    expect((await city.read((db) => section(db, id))).retired).toBe(true);
    await city.write((db) => undo(db, ada, Number(retired)));
    await city.write((db) => undo(db, ada, Number(entryId)));
    expect(await ids(city)).toEqual([]);
    await expect(city.read((db) => section(db, id))).rejects.toMatchObject(refused(404, 'not-found'));
  });

  test('rest even if nobody has written in them, and are known to rest', async () => {
    const city = await cityWith(['a', 'analysis'], ['z', 'goals']);
    expect(await city.read((db) => sectionText(db, 'a'))).toBeNull();
    await city.write((db) => setFrozen(db, ['a'], true));
    expect(await city.read((db) => sectionText(db, 'a'))).toMatchObject({ body: emptyBody, characters: 0 });
    expect((await city.read((db) => section(db, 'a'))).frozenAt).not.toBeNull();
    expect((await city.read((db) => section(db, 'z'))).frozenAt).toBeNull();
    await city.write((db) => setFrozen(db, ['a'], false));
    expect((await city.read((db) => sectionTexts(db))).get('a')?.frozenAt).toBeNull();
    await city.write((db) => setFrozen(db, [], true));
  });

  test('of another city are not there', async () => {
    const here = await cityWith(['a', 'analysis']);
    const there = await cityWith();
    expect(await there.read((db) => listSections(db))).toEqual([]);
    expect((await here.read((db) => listSections(db))).length).toBe(1);
  });
});
