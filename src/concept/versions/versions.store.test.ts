import { beforeEach, describe, expect, test } from 'vitest';
import { saveIndicator } from '#indicators/indicators.store.server.ts';
import { today } from '#platform/clock.server.ts';
import { type Actor, entries, undo } from '#platform/journal.server.ts';
import { emptyCity, person, type TestCity } from '../../../tests/support/city.ts';
import { goalOf, indicatorOf } from '../../../tests/support/forms.ts';
import { listGoals, listGuidelines, retireListed, saveGoal, saveListed } from '../concept.store.server.ts';
import { guidelineForm, sectorPartForm } from '../goal.ts';
import { sectionForm } from '../writing/section.ts';
import { listSections, saveSection } from '../writing/sections.store.server.ts';
import { listStages, moveStage, retireStage, saveStage } from './stages.store.server.ts';
import { statementHash } from './statements.store.server.ts';
import { adoptAsItStands, listSteps, stepVersion } from './steps.store.server.ts';
import { type GoalContent, type NewProposal, stageForm } from './version.ts';
import {
  createVersion,
  listVersions,
  propose,
  readVersion,
  rebaseVersion,
  saveVersion,
  statementsOf,
  storedStatements,
  versionInForce,
  withdrawProposal,
  withdrawStatement,
} from './versions.store.server.ts';
import { waitingIn } from './waiting.server.ts';

let city: TestCity;
let ada: Actor & { id: string };
const everybody = { roles: ['leadership'], runs: true };
const because = { reason: 'darum', origin: 'office', originText: null, originPath: null } as const;

beforeEach(async () => {
  city = await emptyCity();
  ada = await person();
  await city.write(async (db) => {
    await saveIndicator(db, ada, { id: 'i', form: indicatorOf({ name: 'Anteil' }) });
    await saveListed(db, ada, 'guideline', { id: 'l', form: guidelineForm.parse({ title: 'Leitlinie', text: 'alt' }) });
    const targets = [{ indicatorId: 'i', value: 5, date: '2030-12-31' }];
    await saveGoal(db, ada, { id: 'z', form: goalOf({ title: 'Ziel', guidelineId: 'l', key: true, targets }) });
    await saveGoal(db, ada, { id: 'y', form: goalOf({ title: 'Anderes', guidelineId: 'l', targets }) });
  });
});

const goalContent = (more: Partial<GoalContent> = {}): GoalContent => ({
  code: null,
  title: 'Ziel',
  text: null,
  guidelineId: 'l',
  sectorPartId: null,
  key: true,
  ...more,
});
const changed = (title: string): NewProposal => ({
  ...because,
  kind: 'goal',
  objectId: 'z',
  change: 'change',
  content: goalContent({ title }),
});

async function draft(title = 'Entwurf'): Promise<string> {
  return (await city.write((db) => createVersion(db, ada, { title, note: null }))).id;
}
const suggest = (id: string, proposal: NewProposal, expect?: number) =>
  city.write((db) => propose(db, ada, id, proposal, expect));
const step = (id: string, to: string, more: object = {}) =>
  city.write((db) =>
    stepVersion(db, ada, everybody, id, { to, on: today(), dueOn: null, resolution: null, note: null, ...more }),
  );
async function intoForce(id: string, resolution: string) {
  for (const to of ['consultation', 'mayors', 'council']) await step(id, to);
  await step(id, 'in-force', { resolution });
}
const refused = (key: string) => expect.objectContaining({ status: 409, data: expect.objectContaining({ key }) });

test('a draft begins with what holds, and holds nothing itself', async () => {
  const id = await draft();
  await suggest(id, changed('Neues Ziel'));
  await city.read(async (db) => {
    const { statements } = await statementsOf(db, await readVersion(db, id));
    expect(statements.map(({ kind, objectId }) => `${kind} ${objectId}`)).toEqual([
      'guideline l',
      'goal z',
      'target z.i',
      'goal y',
    ]);
    expect(statements[1]?.content).toMatchObject({ title: 'Neues Ziel' });
    expect((await listGoals(db)).map(({ title }) => title)).toContain('Ziel');
    expect(await versionInForce(db)).toBeNull();
  });
});

