/** OParl as clients read it: every object of every list, against the public schemas of OParl 1.1; and never what is not public. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import formatsOf from 'ajv-formats';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { committeeForm, meetingForm } from '#council/committee.ts';
import { saveCommittee } from '#council/committees.store.server.ts';
import { saveMeeting } from '#council/consultations.store.server.ts';
import { paperForm } from '#council/paper.ts';
import { attachFile, listPaperFiles } from '#council/paper-files.store.server.ts';
import { savePaper } from '#council/papers.store.server.ts';
import { decideReleases } from '#publication/publication.store.server.ts';
import { decision } from './support/canary-words.ts';
import { actor, emptyCity, type TestCity } from './support/city.ts';
import { root } from './support/server.ts';
import { visitor } from './support/visitor.ts';

const url = inject('url');
const anybody = visitor(url);
const lists = [
  'bodies',
  'organizations',
  'persons',
  'memberships',
  'meetings',
  'agendaitems',
  'papers',
  'consultations',
  'files',
  'locations',
];

/** The schemas as published; `unicodeRegExp` because their patterns escape colons. Embedded objects are checked by their own. */
const folder = join(root, 'tests/support/oparl');
const ajv = new Ajv({ unicodeRegExp: false, strict: false, allErrors: true });
const addFormats = ('default' in formatsOf ? formatsOf.default : formatsOf) as unknown as (of: Ajv) => unknown;
addFormats(ajv);
ajv.addFormat('url', (text: string) => URL.canParse(text));
const schemas = new Map<string, ValidateFunction>(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name.replace('.json', ''), ajv.compile(JSON.parse(readFileSync(join(folder, name), 'utf8')))]),
);

type Json = Record<string, unknown>;

/** Everything wrong with an object, and with all objects in it. */
function faultsOf(object: Json): string[] {
  const type = String(object.type).split('/').at(-1) ?? '';
  const schema = schemas.get(type);
  const own = !schema ? [`unknown type ${type}`] : schema(object) ? [] : [ajv.errorsText(schema.errors)];
  const inner = Object.values(object)
    .flat()
    .filter((each): each is Json => typeof each === 'object' && each !== null && 'type' in each && 'id' in each);
  return [...own.map((each) => `${object.id}: ${each}`), ...inner.flatMap(faultsOf)];
}

const at = (whole: unknown) => String(whole).replace(/^https?:\/\/[^/]+/, '');
async function read(path: string): Promise<Json> {
  const answer = await anybody.get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  expect(answer.headers.get('content-type')).toContain('application/json');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  return (await answer.json()) as Json;
}

/** A whole list, page by page. */
async function all(path: string): Promise<Json[]> {
  const found: Json[] = [];
  for (let next: string | undefined = path; next; ) {
    const page: Json = await read(next);
    found.push(...(page.data as Json[]));
    const link = (page.links as Record<string, string>).next;
    next = link ? at(link) : undefined;
  }
  return found;
}

describe.each(['leipzig', 'fadenburg'])('%s', (city) => {
  test('the system leads to the body, and the body to its lists', async () => {
    const system = await read(`/${city}/oparl`);
    expect(faultsOf(system)).toEqual([]);
    const [body] = (await read(at(system.body))).data as Json[];
    expect(faultsOf(body ?? {})).toEqual([]);
    for (const list of [
      'organization',
      'person',
      'meeting',
      'paper',
      'agendaItem',
      'consultation',
      'file',
      'locationList',
      'membership',
    ])
      expect((await read(at(body?.[list]))).data).toBeInstanceOf(Array);
  });

  test.each(lists)('every object of %s is valid, and is at its own address', async (list) => {
    const objects = await all(`/${city}/oparl/${list}`);
    expect(objects.flatMap(faultsOf).slice(0, 5)).toEqual([]);
    expect(new Set(objects.map(({ id }) => id)).size).toBe(objects.length);
    for (const object of objects.slice(0, 3)) expect(await read(at(object.id))).toEqual(object);
  });
});

test("Leipzig's papers are there, with their groups", async () => {
  const papers = await all('/leipzig/oparl/papers');
  expect(papers).toHaveLength(308);
  const organizations = new Set((await all('/leipzig/oparl/organizations')).map(({ id }) => id));
  const groups = papers.flatMap((paper) => (paper.originatorOrganization ?? []) as string[]);
  expect(groups.length).toBeGreaterThan(200);
  expect(groups.filter((id) => !organizations.has(id))).toEqual([]);
  expect(papers.find(({ reference }) => reference === 'VII-A-08607')).toMatchObject({
    paperType: 'Antrag',
    date: '2023-05-09',
  });
});

