import { beforeEach, expect, test } from 'vitest';
import { saveOffice } from '#people/people.store.server.ts';
import { officeForm } from '#people/role.ts';
import { type Actor, undo } from '#platform/journal.server.ts';
import { emptyCity, person, type TestCity } from '../../../../tests/support/city.ts';
import { stepVersion } from '../steps.store.server.ts';
import { createVersion, readVersion } from '../versions.store.server.ts';
import { waitingIn } from '../waiting.server.ts';
import {
  answerRemark,
  closeHearing,
  lastSteps,
  listDraftComments,
  listHearings,
  remark,
  withdrawRemark,
} from './hearing.store.server.ts';

let city: TestCity;
let ada: Actor & { id: string };
let id: string;
const runs = { roles: ['leadership'], runs: true };
const late = '2999-12-31';
const day = '2020-01-01';

beforeEach(async () => {
  city = await emptyCity();
  ada = await person();
  await city.write(async (db) => {
    for (const office of ['a', 'b'])
      await saveOffice(db, ada, { id: office, form: officeForm.parse({ name: `Amt ${office}`, kind: 'office' }) });
    id = (await createVersion(db, ada, { title: 'Entwurf', note: null })).id;
  });
});

const step = (to: string, more: object = {}) =>
  city.write((db) =>
    stepVersion(db, ada, runs, id, { to, on: day, dueOn: null, resolution: null, note: 'weil', ...more }),
  );
const hear = (officeIds = ['a', 'b']) => step('consultation', { dueOn: late, officeIds });
const heard = async (officeId: string) => {
  const version = await city.read((db) => readVersion(db, id));
  const step = (await city.read(lastSteps)).get(id);
  const asked = (await city.read(listHearings)).filter((each) => each.officeId === officeId);
  const hearing = asked.find(({ stepId }) => stepId === step) ?? asked[0];
  if (!hearing) throw new Error('not asked');
  return { version, hearing };
};
const say = async (officeId: string, text = 'Anders.') => {
  const of = await heard(officeId);
  return city.write((db) => remark(db, ada, of, { about: null, text }));
};
const kinds = async () =>
  (await city.read(waitingIn)).map(({ kind, officeId }) => `${kind} ${officeId ?? ''}`.trim()).toSorted();

test('the step asks the offices; each has its task until it has answered, and remarks wait for who runs the concept', async () => {
  await hear();
  expect(await kinds()).toEqual(['version-hearing a', 'version-hearing b', 'version-step']);
  await say('a');
  const of = await heard('a');
  await city.write((db) => closeHearing(db, ada, of));
  expect(await kinds()).toEqual(['version-hearing b', 'version-remarks', 'version-step']);
  const [comment] = await city.read(listDraftComments);
  if (!comment) throw new Error('not said');
  const form = { answer: 'partly', answerReason: 'Zur Hälfte.' } as const;
  await city.write((db) => answerRemark(db, ada, of.version, comment, { form, expect: comment.revision }));
  expect(await kinds()).toEqual(['version-hearing b', 'version-step']);
  await expect(city.write((db) => withdrawRemark(db, ada, of, { ...comment, ...form }))).rejects.toMatchObject({
    data: { key: 'remark-answered' },
  });
});

test('offices are asked with a deadline, and only those there are', async () => {
  await expect(step('consultation', { officeIds: ['a'] })).rejects.toMatchObject({
    data: { key: 'hearing-needs-deadline' },
  });
  await expect(hear(['a', 'nirgends'])).rejects.toMatchObject({ data: { key: 'not-found' } });
  await hear([]);
  expect(await city.read(listHearings)).toEqual([]);
});

test('with the next step all is frozen, for undo too, but answers', async () => {
  await hear();
  const entry = await say('a');
  const of = await heard('a');
  await step('mayors');
  await expect(say('b')).rejects.toMatchObject({ data: { key: 'hearing-ended' } });
  await expect(city.write((db) => closeHearing(db, ada, of))).rejects.toMatchObject({ data: { key: 'hearing-ended' } });
  await expect(city.write((db) => undo(db, ada, entry ?? 0))).rejects.toMatchObject({ data: { key: 'hearing-ended' } });
  const [comment] = await city.read(listDraftComments);
  if (!comment) throw new Error('gone');
  const answered = { form: { answer: 'adopted', answerReason: null }, expect: comment.revision } as const;
  await city.write((db) => answerRemark(db, ada, of.version, comment, answered));
  expect((await city.read(listDraftComments))[0]?.answer).toBe('adopted');
});

test('a second hearing asks anew and leaves what was said in the first', async () => {
  await hear();
  await say('a', 'Erstens.');
  await step('draft');
  await hear(['b']);
  await say('b', 'Zweitens.');
  const comments = await city.read(listDraftComments);
  expect(new Set(comments.map(({ stepId }) => stepId)).size).toBe(2);
  expect(await kinds()).toEqual(['version-hearing b', 'version-remarks', 'version-step']);
});