test('coming into force applies every change at once, freezes all statements, and supersedes the one before', async () => {
  const first = await draft('Erste');
  await intoForce(first, '2026-1');
  const second = await draft('Zweite');
  await suggest(second, changed('Ziel mit neuem Namen'));
  await suggest(second, { ...because, kind: 'goal', objectId: 'y', change: 'drop', content: null });
  const fresh = { ...because, kind: 'guideline', objectId: 'm', change: 'new' } as const;
  await suggest(second, { ...fresh, content: { code: 'L 2', title: 'Zweite Leitlinie', text: null } });
  const target = { goalId: 'z', indicatorId: 'i', value: 9, date: '2035-12-31' };
  await suggest(second, { ...because, kind: 'target', objectId: 'z.i', change: 'change', content: target });
  await intoForce(second, '2026-2');
  await city.read(async (db) => {
    const goals = await listGoals(db);
    expect(goals.filter(({ retired }) => !retired).map(({ title }) => title)).toEqual(['Ziel mit neuem Namen']);
    expect(goals.find(({ id }) => id === 'z')?.targets).toEqual([{ indicatorId: 'i', value: 9, date: '2035-12-31' }]);
    expect((await listGuidelines(db)).map(({ title }) => title)).toEqual(['Leitlinie', 'Zweite Leitlinie']);
    const [younger, older] = await listVersions(db);
    expect(younger).toMatchObject({ id: second, state: 'in-force', resolution: '2026-2', basisId: first });
    expect(older).toMatchObject({ id: first, state: 'superseded', supersededOn: today() });
    expect(younger?.hash).toMatch(/^[0-9a-f]{64}$/);
    const rows = await storedStatements(db, second);
    expect(rows.map(({ kind, objectId, change }) => `${kind} ${objectId} ${change}`)).toEqual([
      'guideline l keep',
      'goal z change',
      'target z.i change',
      'guideline m new',
      'goal y drop',
    ]);
    for (const { kind, objectId, content, hash, change } of rows)
      if (change !== 'drop') expect(hash).toBe(statementHash(kind, objectId, content));
    const before = await storedStatements(db, first);
    expect(before.map(({ content }) => (content as GoalContent).title)).toContain('Anderes');
    expect((await listSteps(db, second)).map(({ stageId }) => stageId)).toEqual([
      'consultation',
      'mayors',
      'council',
      'in-force',
    ]);
    expect((await entries(db, { kind: 'version', objectId: second }))[0]).toMatchObject({
      act: 'freeze',
      undoable: false,
    });
  });
});

describe('while a version is in force', () => {
  beforeEach(async () => intoForce(await draft(), '2026-1'));

  test.each<[string, () => Promise<unknown>]>([
    [
      'a guideline',
      () =>
        city.write((db) =>
          saveListed(db, ada, 'guideline', { id: 'l', form: guidelineForm.parse({ title: 'Anders' }), expect: 1 }),
        ),
    ],
    [
      'a new guideline',
      () => city.write((db) => saveListed(db, ada, 'guideline', { form: guidelineForm.parse({ title: 'x' }) })),
    ],
    ['a new goal', () => city.write((db) => saveGoal(db, ada, { form: goalOf({ title: 'x' }) }))],
    ['the title of a goal', () => saved('z', { title: 'Anders' })],
    ['the target of a key goal', () => saved('z', { targets: [{ indicatorId: 'i', value: 6, date: '2030-12-31' }] })],
    ['the end of a goal', () => city.write((db) => retireListed(db, ada, 'goal', 'y', true))],
  ])('%s is not edited directly', async (_, edit) => {
    await expect(edit()).rejects.toEqual(refused('bound-by-version'));
  });

  test('what runs is edited freely: owner, proof, plain words, targets of other goals', async () => {
    await saved('z', { influence: 'high', proof: 'measured', plain: 'Einfach gesagt.' });
    await saved('y', { key: false, targets: [{ indicatorId: 'i', value: 7, date: '2031-12-31' }] });
    const goals = await city.read(listGoals);
    expect(goals.find(({ id }) => id === 'z')).toMatchObject({ influence: 'high', plain: 'Einfach gesagt.' });
    expect(goals.find(({ id }) => id === 'y')?.targets[0]?.value).toBe(7);
  });

  async function saved(id: string, more: object) {
    const goal = (await city.read(listGoals)).find((each) => each.id === id);
    const held = { title: goal?.title ?? '', guidelineId: 'l', key: goal?.key ?? false, targets: goal?.targets ?? [] };
    return city.write((db) =>
      saveGoal(db, ada, { id, form: goalOf({ ...held, ...more } as never), expect: goal?.revision ?? 0 }),
    );
  }
});

