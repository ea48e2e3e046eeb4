/** Which small-area values the public sees, as stored on both engines: what it protects, and what the statistics office opens. */

import { describe, expect, test } from 'vitest';
import { saveGoal } from '#concept/concept.store.server.ts';
import { adoptAsItStands } from '#concept/versions/steps.store.server.ts';
import { anchorOf } from '#concept/versions/version.ts';
import { paperForm } from '#council/paper.ts';
import { savePaper } from '#council/papers.store.server.ts';
import { protectStale } from '#indicators/protected-tables.store.server.ts';
import { noProtection } from '#indicators/protection.ts';
import { protect } from '#indicators/protections.store.server.ts';
import type { PublicVisit } from '#platform/access.server.ts';
import { decideReleases } from '#publication/publication.store.server.ts';
import { loadAreaFigures, loadPublicCity } from '../src/start/public/public-city.server.ts';
import { loadNews } from '../src/start/public/public-news.server.ts';
import { searchPublic } from '../src/start/public/public-search.server.ts';
import { actor, emptyCity, type TestCity, today } from './support/city.ts';
import { goalOf } from './support/forms.ts';
import { cityOfFigures, receive, value } from './support/values.ts';

const visitTo = (city: TestCity) =>
  ({
    city: { id: city.id },
    asOf: today,
    read: city.read,
    remember: (_: string, load: never) => city.read(load),
  }) as unknown as PublicVisit;

/** Units a, b and c; `part` in a is small; `ab` is put together from a and b. */
async function released(facts: readonly ('city' | 'areas')[]) {
  const city = await cityOfFigures();
  await receive(city, [
    value('part', 'a', 2020, 4),
    value('part', 'b', 2020, 30),
    value('part', 'c', 2020, 60),
    value('all', 'a', 2020, 100),
    value('all', 'b', 2020, 200),
    value('all', 'c', 2020, 300),
    value('age', 'a', 2020, 41),
    value('age', 'b', 2020, 42),
    value('age', 'c', 2020, 43),
  ]);
  const decisions = ['part', 'all', 'age', 'share'].flatMap((objectId) =>
    facts.map((fact) => ({ kind: 'indicator' as const, objectId, fact, fromOn: '2026-01-01' })),
  );
  await city.write((db) => decideReleases(db, actor, { kind: 'release', id: 'all', title: 'Alle' }, decisions));
  return city;
}

async function shown(city: TestCity, id: string, divisionId: string) {
  const visit = visitTo(city);
  const indicator = (await loadPublicCity(visit)).indicators.get(id);
  if (!indicator) throw new Error(`${id} is not public`);
  const figures = await loadAreaFigures(visit, indicator, divisionId);
  return (
    figures &&
    Object.fromEntries([...figures.byArea].map(([area, f]) => [area, f.state === 'known' ? f.value : f.state]))
  );
}

describe('where only the city as a whole is released', () => {
  test.each(['part', 'all', 'share', 'age'])(
    '%s says nothing of areas until somebody decides how it is protected',
    async (id) => {
      expect(await shown(await released(['city']), id, 'ortsteile')).toBeNull();
    },
  );

  const protectedCity = async () => {
    const city = await released(['city']);
    const rule = { ...noProtection, readers: [] };
    await city.write((db) =>
      protect(db, actor, { ...rule, indicators: ['part', 'all'], method: 'suppression', threshold: 10 }),
    );
    await protectStale(city);
    return city;
  };

  test.each([
    ['part', 'ortsteile', { a: 'suppressed', b: 30, c: 60 }],
    ['part', 'quartiere', { ab: 'suppressed' }],
    ['all', 'ortsteile', { a: 100, b: 200, c: 300 }],
    ['share', 'ortsteile', { a: 'suppressed', b: 15, c: 20 }],
  ])('%s in %s hides what is small and what would give it away', async (id, division, expected) => {
    // Without a value of the city as a whole nothing can be subtracted from.
    expect(await shown(await protectedCity(), id, division)).toEqual(expected);
  });
});

describe('where the statistics office has released all values', () => {
  test.each([
    ['part', 'ortsteile', { a: 4, b: 30, c: 60 }],
    ['share', 'ortsteile', { a: 4, b: 15, c: 20 }],
    ['part', 'quartiere', { ab: 34 }],
  ])('%s in %s is shown as it is', async (id, division, expected) => {
    expect(await shown(await released(['city', 'areas']), id, division)).toEqual(expected);
  });
});

