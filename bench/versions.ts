/**
 * Two versions of a concept of three hundred pages, three thousand statements each: how long their comparison takes on the
 * server when nothing is remembered, and how the page of such a version stands against the empty page.
 */

import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import { adoptAsItStands, stepVersion } from '#concept/versions/steps.store.server.ts';
import type { GoalContent, NewProposal } from '#concept/versions/version.ts';
import { createVersion, propose } from '#concept/versions/versions.store.server.ts';
import { changeText } from '#concept/writing/texts.store.server.ts';
import { type CityDb, inCity, openDatabase } from '#platform/database.server.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { startServer } from '../tests/support/server.ts';
import { commandLine, emptyFolder } from './houses.ts';
import { appCore, cookieOf, load } from './load.ts';
import { type Line, ratio } from './table.ts';

const city = 'fadenburg-small';
const guidelines = 60;
const goalsEach = 49;
/** Of these goals the second version changes every third. */
const changedEvery = 3;
const share = 0.15;
const slowest = 0.5;

const actor = { id: null, name: 'Messung' };
const words =
  'Stadt Wohnung Weg Schule Grün Wasser Arbeit Quartier Platz Energie Verkehr Kultur Alter Jugend Markt'.split(' ');
/** About thirty-five words: three thousand of them fill three hundred pages. */
const said = (seed: number, from = 0) =>
  Array.from({ length: 35 }, (_, i) => words[(seed * 7 + i * i + (i > 20 ? from : 0)) % words.length]).join(' ');

export async function measureVersions(): Promise<Line[]> {
  const cluster = await startPostgres();
  const dataDir = emptyFolder();
  const env = { DEMO: '1', DATABASE_URL: cluster.url };
  try {
    commandLine(['city', 'generate', '--size', 'small'], dataDir, env);
    const database = await openDatabase({ dataDir, databaseUrl: cluster.url, statementSeconds: 60 });
    database.open();
    await inCity(database, city, 'write', twoVersions);
    const running = await startServer({ dataDir, env, prefix: appCore });
    try {
      const forget = () => inCity(database, city, 'write', touched);
      return await measured(running.url, forget);
    } finally {
      await running.stop();
      await database.close();
    }
  } finally {
    cluster.stop();
    rmSync(dirname(dataDir), { recursive: true, force: true });
  }
}

const touched = (db: CityDb) => sql`update city set revision = revision + 1 where city_id = ${db.cityId}`.execute(db);

async function twoVersions(db: CityDb) {
  await sql`
    update goal set retired_at = now() where city_id = ${db.cityId}
  `.execute(db);
  await sql`update guideline set retired_at = now() where city_id = ${db.cityId}`.execute(db);
  const listed = { source: null, retired_at: null, revision: 1, city_id: db.cityId };
  for (let g = 0; g < guidelines; g++) {
    const id = `g${g}`;
    await db
      .insertInto('guideline')
      .values({ ...listed, id, title: `Leitlinie ${g}`, text: said(g), code: null, position: g })
      .execute();
    const none = { plain: null, sector_part_id: null, office_id: null, owner_id: null, deputy_id: null };
    const goals = Array.from({ length: goalsEach }, (_, i) => ({
      ...{ ...listed, ...none, influence: null, proof: null, is_key: false, code: null, guideline_id: id },
      id: `g${g}-${i}`,
      title: `Ziel ${g}.${i}`,
      text: said(g * goalsEach + i),
      position: g * goalsEach + i,
    }));
    await db.insertInto('goal').values(goals).execute();
  }
  await writeText(db);
  const known = { on: '2020-01-01', resolution: 'eins', source: 'Messung', id: 'v1' };
  await adoptAsItStands(db, actor, { title: 'Erste', note: null }, known);
  await createVersion(db, actor, { title: 'Zweite', note: null }, { id: 'v2' });
  const [first, ...others] = changes();
  // One as a person would propose it, the rest in one go: the journal is not what is measured.
  if (first) await propose(db, actor, 'v2', first);
  for (let from = 0; from < others.length; from += 500)
    await db
      .insertInto('version_statement')
      .values(others.slice(from, from + 500).map((each) => rowOf(db.cityId, each)))
      .execute();
  const who = { roles: ['leadership'], runs: true };
  for (const to of ['consultation', 'mayors', 'council', 'in-force']) {
    const step = { to, on: '2021-01-01', dueOn: null, resolution: to === 'in-force' ? 'zwei' : null, note: null };
    await stepVersion(db, actor, who, 'v2', step);
  }
}

