/** Every route, asked by every role: who gets in and who does not, as it was decided, not as it happens to be. */

import { beforeAll, describe, expect, inject, test } from 'vitest';
import { foreign, own, routes } from './support/access-routes.ts';
import { codeFiles, patternsIn } from './support/sources.ts';
import { signedIn, type Visitor, visitor } from './support/visitor.ts';

const url = inject('url');
const everyone = [
  'administrator',
  'coordinator',
  'council-office',
  'editor',
  'area-manager',
  'statistician',
  'treasurer',
  'leadership',
  'council',
  'company',
  'consultant',
  'guest',
] as const;
type Role = (typeof everyone)[number];
const without = (...roles: Role[]) => everyone.filter((role) => !roles.includes(role));

/** Written out here a second time on purpose: a role that gains or loses a right by mistake is noticed. */
const may: Readonly<Record<string, readonly Role[]>> = {
  plan: everyone,
  money: without('guest'),
  report: without('guest'),
  people: without('council', 'guest'),
  history: without('council', 'company', 'guest'),
  managePeople: ['administrator'],
  settings: ['administrator'],
  council: without('guest'),
  councilCare: ['coordinator', 'council-office'],
  papers: ['coordinator', 'council-office', 'editor', 'company'],
  speak: ['coordinator', 'council-office', 'council'],
  answerCouncil: ['coordinator', 'council-office'],
  keepOffices: ['administrator', 'coordinator'],
  concept: ['coordinator'],
  /** In a section whose part is led by another office than that of the demo editor. */
  writeForeign: ['coordinator'],
  assess: ['coordinator', 'consultant'],
  addMeasure: ['coordinator', 'editor', 'company'],
  reportOwn: ['coordinator', 'editor', 'area-manager'],
  foreignMeasure: ['coordinator'],
  areas: ['coordinator', 'statistician'],
  indicators: ['coordinator', 'statistician'],
  indices: ['statistician'],
  protect: ['statistician'],
  answerAlerts: ['coordinator', 'statistician'],
  budget: ['coordinator', 'treasurer'],
  rounds: ['coordinator'],
  answer: ['coordinator', 'editor', 'area-manager', 'company'],
  together: ['coordinator', 'editor', 'area-manager', 'company'],
  conflicts: without('guest'),
  noteConflicts: ['coordinator', 'editor', 'company'],
  landUses: ['coordinator'],
  stateOnConflicts: ['coordinator', 'editor', 'area-manager'],
  decideConflicts: ['coordinator', 'leadership'],
  impacts: without('council', 'guest'),
  rateImpacts: ['coordinator', 'editor', 'company'],
  procedures: ['coordinator'],
  runVersions: ['coordinator'],
  stepVersions: ['coordinator', 'leadership'],
  readDrafts: without('council', 'guest'),
  nobody: [],
};

/** Led by the office of the demo editor, and by another one. */

/** Open to everybody; what they show is swept in public.web.test.ts. */
const open = /^(oeffentlich|oparl)(\/|$)/;

/** Asked for elsewhere: they need something that only a test makes, or belong to no city. */
const elsewhere = new Set([
  '-',
  'stadt-anlegen',
  'anmelden',
  'abmelden',
  'passwort',
  'passwort/:token',
  'konto',
  'einladung/:city/:token',
  'bericht/:report',
  'bericht/:report/:format',
  'bericht/:report/befunde',
  'bericht/:report/befunde/:finding',
  ...['svg', 'png', 'csv', 'xlsx'].map((format) => `bericht/:report/abbildungen/:place.${format}`),
  'bericht/runden/:round',
  'bericht/runden/:round/antwort/:request',
  'personen/:person',
  'verlauf/:entry/rueckgaengig',
  'auftraege/:job',
  'aufgaben.ics',
  // Files that somebody has put there: cooperation.web.test.ts.
  'fachplaene/:plan/dokument',
  'prueflisten/:checklist/belege/:file',
  'ratsraum/neues.atom',
  'ratsraum/vorlagen/:paper/anlagen/:file',
  '*',
]);

const visitors = new Map<Role, Visitor>();
beforeAll(async () => {
  for (const role of everyone) visitors.set(role, await signedIn(url, `${role}@demo.example`));
});
const as = (role: Role): Visitor => visitors.get(role) ?? visitor(url);

test('every route is asked for, here or elsewhere', () => {
  const text = codeFiles.find(({ path }) => path === 'src/routes.ts')?.text ?? '';
  const patterns = patternsIn(text);
  const known = new Set([...routes.map(([pattern]) => pattern), ...elsewhere]);
  expect(patterns.filter((pattern) => !known.has(pattern) && !open.test(pattern))).toEqual([]);
  expect(patterns.length).toBeGreaterThan(60);
});

describe.each(routes.map(([pattern, path, read]) => [pattern, path, read] as const))('%s', (_, path, read) => {
  test('is read by those who may, and by nobody else', async () => {
    const statuses = await Promise.all(
      everyone.map(async (role) => [role, (await as(role).get(`/fadenburg${path}`)).status] as const),
    );
    const expected = everyone.map((role) => [role, (may[read] ?? []).includes(role) ? 200 : 403] as const);
    expect(statuses).toEqual(expected);
  });

  test('is for those who are signed in and belong to the city', async () => {
    const anonymous = await visitor(url).get(`/fadenburg${path}`);
    expect(anonymous.status).toBe(302);
    expect(anonymous.headers.get('location')).toMatch(/^\/anmelden\?weiter=/);
    expect((await as('coordinator').get(`/nirgendwo${path}`)).status).toBe(404);
  });
});

const writing = routes.flatMap(([pattern, path, , write]) => (write ? [[pattern, path, write] as const] : []));

describe.each(writing)('%s', (_, path, write) => {
  test('is written by nobody who may not', async () => {
    const barred = everyone.filter((role) => !may[write]?.includes(role));
    const statuses = await Promise.all(
      barred.map(async (role) => [role, (await as(role).post(`/fadenburg${path}`)).status] as const),
    );
    expect(statuses).toEqual(barred.map((role) => [role, 403]));
    expect((await visitor(url).post(`/fadenburg${path}`)).status).toBe(302);
  });
});

describe('what belongs to an office', () => {
  test('is changed by its own people, and by no others', async () => {
    const editor = as('editor');
    expect((await editor.get(`/fadenburg/massnahmen/${own}/bearbeiten`)).status).toBe(200);
    expect((await editor.get(`/fadenburg/massnahmen/${foreign}/bearbeiten`)).status).toBe(403);
    expect((await editor.get(`/fadenburg/massnahmen/${foreign}/stand`)).status).toBe(403);
    expect((await editor.post(`/fadenburg/massnahmen/${foreign}/stand`, { state: 'done' })).status).toBe(403);
  });

  test('cannot be taken away from another office, nor given to one', async () => {
    const form = { title: 'Fremdes Vorhaben', leadId: 'verkehrsamt' };
    expect((await as('editor').post('/fadenburg/massnahmen/neu', form)).status).toBe(403);
  });
});

describe('money', () => {
  test('is not shown to guests, on no page', async () => {
    for (const path of ['', `/massnahmen/${own}`, '/ziele/ziel-1', '/raeume/raum-1', '/matrix?lesart=money']) {
      const html = await (await as('guest').get(`/fadenburg${path}`)).text();
      expect(html).not.toMatch(/\d €|Mio\. €/);
    }
    expect(await (await as('council').get(`/fadenburg/massnahmen/${own}`)).text()).toMatch(/\d €/);
  });
});