test('an edit made before is not taken back once a version holds it', async () => {
  const { entryId } = await city.write((db) =>
    saveListed(db, ada, 'guideline', { id: 'l', form: guidelineForm.parse({ title: 'Neuer Name' }), expect: 1 }),
  );
  await intoForce(await draft(), '2026-1');
  await expect(city.write((db) => undo(db, ada, entryId ?? 0))).rejects.toEqual(refused('bound-by-version'));
});

describe('what is frozen', () => {
  test('by its stage takes no proposal, gives none back, and undoes none', async () => {
    const id = await draft();
    const entryId = await suggest(id, changed('Neu'));
    for (const to of ['consultation', 'mayors', 'council']) await step(id, to);
    await expect(suggest(id, changed('Noch neuer'))).rejects.toEqual(refused('version-frozen'));
    const place = { kind: 'goal', objectId: 'z' } as const;
    await expect(city.write((db) => withdrawProposal(db, ada, id, place))).rejects.toEqual(refused('version-frozen'));
    await expect(city.write((db) => undo(db, ada, entryId ?? 0))).rejects.toEqual(refused('version-frozen'));
    await step(id, 'draft', { note: 'Ein Einwand.' });
    await suggest(id, changed('Noch neuer'));
  });

  test('in force changes no more; a statement may be withdrawn and leaves its hash', async () => {
    const id = await draft();
    await suggest(id, changed('Neu'));
    await intoForce(id, '2026-1');
    await expect(suggest(id, changed('Anders'))).rejects.toEqual(refused('version-frozen'));
    await expect(city.write((db) => saveVersion(db, ada, id, { title: 'x', note: null }, 1))).rejects.toEqual(
      refused('version-frozen'),
    );
    await expect(step(id, 'draft', { note: 'x' })).rejects.toEqual(refused('version-frozen'));
    const direct = city.write((db) =>
      db.updateTable('version_statement').set({ reason: 'anders' }).where('city_id', '=', db.cityId).execute(),
    );
    await expect(direct).rejects.toEqual(refused('version-frozen'));
    const place = { kind: 'goal', objectId: 'z' } as const;
    const before = (await city.read((db) => storedStatements(db, id))).find(({ objectId }) => objectId === 'z');
    await city.write(async (db) =>
      withdrawStatement(db, ada, await readVersion(db, id), place, { reason: 'Namen darin' }),
    );
    const after = (await city.read((db) => storedStatements(db, id))).find(({ objectId }) => objectId === 'z');
    expect(after).toMatchObject({ content: null, hash: before?.hash, withdrawnReason: 'Namen darin' });
  });

  test('words are withdrawn wherever they stand frozen, and from the proposals in the history', async () => {
    const name = 'Frau Beispiel wünscht es';
    const [one, two] = [await draft('Eine'), await draft('Andere')];
    await suggest(one, { ...changed(name), reason: name });
    await intoForce(one, '2026-1');
    await city.write((db) => rebaseVersion(db, ada, two));
    await intoForce(two, '2026-2');
    const place = { kind: 'goal', objectId: 'z' } as const;
    const withdraw = async (id: string, reason = 'Namen') =>
      city.write(async (db) => withdrawStatement(db, ada, await readVersion(db, id), place, { reason, alsoWhy: true }));
    await withdraw(two);
    for (const id of [one, two]) {
      const rows = await city.read((db) => storedStatements(db, id));
      expect(JSON.stringify(rows)).not.toContain(name);
      expect(rows.find(({ objectId }) => objectId === 'z')).toMatchObject({ content: null, withdrawnReason: 'Namen' });
      // What else it says stays.
      expect(rows.find(({ objectId }) => objectId === 'y')?.content).not.toBeNull();
    }
    const proposed = await city.read((db) => entries(db, { kind: 'version-statement' }));
    expect(proposed).toMatchObject([{ title: 'Andere', undoable: false }]);
    expect(JSON.stringify(proposed)).not.toContain(name);
    const told = await city.read((db) => entries(db, { kind: 'version', objectId: two, limit: 1 }));
    expect(told).toMatchObject([{ act: 'retire', undoable: false }]);
    expect(JSON.stringify(told)).not.toContain(name);
    await expect(withdraw(one)).rejects.toEqual(refused('statement-withdrawn'));
  });

  test('of a draft, or of what it does not say, nothing is withdrawn', async () => {
    const id = await draft();
    await suggest(id, changed('Neu'));
    const withdraw = (objectId: string) =>
      city.write(async (db) =>
        withdrawStatement(db, ada, await readVersion(db, id), { kind: 'goal', objectId }, { reason: 'x' }),
      );
    await expect(withdraw('z')).rejects.toMatchObject({ status: 404 });
    await intoForce(id, '2026-1');
    await expect(withdraw('nirgends')).rejects.toMatchObject({ status: 404 });
  });
});