/** As many paragraphs as there are statements, in the sector parts that the city has. */
async function writeText(db: CityDb) {
  const parts = await db.selectFrom('sector_part').select('id').where('city_id', '=', db.cityId).execute();
  const each = Math.ceil((guidelines * (goalsEach + 1)) / parts.length);
  for (const [i, { id }] of parts.entries()) {
    const section = { id: `s${i}`, title: `Abschnitt ${i}`, kind: 'goals', position: i, source: null } as const;
    await db
      .insertInto('section')
      .values({ ...section, city_id: db.cityId, sector_part_id: id, retired_at: null, revision: 1 })
      .execute();
    const content = Array.from({ length: each }, (_, n) => ({
      type: 'paragraph',
      content: [{ type: 'text', text: said(i * each + n) }],
    }));
    await changeText(db, section.id, () => ({ type: 'doc', content }));
  }
}

function changes(): NewProposal[] {
  return Array.from({ length: guidelines * goalsEach }, (_, i) => i)
    .filter((i) => i % changedEvery === 0)
    .map((i) => {
      const guidelineId = `g${Math.floor(i / goalsEach)}`;
      const objectId = `${guidelineId}-${i % goalsEach}`;
      const title = `Ziel ${guidelineId.slice(1)}.${i % goalsEach}`;
      const plain = { code: null, sectorPartId: null, key: false };
      const content: GoalContent = { ...plain, title, text: said(i, 3), guidelineId };
      const why = { reason: said(i), origin: 'office', originText: null, originPath: null } as const;
      return { kind: 'goal', objectId, change: 'change', content, ...why };
    });
}

function rowOf(cityId: string, { kind, objectId, change, content, reason, origin }: NewProposal) {
  return {
    ...{ city_id: cityId, version_id: 'v2', kind, object_id: objectId, change, reason, origin },
    ...{ content: JSON.stringify(content), origin_text: null, origin_path: null, position: 0, hash: null },
    ...{ frozen: false, withdrawn_at: null, withdrawn_reason: null, revision: 1 },
  };
}

async function measured(url: string, forget: () => Promise<unknown>): Promise<Line[]> {
  const cookie = await cookieOf(url, 'coordinator');
  const base = `${url}/${city}`;
  const path = '/synopse?a=v1&b=v2';
  const times: number[] = [];
  for (let i = 0; i < 6; i++) {
    await forget();
    const begin = performance.now();
    const answer = await fetch(base + path, { headers: { cookie } });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    // The first page loads what every page needs.
    if (i > 0) times.push((performance.now() - begin) / 1000);
  }
  const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  const measure = async (page: string) => {
    await load(`${base}${page}`, { cookie, seconds: 2 });
    return load(`${base}${page}`, { cookie });
  };
  const empty = await measure('/suche');
  const lines: Line[] = [
    {
      what: `comparison of two versions of ${guidelines * (goalsEach + 1)} statements, nothing remembered`,
      found: `${median.toFixed(2)} s (the page as a whole)`,
      bar: `≤ ${slowest} s`,
      met: median <= slowest,
    },
  ];
  for (const [what, page] of [
    ['a version', '/fassungen/v2'],
    ['their comparison', path],
    ['the concept with all its goals', '/konzept'],
    ['the concept as a text of as many paragraphs', '/konzept/text'],
  ] as const) {
    const found = await measure(page);
    const part = found.perSecond / empty.perSecond;
    lines.push({
      what: `the page of ${what}`,
      found: `${ratio(part)} of ${empty.perSecond.toFixed(0)}/s, p95 ${found.p95.toFixed(0)} ms${found.bad ? `, ${found.bad} bad` : ''}`,
      bar: `≥ ${ratio(share)}`,
      met: part >= share && found.bad === 0,
    });
  }
  return lines;
}
