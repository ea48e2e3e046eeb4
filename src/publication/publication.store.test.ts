import { describe, expect, test } from 'vitest';
import { undo } from '#platform/journal.server.ts';
import { emptyCity, person, type TestCity } from '../../tests/support/city.ts';
import { type Decision, decideReleases, listReleases } from './publication.store.server.ts';

const subject = { kind: 'measure', id: 'park', title: 'Park' };
const decide = (fact: Decision['fact'], fromOn: string | null, objectId = 'park'): Decision => ({
  kind: 'measure',
  objectId,
  fact,
  fromOn,
});
const held = async (city: TestCity) =>
  (await city.read(listReleases)).map(({ objectId, fact, fromOn }) => `${objectId} ${fact} ${fromOn}`).sort();

async function release(city: TestCity, ...decisions: Decision[]) {
  const ada = await person('Ada Beispiel');
  return { ada, entry: await city.write((db) => decideReleases(db, ada, subject, decisions)) };
}

describe('a release', () => {
  test('says who gave it and from which day', async () => {
    const city = await emptyCity();
    await release(city, decide('text', '2026-05-01'));
    expect(await city.read(listReleases)).toMatchObject([
      { kind: 'measure', objectId: 'park', fact: 'text', fromOn: '2026-05-01', releasedBy: 'Ada Beispiel' },
    ]);
  });

  test('of one fact leaves all others alone', async () => {
    const city = await emptyCity();
    await release(
      city,
      decide('text', '2026-01-01'),
      decide('state', '2026-02-01'),
      decide('text', '2026-01-01', 'square'),
    );
    await release(city, decide('state', null), decide('money', '2026-03-01'));
    expect(await held(city)).toEqual(['park money 2026-03-01', 'park text 2026-01-01', 'square text 2026-01-01']);
  });

  test('that changes nothing writes nothing', async () => {
    const city = await emptyCity();
    await release(city, decide('text', '2026-01-01'));
    expect((await release(city, decide('text', '2026-01-01'), decide('money', null))).entry).toBeNull();
  });

  test('moves its day, and can be undone', async () => {
    const city = await emptyCity();
    await release(city, decide('text', '2026-01-01'));
    const { ada, entry } = await release(city, decide('text', '2026-12-01'));
    expect(await held(city)).toEqual(['park text 2026-12-01']);
    await city.write((db) => undo(db, ada, entry ?? 0, {}));
    expect(await held(city)).toEqual(['park text 2026-01-01']);
  });
});
