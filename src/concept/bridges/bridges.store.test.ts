/** Strategies and instruments as the database keeps them. */

import { describe, expect, test } from 'vitest';
import { undo } from '#platform/journal.server.ts';
import { actor, person, smallCity } from '../../../tests/support/city.ts';
import { refused } from '../../../tests/support/rows.ts';
import { listGoals } from '../concept.store.server.ts';
import { bridgeForm, bridgeKinds } from './bridge.ts';
import { bridge, listBridges, retireBridge, saveBridge } from './bridges.store.server.ts';

const formOf = (given: Record<string, unknown> = {}) => bridgeForm.parse({ title: 'Konzeptvergabe', ...given });

describe.each(bridgeKinds)('%s', (kind) => {
  test('leads from goals to measures, and its links are replaced as a whole', async () => {
    const city = await smallCity();
    const [goal, other] = await city.read(listGoals);
    const before = (await city.read((db) => listBridges(db, kind))).length;
    const { id } = await city.write((db) =>
      saveBridge(db, actor, kind, { form: formOf({ goalIds: [goal?.id, other?.id] }) }),
    );
    const made = await city.read((db) => bridge(db, kind, id));
    expect(made.goalIds).toEqual([goal?.id, other?.id].sort());
    await city.write((db) =>
      saveBridge(db, actor, kind, { id, form: formOf({ goalIds: [other?.id] }), expect: made.revision }),
    );
    expect((await city.read((db) => bridge(db, kind, id))).goalIds).toEqual([other?.id]);
    expect((await city.read((db) => listBridges(db, kind))).length).toBe(before + 1);
  });

  test('is retired, restored and not saved over by the second', async () => {
    const city = await smallCity();
    const ada = await person();
    const { id, entryId } = await city.write((db) => saveBridge(db, ada, kind, { form: formOf() }));
    await city.write((db) => retireBridge(db, ada, kind, { id, retired: true }));
    expect((await city.read((db) => bridge(db, kind, id))).retired).toBe(true);
    await expect(
      city.write((db) => saveBridge(db, ada, kind, { id, form: formOf({ title: 'Anders' }), expect: 1 })),
    ).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
    await expect(city.write((db) => undo(db, ada, Number(entryId)))).rejects.toMatchObject(
      refused(409, 'undo-built-on'),
    );
  });

  test('refuses goals that are not there', async () => {
    const city = await smallCity();
    await expect(
      city.write((db) => saveBridge(db, actor, kind, { form: formOf({ goalIds: ['nirgends'] }) })),
    ).rejects.toMatchObject(refused(409, 'still-needed'));
  });
});
