import { describe, expect, test } from 'vitest';
import { errorsIn } from '../../tests/support/form-errors.ts';
import { isFinished, latestReport, measureForm, reportForm, reportFormOn, states } from './measure.ts';

describe('the state of a measure', () => {
  test('is finished when it is done or given up, and at no other time', () => {
    expect([...states, null].filter(isFinished)).toEqual(['done', 'dropped']);
  });

  const report = (id: string, reportedOn: string) => ({ id, reportedOn });
  test.each([
    ['of no reports', [], undefined],
    ['of one', [report('a', '2015-06-30')], 'a'],
    ['by day, not by order', [report('a', '2015-06-30'), report('b', '2014-12-31')], 'a'],
    ['later in the list', [report('a', '2014-12-31'), report('b', '2015-06-30')], 'b'],
    [
      'of the same day the one that came last',
      [report('a', '2015-06-30'), report('b', '2015-06-30'), report('c', '2015-01-01')],
      'b',
    ],
  ])('follows from the latest report %s', (_, reports, id) => {
    expect(latestReport(reports)?.id).toBe(id);
  });
});

describe('the form of a measure', () => {
  const parse = (more: object) => measureForm.safeParse({ title: 'Park am Kanal', milestones: [], ...more });
  const milestone = (title: string, dueOn = '') => ({ id: '', title, dueOn, doneOn: '' });

  test.each<[object, string[]]>([
    [{}, []],
    [{ title: '' }, ['title: required']],
    [{ plain: 'Hier entsteht ein Park.' }, []],
    [{ plain: 'a'.repeat(600) }, []],
    [{ plain: 'a'.repeat(601) }, ['plain: plain-too-long']],
    [{ startsOn: '1.1.2015', dueOn: '31.12.2014' }, ['dueOn: end-before-start']],
    [{ startsOn: '1.1.2015', dueOn: '1.1.2015' }, []],
    [{ startsOn: '1.1.2015', dueOn: '' }, []],
    [{ startsOn: '', dueOn: '31.12.2014' }, []],
    [{ rhythmMonths: '1' }, []],
    [{ rhythmMonths: '60' }, []],
    [{ rhythmMonths: '61' }, ['rhythmMonths: whole']],
    [{ priority: 'urgent' }, ['priority: unknown-choice']],
    [{ milestones: [milestone('Baubeginn', 'bald')] }, ['milestones.0.dueOn: date']],
  ])('with %j is wrong at %j', (change, errors) => {
    expect(errorsIn(parse(change))).toEqual(errors);
  });

  test('leaves out rows of milestones that were left empty', () => {
    const rows = [milestone(''), milestone('Baubeginn', '1.4.2016'), milestone(' ')];
    expect(parse({ milestones: rows }).data?.milestones).toEqual([
      { id: null, title: 'Baubeginn', dueOn: '2016-04-01', doneOn: null },
    ]);
  });

  test('takes each ticked goal once', () => {
    expect(parse({ goalIds: ['gruen', 'leise', 'gruen'] }).data?.goalIds).toEqual(['gruen', 'leise']);
  });

  test('takes fifty milestones and no more', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, i) => milestone(`Abschnitt ${i}`));
    expect(parse({ milestones: rows(50) }).success).toBe(true);
    expect(parse({ milestones: rows(51) }).success).toBe(false);
  });
});

describe('what is reported', () => {
  const typed = { state: 'running', sentence: 'Der erste Abschnitt ist fertig.', reportedOn: '30.11.2015' };

  test.each<[object, string[]]>([
    [{}, []],
    [{ course: 'off-track' }, []],
    [{ state: '' }, ['state: unknown-choice']],
    [{ course: 'sideways' }, ['course: unknown-choice']],
    [{ sentence: '' }, ['sentence: required']],
    [{ reportedOn: '' }, ['reportedOn: required']],
    [{ decisionBy: '31.11.2015' }, ['decisionBy: date']],
  ])('with %j is wrong at %j', (change, errors) => {
    expect(errorsIn(reportForm.safeParse({ ...typed, ...change }))).toEqual(errors);
  });
});

describe('the day of a report', () => {
  const on = (reportedOn: string) =>
    errorsIn(reportFormOn('2026-11-22').safeParse({ state: 'running', sentence: 'Läuft.', reportedOn }));
  test.each([
    ['22.11.2026', []],
    ['1.1.2015', []],
    ['23.11.2026', ['reportedOn: in-future']],
  ])('%s is judged by the calendar: %j', (typed, errors) => expect(on(typed)).toEqual(errors));
});
