import { describe, expect, test } from 'vitest';
import { errorsIn } from '../../../tests/support/form-errors.ts';
import { goalStatement } from './statement-forms.ts';
import {
  danglingIn,
  deliveredStages,
  mayChange,
  maySee,
  mayStep,
  type ProposedStatement,
  reachable,
  type Statement,
  type StepFacts,
  type StepForm,
  type StepRefusal,
  stageForm,
  type VersionStage,
  withProposals,
} from './version.ts';

const stages: readonly VersionStage[] = deliveredStages.map((stage) => ({
  ...stage,
  title: stage.id,
  retired: false,
  revision: 1,
}));
const today = '2026-11-22';
const inForce = { id: 'old', inForceOn: '2020-06-01', resolution: '2020-1' };
const facts = (stageId: string, more: Partial<StepFacts> = {}, state: 'open' | 'in-force' = 'open'): StepFacts => ({
  version: { id: 'v', stageId, state, basisId: 'old' },
  stages,
  inForce,
  ...more,
});
const step = (to: string, more: Partial<StepForm> = {}): StepForm => ({
  to,
  on: today,
  dueOn: null,
  resolution: null,
  note: null,
  ...more,
});
const everybody = { roles: ['leadership'], runs: true };

describe('a step', () => {
  const resolved = { resolution: '2026-9' };
  test.each<[string, string, StepForm, StepRefusal | null]>([
    ['forward', 'draft', step('consultation'), null],
    ['with a deadline of today', 'draft', step('consultation', { dueOn: today }), null],
    ['with a deadline before today', 'draft', step('consultation', { dueOn: '2026-11-21' }), 'step-deadline-past'],
    ['over a stage', 'draft', step('council'), 'step-out-of-order'],
    ['straight into force', 'draft', step('in-force', resolved), 'step-out-of-order'],
    ['to where it is', 'draft', step('draft'), 'step-out-of-order'],
    ['to nowhere', 'draft', step('gibt-es-nicht'), 'step-unknown'],
    ['back with a reason', 'council', step('draft', { note: 'Ein Einwand.' }), null],
    ['back without a reason', 'council', step('draft'), 'step-needs-reason'],
    ['to superseded by hand', 'council', step('superseded'), 'step-out-of-order'],
    ['on a day to come', 'draft', step('consultation', { on: '2026-11-23' }), 'step-in-future'],
    ['into force', 'council', step('in-force', resolved), null],
    ['into force without a number', 'council', step('in-force'), 'step-needs-resolution'],
    [
      'into force by a number that already holds',
      'council',
      step('in-force', { resolution: '2020-1' }),
      'step-two-in-force',
    ],
    [
      'into force before the one before',
      'council',
      step('in-force', { ...resolved, on: '2020-05-31' }),
      'step-before-former',
    ],
    ['into force on the day of the one before', 'council', step('in-force', { ...resolved, on: '2020-06-01' }), null],
  ])('%s', (_, at, wanted, answer) => {
    expect(mayStep(facts(at), wanted, everybody, today)).toBe(answer);
  });

  test('is made by whom the procedure names', () => {
    expect(mayStep(facts('mayors'), step('council'), { roles: ['coordinator'], runs: true }, today)).toBe(
      'step-not-yours',
    );
    expect(mayStep(facts('mayors'), step('council'), { roles: ['leadership'], runs: false }, today)).toBeNull();
    expect(mayStep(facts('draft'), step('consultation'), { roles: ['leadership'], runs: false }, today)).toBe(
      'step-not-yours',
    );
  });

  test('is not made with what is in force', () => {
    const frozen = facts('in-force', {}, 'in-force');
    expect(mayStep(frozen, step('draft', { note: 'x' }), everybody, today)).toBe('version-frozen');
    expect(reachable(frozen)).toEqual([]);
  });

  test('into force is refused where another version came into force meanwhile', () => {
    const other = facts('council', { version: { id: 'v', stageId: 'council', state: 'open', basisId: null } });
    expect(mayStep(other, step('in-force', resolved), everybody, today)).toBe('step-two-in-force');
    expect(mayStep({ ...other, inForce: null }, step('in-force', resolved), everybody, today)).toBeNull();
  });

  test('leaves out a stage the city does not use', () => {
    const without = stages.map((stage) => (stage.id === 'mayors' ? { ...stage, retired: true } : stage));
    expect(reachable(facts('consultation', { stages: without })).map(({ id }) => id)).toEqual(['council', 'draft']);
  });
});

