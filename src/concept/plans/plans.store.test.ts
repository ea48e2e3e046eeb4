/** Sector plans as the database keeps them, with the goals that rest on them. */

import { expect, test } from 'vitest';
import { readFile } from '#platform/files.server.ts';
import { actor, smallCity } from '../../../tests/support/city.ts';
import { refused } from '../../../tests/support/rows.ts';
import { contradictionNames } from './contradiction-names.server.ts';
import { planForm } from './plan.ts';
import { listGoalPlans, listPlans, retirePlan, savePlan, tieGoal, untieGoal } from './plans.store.server.ts';

const formOf = (more: object = {}) => planForm.parse({ title: 'Lärmplan', kind: 'programme', ...more });

test('a plan keeps its document until another one takes its place', async () => {
  const city = await smallCity();
  const document = { name: 'plan.pdf', mediaType: 'application/pdf', bytes: Buffer.from('eins') };
  const { id } = await city.write((db) => savePlan(db, actor, { form: formOf(), document }));
  await city.write((db) => savePlan(db, actor, { id, form: formOf({ title: 'Lärmaktionsplan' }), expect: 1 }));
  const plan = (await city.read(listPlans)).find((each) => each.id === id);
  expect(plan).toMatchObject({ title: 'Lärmaktionsplan', fileId: expect.any(String), revision: 2 });
  expect((await city.read((db) => readFile(db, plan?.fileId ?? ''))).bytes.toString()).toBe('eins');
  await expect(city.write((db) => savePlan(db, actor, { id, form: formOf(), expect: 1 }))).rejects.toMatchObject(
    refused(409, 'changed-meanwhile'),
  );
});

test('a contradiction is marked with its day, proposed to others, and gone with the plan', async () => {
  const city = await smallCity();
  const { id } = await city.write((db) => savePlan(db, actor, { form: formOf() }));
  const tie = (contradiction: string | null) =>
    city.write((db) => tieGoal(db, actor, { id, title: 'Lärmplan' }, { goalId: 'ziel-3', basis: null, contradiction }));
  const mine = async () => (await city.read(contradictionNames)).filter((each) => each.planId === id);
  await tie(null);
  expect(await mine()).toEqual([]);
  await tie('Beide wollen dieselbe Straße.');
  expect(await mine()).toMatchObject([{ goalId: 'ziel-3', reason: 'Beide wollen dieselbe Straße.' }]);
  const [first] = (await city.read(listGoalPlans)).filter((each) => each.planId === id);
  await tie('Beide wollen dieselbe Straße, zur selben Zeit.');
  expect((await city.read(listGoalPlans)).find((each) => each.planId === id)?.markedOn).toBe(first?.markedOn);
  const plan = (await city.read(listPlans)).find((each) => each.id === id);
  if (plan) await city.write((db) => retirePlan(db, actor, plan, true));
  expect(await mine()).toEqual([]);
});

test('a tie to a goal that does not exist is refused, and what is not tied cannot be untied', async () => {
  const city = await smallCity();
  const plan = { id: 'step-wohnen', title: 'Stadtentwicklungsplan Wohnen' };
  const form = { goalId: 'gibt-es-nicht', basis: null, contradiction: null };
  await expect(city.write((db) => tieGoal(db, actor, plan, form))).rejects.toMatchObject(refused(409, 'still-needed'));
  await expect(city.write((db) => untieGoal(db, actor, plan, 'ziel-9'))).rejects.toMatchObject(
    refused(404, 'not-found'),
  );
  await city.write((db) => untieGoal(db, actor, plan, 'ziel-1'));
  expect((await city.read(listGoalPlans)).filter((each) => each.planId === plan.id)).toEqual([]);
});