describe('two at once', () => {
  test('who saves second is told, whether or not something was proposed before', async () => {
    const id = await draft();
    await suggest(id, changed('Eins'), 0);
    await expect(suggest(id, changed('Zwei'), 0)).rejects.toEqual(refused('changed-meanwhile'));
    await suggest(id, changed('Zwei'), 1);
    await expect(suggest(id, changed('Drei'), 1)).rejects.toEqual(refused('changed-meanwhile'));
    const both = await Promise.allSettled([suggest(id, changed('A'), 2), suggest(id, changed('B'), 2)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('two drafts cannot both come into force; the second goes on from the first', async () => {
    const [one, two] = [await draft('Eine'), await draft('Andere')];
    await intoForce(one, '2026-1');
    for (const to of ['consultation', 'mayors', 'council']) await step(two, to);
    await expect(step(two, 'in-force', { resolution: '2026-2' })).rejects.toEqual(refused('step-two-in-force'));
    await city.write((db) => rebaseVersion(db, ada, two));
    await expect(step(two, 'in-force', { resolution: '2026-1' })).rejects.toEqual(refused('step-two-in-force'));
    await step(two, 'in-force', { resolution: '2026-2' });
    expect((await city.read(versionInForce))?.id).toBe(two);
  });

  test('a guideline that goals still need is not dropped', async () => {
    const id = await draft();
    await suggest(id, { ...because, kind: 'guideline', objectId: 'l', change: 'drop', content: null });
    for (const to of ['consultation', 'mayors', 'council']) await step(id, to);
    await expect(step(id, 'in-force', { resolution: '1' })).rejects.toEqual(refused('version-goal-without-guideline'));
    expect(await city.read(versionInForce)).toBeNull();
  });
});

test('a new goal stands where the draft puts it, before and after it comes into force', async () => {
  const id = await draft();
  const content = goalContent({ title: 'Dazwischen', key: false });
  await suggest(id, { ...because, kind: 'goal', objectId: 'neu', change: 'new', content, afterId: 'z' });
  const goals = async () => {
    const { statements } = await city.read(async (db) => statementsOf(db, await readVersion(db, id)));
    return statements.filter(({ kind }) => kind === 'goal').map(({ objectId }) => objectId);
  };
  expect(await goals()).toEqual(['z', 'neu', 'y']);
  await intoForce(id, '2026-1');
  expect(await goals()).toEqual(['z', 'neu', 'y']);
  const live = await city.read(listGoals);
  expect(live.map((each) => each.id)).toEqual(['z', 'neu', 'y']);
  expect(new Set(live.map(({ position }) => position)).size).toBe(3);
});

test('what was adopted before is held as it stands, with a day or without', async () => {
  const what = { on: null, resolution: 'Beschluss im Jahr 2009', source: 'Bericht' };
  await city.write((db) => adoptAsItStands(db, ada, { title: 'Konzept', note: null }, what));
  const version = await city.read(versionInForce);
  expect(version).toMatchObject({ inForceOn: null, resolution: 'Beschluss im Jahr 2009', source: 'Bericht' });
  expect(await city.read((db) => listSteps(db, version?.id ?? ''))).toEqual([]);
});

test('a resolution of before is not entered beside one in force, nor with a day to come', async () => {
  const what = { on: null, resolution: 'alt', source: 'Bericht' };
  const adopt = (more: object = {}) =>
    city.write((db) => adoptAsItStands(db, ada, { title: 'Konzept', note: null }, { ...what, ...more }));
  await expect(adopt({ on: '2999-01-01' })).rejects.toEqual(refused('step-in-future'));
  expect(await city.read(listVersions)).toEqual([]);
  await adopt({ on: '2018-05-16' });
  expect(await city.read(versionInForce)).toMatchObject({ inForceOn: '2018-05-16', resolution: 'alt' });
  await expect(adopt()).rejects.toEqual(refused('adopt-in-force'));
  expect(await city.read(listVersions)).toHaveLength(1);
});

test('a deadline of a stage waits for whom the procedure names, until the step is made', async () => {
  const id = await draft();
  expect(await city.read(waitingIn)).toEqual([]);
  await step(id, 'consultation', { dueOn: today() });
  expect(await city.read(waitingIn)).toMatchObject([
    { kind: 'version-step', title: 'Entwurf: Dienstberatung', dueOn: today(), since: today(), role: null },
  ]);
  await step(id, 'mayors', { dueOn: today() });
  expect(await city.read(waitingIn)).toMatchObject([{ role: 'leadership', path: `/fassungen/${id}/schritt` }]);
  await step(id, 'council');
  expect(await city.read(waitingIn)).toEqual([]);
});

test('the texts of sector parts belong to a version, rest where its stage says so, and are free after it', async () => {
  const part = sectorPartForm.parse({ title: 'Wohnen', stage: 'in-force' });
  const form = sectionForm.parse({ title: 'Lage', kind: 'analysis' });
  await city.write(async (db) => {
    await saveListed(db, ada, 'sector-part', { id: 'p', form: part });
    await saveSection(db, ada, { id: 's', sectorPartId: 'p', form });
  });
  const rests = async () => (await city.read((db) => listSections(db)))[0]?.frozenAt !== null;
  const id = await draft();
  await suggest(id, { ...because, kind: 'section', objectId: 's', change: 'keep', content: null });
  await step(id, 'consultation');
  expect(await rests()).toBe(false);
  await step(id, 'mayors');
  expect(await rests()).toBe(true);
  const late = { ...because, kind: 'section', objectId: 's', change: 'drop', content: null } as const;
  await expect(suggest(id, late)).rejects.toEqual(refused('version-frozen'));
  await suggest(id, changed('Noch geht es'));
  await step(id, 'council');
  await step(id, 'in-force', { resolution: '2026-1' });
  expect(await rests()).toBe(false);
  const rows = await city.read((db) => storedStatements(db, id));
  expect(rows.at(-1)).toMatchObject({
    kind: 'section',
    reason: 'darum',
    content: { title: 'Lage', sectorPartId: 'p' },
  });
});

describe('the procedure', () => {
  const titles = async () =>
    (await city.read(listStages)).stages.filter(({ retired }) => !retired).map(({ title }) => title);

  test('is the city’s own: inserted, put in order, no longer used', async () => {
    const form = stageForm.parse({ title: 'Ältestenrat', meaning: 'review', freezes: 'nothing' });
    await city.write((db) => saveStage(db, ada, { id: 'aeltestenrat', form }));
    await city.write((db) => moveStage(db, ada, 'aeltestenrat', -1));
    await city.write((db) => retireStage(db, ada, 'mayors', true));
    expect(await titles()).toEqual([
      'Entwurf',
      'Beteiligung in der Verwaltung',
      'Ältestenrat',
      'Beratung im Rat',
      'In Kraft',
      'Abgelöst',
    ]);
    const id = await draft();
    await step(id, 'consultation');
    await expect(step(id, 'council')).rejects.toEqual(refused('step-out-of-order'));
    await step(id, 'aeltestenrat');
  });

  test('keeps what it cannot do without', async () => {
    await expect(city.write((db) => retireStage(db, ada, 'in-force', true))).rejects.toEqual(refused('stage-needed'));
    const second = stageForm.parse({ title: 'x', meaning: 'in-force', freezes: 'statements' });
    await expect(city.write((db) => saveStage(db, ada, { form: second }))).rejects.toEqual(refused('stage-once'));
  });
});