test.each([
  ['nothing', 'goal', true],
  ['nothing', 'section', true],
  ['sections', 'goal', true],
  ['sections', 'section', false],
  ['statements', 'guideline', false],
] as const)('a stage that freezes %s lets a %s be changed: %s', (freezes, kind, answer) => {
  expect(mayChange({ state: 'open' }, { freezes }, kind)).toBe(answer);
  expect(mayChange({ state: 'in-force' }, { freezes }, kind)).toBe(false);
});

test('drafts are for those inside, the council sees what lies before it', () => {
  expect(maySee({ state: 'open' }, { council: false }, false)).toBe(false);
  expect(maySee({ state: 'open' }, { council: true }, false)).toBe(true);
  expect(maySee({ state: 'open' }, { council: false }, true)).toBe(true);
  expect(maySee({ state: 'superseded' }, undefined, false)).toBe(true);
});

const guideline = (objectId: string): Statement => ({
  kind: 'guideline',
  objectId,
  content: { code: null, title: objectId, text: null },
  hash: objectId,
});
const goal = (objectId: string, guidelineId: string | null): Statement => ({
  kind: 'goal',
  objectId,
  content: { code: null, title: objectId, text: null, guidelineId, sectorPartId: null, key: false },
  hash: objectId,
});
const proposed = (statement: Statement, change: ProposedStatement['change']): ProposedStatement => ({
  ...statement,
  content: change === 'drop' || change === 'keep' ? null : statement.content,
  change,
  reason: 'x',
  origin: null,
  originText: null,
  originPath: null,
  revision: 1,
});
const ids = (statements: readonly Statement[]) => statements.map(({ objectId }) => objectId);

describe('a draft over what holds', () => {
  const live = [guideline('a'), goal('a1', 'a'), guideline('b'), goal('b1', 'b')];
  test('drops, keeps and puts what is new where it belongs', () => {
    const laid = withProposals(live, [
      proposed(goal('a2', 'a'), 'new'),
      proposed(goal('b1', 'b'), 'keep'),
      proposed(goal('a1', 'a'), 'drop'),
      proposed(guideline('c'), 'new'),
    ]);
    expect(ids(laid)).toEqual(['a', 'a2', 'b', 'b1', 'c']);
  });
  test('puts a new goal after the one it names, if that has the same guideline', () => {
    const more = [guideline('a'), goal('a1', 'a'), goal('a2', 'a'), guideline('b'), goal('b1', 'b')];
    const fresh = (afterId: string) => withProposals(more, [{ ...proposed(goal('neu', 'a'), 'new'), afterId }]);
    expect(ids(fresh('a1'))).toEqual(['a', 'a1', 'neu', 'a2', 'b', 'b1']);
    for (const other of ['b1', 'nirgends']) expect(ids(fresh(other))).toEqual(['a', 'a1', 'a2', 'neu', 'b', 'b1']);
  });
  test('finds goals whose guideline would be gone', () => {
    const laid = withProposals(live, [proposed(guideline('b'), 'drop')]);
    expect(ids(danglingIn(laid))).toEqual(['b1']);
    expect(danglingIn(live)).toEqual([]);
  });
});

test('a proposal says why', () => {
  expect(errorsIn(goalStatement.safeParse({ change: 'change', title: 'x' }))).toEqual(['reason: required']);
  expect(errorsIn(goalStatement.safeParse({ change: 'change', title: '', reason: 'y' }))).toEqual(['title: required']);
  expect(goalStatement.safeParse({ change: 'new', title: 'x', reason: 'y' }).success).toBe(true);
});

test('what is in force is frozen whole', () => {
  const form = { title: 'x', meaning: 'in-force', freezes: 'sections' };
  expect(errorsIn(stageForm.safeParse(form))).toEqual(['freezes: stage-must-freeze']);
  expect(stageForm.safeParse({ ...form, meaning: 'review' }).success).toBe(true);
  expect(errorsIn(stageForm.safeParse({ ...form, meaning: 'review', days: '0' }))).toEqual(['days: whole']);
});
