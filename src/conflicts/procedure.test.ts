import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysLater } from '#indicators/alert.ts';
import { delivered } from './delivered.ts';
import {
  after,
  allWereAsked,
  type Course,
  type CourseAct,
  type CourseStep,
  procedureForm,
  refusalOf,
  waitsFor,
} from './procedure.ts';

const today = '2026-11-23';

function courseOf(name: 'mayor' | 'council', officeIds: readonly string[] = ['a', 'b']): Course {
  const steps = delivered(name, 'de').steps.map(
    (step, index): CourseStep => ({
      position: index + 1,
      kind: step.kind ?? 'inform',
      name: step.name ?? '',
      body: step.body ?? '',
      standIn: step.standIn ?? '',
      officeId: null,
      personId: null,
      deputyId: null,
      days: step.days ?? 1,
      alongside: step.alongside,
      startedOn: null,
      dueOn: null,
      endedOn: null,
      outcome: null,
    }),
  );
  const asked = officeIds.map((officeId) => ({ officeId, askedOn: null, dueOn: null, answeredOn: null }));
  return { state: 'noted', steps, asked };
}

function run(course: Course, ...acts: readonly (readonly [act: CourseAct, on?: string])[]): Course {
  return acts.reduce((now, [act, on = today]) => {
    const next = after(now, act, on);
    if (next.refused !== null) throw new Error(next.refused);
    return next.course;
  }, course);
}

const begin: CourseAct = { kind: 'begin' };
const answer = (officeId: string): CourseAct => ({ kind: 'answer', officeId });
const expire: CourseAct = { kind: 'expire' };
const open = (course: Course) => waitsFor(course, today).map(({ position }) => position);

describe('the delivered procedure with the mayor at its end', () => {
  const begun = run(courseOf('mayor'), [begin]);

  test('asks all who are affected and tells the council at once', () => {
    expect(open(begun)).toEqual([1, 2]);
    expect(begun.asked.map(({ askedOn, dueOn }) => [askedOn, dueOn])).toEqual([
      [today, '2026-12-07'],
      [today, '2026-12-07'],
    ]);
  });

  test('goes on as soon as the last office has answered', () => {
    const one = run(begun, [answer('a')]);
    expect(open(one)).toEqual([1, 2]);
    expect(open(run(one, [answer('b')]))).toEqual([2, 3]);
  });

  test('goes on by itself when the day is over, and not on the day', () => {
    const last = '2026-12-07';
    expect(after(begun, expire, last)).toEqual({ refused: null, course: begun });
    const moved = run(begun, [expire, daysLater(last, 1)]);
    expect(moved.steps.map(({ outcome }) => outcome)).toEqual(['expired', null, null, null]);
    expect(moved.steps[2]?.startedOn).toBe('2026-12-08');
    expect(moved.steps[2]?.dueOn).toBe('2026-12-15');
  });

  test('waits for its last decision, however long', () => {
    let course = begun;
    for (let day = today; day < '2028-01-01'; day = daysLater(day, 30)) course = run(course, [expire, day]);
    expect(course.state).toBe('running');
    expect(waitsFor(course, '2028-01-01')).toMatchObject([{ position: 4, overdue: true }]);
  });

  test('is decided when all were asked and the council was heard', () => {
    const heard = run(begun, [answer('a')], [answer('b')], [{ kind: 'finish', position: 3 }]);
    const decide: CourseAct = { kind: 'decide', position: 4, outcome: 'decided' };
    expect(refusalOf(heard, decide, today)).toBe('conflict-not-heard');
    const done = run(heard, [{ kind: 'finish', position: 2 }], [decide]);
    expect(done.state).toBe('decided');
    expect(open(done)).toEqual([]);
    expect(refusalOf(done, decide, today)).toBe('conflict-not-running');
    expect(refusalOf(done, answer('a'), today)).toBe('conflict-not-running');
  });
});

test('a decision in between is passed on to the council, by people or by its day', () => {
  const begun = run(courseOf('council'), [begin], [answer('a')], [answer('b')]);
  const passed = run(begun, [{ kind: 'decide', position: 2, outcome: 'passed-on' }]);
  expect(open(passed)).toEqual([3]);
  expect(refusalOf(passed, { kind: 'decide', position: 3, outcome: 'passed-on' }, today)).toBe('conflict-last-step');
  expect(waitsFor(run(begun, [expire, '2027-02-01']), '2027-02-01').map(({ position }) => position)).toEqual([3]);
});