test('what is released without the city as a whole is not public at all', async () => {
  const city = await released(['areas']);
  await expect(loadPublicCity(visitTo(city))).rejects.toMatchObject({ status: 404 });
});

describe('a city that has released nothing but', () => {
  const release = (city: TestCity, kind: 'paper' | 'version', objectId: string, fromOn: string | null) =>
    city.write((db) =>
      decideReleases(db, actor, { kind, id: objectId, title: 'Eins' }, [
        { kind, objectId, fact: kind === 'paper' ? 'text' : 'whole', fromOn },
      ]),
    );

  test('a paper has a public side, until it is withdrawn', async () => {
    const city = await emptyCity();
    const form = paperForm.parse({ kind: 'proposal', title: 'Steg bauen', money: [], submittedOn: today });
    await city.write((db) => savePaper(db, actor, { id: 'v', form }));
    await expect(loadPublicCity(visitTo(city))).rejects.toMatchObject({ status: 404 });
    await release(city, 'paper', 'v', today);
    expect((await loadPublicCity(visitTo(city))).goals.size).toBe(0);
    await release(city, 'paper', 'v', null);
    await expect(loadPublicCity(visitTo(city))).rejects.toMatchObject({ status: 404 });
  });

  test('a version has one too, and its statements are found where they stand, though no goal is released', async () => {
    const city = await emptyCity();
    await city.write((db) => saveGoal(db, actor, { id: 'z', form: goalOf({ title: 'Wege kürzer machen' }) }));
    const known = { on: '2020-01-01', resolution: 'eins', source: 'Rat', id: 'f' };
    await city.write((db) => adoptAsItStands(db, actor, { title: 'Konzept 2020', note: null }, known));
    await release(city, 'version', 'f', today);
    const found = async () => (await searchPublic(visitTo(city), 'kürzere Wege')).hits;
    expect(await found()).toMatchObject([
      { kind: 'version', id: 'f', title: 'Wege kürzer machen', anchor: anchorOf('goal z') },
    ]);
    await release(city, 'version', 'f', null);
    await expect(found()).rejects.toMatchObject({ status: 404 });
  });
});

describe('what is said of a released goal', () => {
  const save = (city: TestCity, form: Parameters<typeof goalOf>[0], expect?: number) =>
    city.write((db) => saveGoal(db, actor, { id: 'z', form: goalOf(form), expect }));
  const decide = (city: TestCity, fromOn: string | null) =>
    city.write((db) =>
      decideReleases(db, actor, { kind: 'goal', id: 'z', title: 'Ziel' }, [
        { kind: 'goal', objectId: 'z', fact: 'text', fromOn },
        { kind: 'goal', objectId: 'other', fact: 'text', fromOn: today },
      ]),
    );
  const found = async (city: TestCity, typed: string) =>
    (await searchPublic(visitTo(city), typed).catch(() => ({ hits: [] }))).hits.map(({ id }) => id);

  test('is found by all words of it, and news again when it changes; never before it is released or after', async () => {
    const city = await emptyCity();
    await save(city, { title: 'Wege kürzer machen', plain: 'Alles ist zu Fuß erreichbar' });
    await city.write((db) => saveGoal(db, actor, { id: 'other', form: goalOf({ title: 'Anderes' }) }));
    await decide(city, '2190-01-01');
    expect(await found(city, 'Wege')).toEqual([]);
    expect((await loadNews(visitTo(city))).map(({ id }) => id)).toEqual(['other']);
    await decide(city, today);
    expect(await found(city, 'kürzere Wege')).toEqual(['z']);
    expect(await found(city, 'ereichbar')).toEqual(['z']);
    expect(await loadNews(visitTo(city))).toMatchObject([{ what: 'released' }, { what: 'released' }]);
    await save(city, { title: 'Wege und Plätze', plain: 'Alles ist zu Fuß erreichbar' }, 1);
    expect(await found(city, 'Plätze')).toEqual(['z']);
    expect(await found(city, 'kürzer')).toEqual([]);
    expect((await loadNews(visitTo(city)))[0]).toMatchObject({ id: 'z', what: 'changed', title: 'Wege und Plätze' });
    await decide(city, null);
    expect(await found(city, 'Plätze')).toEqual([]);
    expect((await loadNews(visitTo(city))).map(({ id }) => id)).toEqual(['other']);
  });
});