test("an invented council's paper that is not public is nowhere, by whatever address", async () => {
  const said = (
    await Promise.all(lists.map((list) => all(`/fadenburg/oparl/${list}?modified_since=2000-01-01`)))
  ).flat();
  expect(JSON.stringify(said)).not.toMatch(/Grundstück|vorlage-5|top-5/);
  for (const path of ['paper/vorlage-5', 'consultation/b-6', 'agendaitem/top-5', 'paper/vorlage-3'])
    expect((await anybody.get(`/fadenburg/oparl/${path}`)).status).toBe(404);
  expect((await anybody.get('/fadenburg/oeffentlich/vorlagen/vorlage-5')).status).toBe(404);
  expect((await anybody.get('/fadenburg/oeffentlich/vorlagen/vorlage-1')).status).toBe(200);
});

test('what is asked wrongly is said to be, as OParl says it', async () => {
  for (const [path, status] of [
    ['papers?modified_since=gestern', 400],
    ['papers?page=0', 400],
    ['wishes', 404],
    ['paper/gibt-es-nicht', 404],
    ['wish/1', 404],
    ['__proto__', 404],
    ['constructor/x', 404],
  ] as const) {
    const answer = await anybody.get(`/leipzig/oparl/${path}`);
    expect([path, answer.status]).toEqual([path, status]);
    expect(await answer.json()).toMatchObject({ type: 'https://schema.oparl.org/1.1/Error' });
  }
  expect((await anybody.get('/nirgendwo/oparl')).status).toBe(404);
});

describe('what is released and withdrawn', () => {
  let city: TestCity;
  const paperOf = (given: object) =>
    paperForm.parse({ kind: 'proposal', money: [], submittedOn: '2026-01-01', ...given });
  const decide = (decisions: readonly ReturnType<typeof decision>[]) =>
    city.write((db) => decideReleases(db, actor, { kind: 'release', id: 'x', title: 'x' }, decisions));
  beforeAll(async () => {
    city = await emptyCity();
    await city.write(async (db) => {
      await saveCommittee(db, actor, {
        id: 'rat',
        form: committeeForm.parse({ name: 'Rat', kind: 'council', members: [] }),
      });
      await savePaper(db, actor, { id: 'v', form: paperOf({ title: 'Offen' }) });
      await savePaper(db, actor, { id: 'z', form: paperOf({ title: 'Zqxverborgen' }) });
      await savePaper(db, actor, { id: 'n', form: paperOf({ title: 'Zqxzu', closed: 'on' }) });
      const agenda = [{ paperId: 'v' }, { paperId: 'z' }, { paperId: 'n' }, { title: 'Zqxpunkt', closed: 'on' }];
      const form = meetingForm.parse({
        committeeId: 'rat',
        title: 'Sitzung',
        day: '2026-02-01',
        state: 'held',
        agenda,
      });
      await saveMeeting(db, actor, { id: 'm', form });
      const file = {
        name: 'a.txt',
        mediaType: 'text/plain',
        bytes: Buffer.from('Zqxdatei'),
        title: 'Anlage',
        main: false,
      };
      await attachFile(db, actor, { id: 'v', title: 'Offen' }, { ...file, closed: false });
    });
  });
  const wait = () => new Promise((resolve) => setTimeout(resolve, 700));
  const papers = async (query = '') =>
    (await all(`/${city.id}/oparl/papers${query}`)).map(({ id, deleted }) => [at(id).split('/').at(-1), deleted]);

  test('is nothing before anybody released it', async () => {
    expect((await anybody.get(`/${city.id}/oparl`)).status).toBe(404);
    expect((await anybody.get(`/${city.id}/oparl/paper/v`)).status).toBe(404);
  });

  test('comes with its release, part by part, and goes with its withdrawal, marked as gone', async () => {
    const facts = [
      decision('paper', 'v', 'text'),
      decision('meeting', 'm', 'agenda'),
      decision('committee', 'rat', 'text'),
    ];
    await decide(facts);
    await wait();
    expect(await papers()).toEqual([['v', undefined]]);
    const items = await all(`/${city.id}/oparl/agendaitems`);
    expect(items.map(({ name }) => name)).toEqual(['Offen']);
    const [held] = await city.read((db) => listPaperFiles(db, 'v'));
    const file = `/${city.id}/oparl/dateien/${held?.id}`;
    expect((await anybody.get(file)).status).toBe(404);
    await decide([decision('paper', 'v', 'files')]);
    await wait();
    expect(await (await anybody.get(file)).text()).toBe('Zqxdatei');
    const before = new Date().toISOString();
    await decide([decision('paper', 'v', 'text', null)]);
    await wait();
    expect(await papers()).toEqual([]);
    expect(await papers(`?modified_since=${before}`)).toEqual([['v', true]]);
    const gone = await read(`/${city.id}/oparl/paper/v`);
    expect(faultsOf(gone)).toEqual([]);
    expect(Object.keys(gone).sort()).toEqual(['created', 'deleted', 'id', 'modified', 'type']);
    expect((await anybody.get(file)).status).toBe(404);
    const said = (
      await Promise.all(lists.map((list) => all(`/${city.id}/oparl/${list}?created_since=2000-01-01`)))
    ).flat();
    expect(said.flatMap(faultsOf)).toEqual([]);
    expect(JSON.stringify(said)).not.toMatch(/Zqx|\/z"|\/n"/);
  });
});