describe('refused is', () => {
  const begun = run(courseOf('mayor'), [begin]);
  const deciding: Course = {
    ...courseOf('mayor'),
    steps: courseOf('mayor').steps.map((step) => (step.kind === 'decide' ? { ...step, officeId: 'b' } : step)),
  };
  const late: Course = {
    ...run(begun, [answer('a')], [answer('b')], [{ kind: 'finish', position: 3 }], [{ kind: 'finish', position: 2 }]),
  };
  const cases: readonly (readonly [what: string, course: Course, act: CourseAct, key: string])[] = [
    ['a second beginning', begun, begin, 'conflict-begun'],
    ['a beginning without anybody affected', courseOf('mayor', []), begin, 'conflict-nobody-affected'],
    ['an affected office that would decide', deciding, begin, 'conflict-circular'],
    ['a statement before the beginning', courseOf('mayor'), answer('a'), 'conflict-not-running'],
    ['a statement of who was not asked', begun, answer('c'), 'conflict-not-asked'],
    ['a step before its turn', begun, { kind: 'finish', position: 3 }, 'conflict-out-of-order'],
    ['a step that does not exist', begun, { kind: 'finish', position: 9 }, 'conflict-out-of-order'],
    ['a decision before its turn', begun, { kind: 'decide', position: 4, outcome: 'decided' }, 'conflict-out-of-order'],
    [
      'a decision where none is taken',
      begun,
      { kind: 'decide', position: 2, outcome: 'decided' },
      'conflict-out-of-order',
    ],
    ['the end of a hearing while offices may answer', begun, { kind: 'finish', position: 1 }, 'conflict-still-hearing'],
    ['a deadline before today', begun, { kind: 'extend', position: 1, dueOn: '2026-11-22' }, 'deadline-past'],
    [
      'a decision while somebody came in late and was not asked',
      { ...late, asked: [...late.asked, { officeId: 'c', askedOn: null, dueOn: null, answeredOn: null }] },
      { kind: 'decide', position: 4, outcome: 'decided' },
      'conflict-not-all-asked',
    ],
    [
      'a decision while who came in late may still answer',
      run(late, [{ kind: 'ask', officeIds: ['c'] }]),
      { kind: 'decide', position: 4, outcome: 'decided' },
      'conflict-not-all-asked',
    ],
  ];
  test.each(cases)('%s', (_, course, act, key) => {
    expect(refusalOf(course, act, today)).toBe(key);
  });

  test('no deadline of today', () => {
    expect(refusalOf(begun, { kind: 'extend', position: 1, dueOn: today }, today)).toBeNull();
    const later = run(begun, [{ kind: 'extend', position: 1, dueOn: '2027-01-31' }]);
    expect(later.asked.map(({ dueOn }) => dueOn)).toEqual(['2027-01-31', '2027-01-31']);
  });
});

test('whatever is tried in whatever order, nothing is decided before all were asked', () => {
  const act: fc.Arbitrary<CourseAct> = fc.oneof(
    fc.constant(begin),
    fc.constant(expire),
    fc.constantFrom('a', 'b', 'c', 'd').map(answer),
    fc.integer({ min: 1, max: 4 }).map((position): CourseAct => ({ kind: 'finish', position })),
    fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom('decided' as const, 'passed-on' as const))
      .map(([position, outcome]): CourseAct => ({ kind: 'decide', position, outcome })),
  );
  const days = fc.array(fc.tuple(act, fc.integer({ min: 0, max: 20 })), { maxLength: 40 });
  fc.assert(
    fc.property(fc.constantFrom('mayor' as const, 'council' as const), days, (name, acts) => {
      let course = courseOf(name, ['a', 'b', 'c']);
      let day = today;
      for (const [each, later] of acts) {
        day = daysLater(day, later);
        const next = after(course, each, day);
        if (next.refused !== null) continue;
        if (next.course.state === 'decided' && course.state !== 'decided') {
          expect(allWereAsked(course.asked, day)).toBe(true);
        }
        course = next.course;
        // A running conflict always waits for exactly one step in turn.
        const inTurn = waitsFor(course, day).filter(({ position }) => !course.steps[position - 1]?.alongside);
        expect(inTurn.length).toBe(course.state === 'running' ? 1 : 0);
      }
    }),
  );
});

describe('a procedure', () => {
  const step = {
    name: 'x',
    kind: 'decide',
    body: 'x',
    standIn: 'x',
    officeId: '',
    personId: '',
    deputyId: '',
    days: '3',
  };
  const hearing = { ...step, kind: 'statements' };
  const errorsOf = (steps: readonly object[]) =>
    procedureForm.safeParse({ name: 'x', steps }).error?.issues.map(({ path, message }) => `${path} ${message}`) ?? [];

  test.each([
    [[], ['steps.0.name required']],
    [[hearing, step], []],
    [[step], ['steps.0.kind step-first']],
    [[hearing], ['steps.0.kind step-last']],
    [
      [hearing, { ...step, alongside: 'on' }],
      ['steps.1.kind step-alongside', 'steps.0.kind step-last'],
    ],
    [[hearing, { ...step, days: '' }], ['steps.1.days required']],
    [[hearing, { ...step, days: '366' }], ['steps,1,days whole']],
    [[hearing, { ...step, standIn: '' }], ['steps.1.standIn required']],
    [[hearing, { ...step, personId: 'p', deputyId: 'p' }], ['steps.1.deputyId owner-is-deputy']],
    [[hearing, { ...step, name: '', kind: '', days: '' }, step], []],
    [[hearing, { ...step, name: '' }, { ...step, kind: '' }], ['steps.2.kind required']],
  ])('%#', (steps, errors) => {
    expect(errorsOf(steps)).toEqual(errors);
  });
});
