/** Where borders changed, every page that shows a series says so: to the public, in the report, in small multiples, in the dossier. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { importDivision } from '#areas/divisions.store.server.ts';
import { insertShapes } from '#areas/shapes.store.server.ts';
import { saveIndicator } from '#indicators/indicators.store.server.ts';
import { demoPassword } from '#people/demo.ts';
import { addGrant } from '#people/people.store.server.ts';
import { decideReleases } from '#publication/publication.store.server.ts';
import { decision } from './support/canary-words.ts';
import { actor, database, emptyCity, type TestCity } from './support/city.ts';
import { divisionOf, indicatorOf } from './support/forms.ts';
import { square } from './support/shapes.ts';
import { receive, value } from './support/values.ts';
import { type Visitor, visitor, wordsOf } from './support/visitor.ts';

const url = inject('url');
const day = '2021-01-01';
const file = { name: 'karte.geojson', hash: 'x' };
let city: TestCity;
const inside = new Map<string, Visitor>();

/** The city and one of its two units are another land since 2021; `alt` has not been counted since. */
beforeAll(async () => {
  city = await emptyCity();
  await city.write(async (db) => {
    const areas = ['a', 'b'].map((id, i) => ({ id, name: `Raum ${id}`, code: `0${i}`, geometry: square(i * 3, 0) }));
    await importDivision(db, actor, { id: 'ortsteile', form: divisionOf(), position: 1, areas, file });
    await insertShapes(db, [{ id: 'stadt', geometry: square(0, 0, 4) }], {
      validFrom: '2015-01-01',
      source: null,
      approximate: false,
    });
    await sql`
      update area_shape set valid_to = ${day}::date where city_id = ${db.cityId} and area_id = any(${['a', 'stadt']}::text[])
    `.execute(db);
    const later = [
      { id: 'a', geometry: square(0, 0, 2), breaks: true },
      { id: 'stadt', geometry: square(0, 0, 6), breaks: true },
    ];
    await insertShapes(db, later, { validFrom: day, source: null, approximate: false });
    await saveIndicator(db, actor, { id: 'altersbau', form: indicatorOf({ name: 'Wohnungen' }) });
    await saveIndicator(db, actor, { id: 'alt', form: indicatorOf({ name: 'Alter', kind: 'mean' }) });
  });
  const years = [2018, 2019, 2020, 2021, 2022, 2023];
  await receive(city, [
    ...['a', 'b', 'stadt'].flatMap((area) => years.map((year) => value('altersbau', area, year, year - 1000))),
    ...['a', 'b', 'stadt'].flatMap((area) => [2018, 2019].map((year) => value('alt', area, year, year - 1500))),
  ]);
  await city.write(async (db) => {
    const released = [
      decision('division', 'ortsteile', 'units'),
      decision('area', 'a', 'text'),
      decision('area', 'b', 'text'),
      ...['altersbau', 'alt'].flatMap((id) => ['city', 'areas'].map((fact) => decision('indicator', id, fact))),
    ];
    await decideReleases(db, actor, { kind: 'release', id: 'x', title: 'Freigabe' }, released);
  });
  const found = database.kysely
    .selectFrom('person')
    .select(['id', 'name'])
    .where('email', '=', 'coordinator@demo.example');
  const { id, name } = await found.executeTakeFirstOrThrow();
  const grant = { personId: id, personName: name, role: 'coordinator' as const, officeId: null };
  await city.write((db) => addGrant(db, actor, grant));
  for (const language of ['de', 'en']) inside.set(language, await coordinatorIn(language));
});

async function coordinatorIn(language: string): Promise<Visitor> {
  const who = visitor(url, new Map([['sprache', language]]));
  const answer = await who.post('/anmelden', { email: 'coordinator@demo.example', password: demoPassword });
  expect(answer.status).toBe(302);
  return who;
}

async function htmlOf(path: string, who: Visitor): Promise<string> {
  const response = await who.get(`/${city.id}${path}`);
  expect(response.status, path).toBe(200);
  return response.text();
}

const told = async (path: string, who: Visitor) => wordsOf(new Response(await htmlOf(path, who)));

const words = {
  de: {
    note: /Seit .{6,20} gelten andere Grenzen für/,
    mark: '(neue Grenzen)',
    old: '(alte Grenzen)',
    dashed: 'Gestrichelt: Hier gelten neue Grenzen.',
    label: 'neue Grenzen 2021',
  },
  en: {
    note: /Other borders hold for .+? since/,
    mark: '(new borders)',
    old: '(old borders)',
    dashed: 'Dashed: other borders from here on.',
    label: 'new borders 2021',
  },
} as const;

describe.each(['de', 'en'] as const)('in %s', (language) => {
  const { note, mark, old, dashed, label } = words[language];
  const anybody = () => visitor(url, new Map([['sprache', language]]));
  const coordinator = () => inside.get(language) ?? anybody();

  test('the public page of an indicator draws the mark, says the day and marks the year', async () => {
    expect(await htmlOf('/oeffentlich/zahlen/altersbau', anybody())).toContain(label);
    const text = await told('/oeffentlich/zahlen/altersbau', anybody());
    expect(text).toMatch(note);
    expect(text).toContain(`2021 ${mark}`);
    expect(text).not.toContain(`2022 ${mark}`);
    // Its series ends before the day: nothing is cut.
    expect(await told('/oeffentlich/zahlen/alt', anybody())).not.toMatch(note);
  });

  test('the public page of an area says it, and which value stands for the land of before', async () => {
    const text = await told('/oeffentlich/orte/a', anybody());
    expect(text).toMatch(note);
    expect(text).toContain(`2019 ${old}`);
    expect(await told('/oeffentlich/orte/b', anybody())).not.toMatch(note);
  });

  test('small multiples say what the dashed line is, and for which area', async () => {
    const text = await told('/indikatoren/altersbau?gliederung=ortsteile', coordinator());
    expect(text).toContain(dashed);
    expect(text).toMatch(note);
  });

  test('the dossier of an area says which values are of old borders', async () => {
    expect(await told('/raeume/a/dossier', coordinator())).toContain(`2019 ${old}`);
    expect(await told('/raeume/b/dossier', coordinator())).not.toContain(old);
  });
});

test('the draft of the report, written in German, draws the mark and says the day', async () => {
  const { note, label } = words.de;
  for (const who of inside.values()) {
    expect(await htmlOf('/bericht/entwurf', who)).toContain(label);
    expect(await told('/bericht/entwurf', who)).toMatch(note);
  }
});
