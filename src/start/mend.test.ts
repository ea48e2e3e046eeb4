import { describe, expect, test } from 'vitest';
import { type Break, type BreakKind, breakKinds } from '#analysis/thread.ts';
import { cityFacts, goal, indicator, measure } from '../../tests/support/facts.ts';
import { mendNeeds, mendPath, officeOf, titleOf } from './mend.ts';

const objectOf = (kind: BreakKind): Break['object'] =>
  kind.startsWith('goal-') ? 'goal' : kind === 'value-overdue' ? 'indicator' : 'measure';
const idOf = { goal: 'gruen', measure: 'park', indicator: 'gruenflaeche' } as const;
const broken = (kind: BreakKind): Break => ({ kind, object: objectOf(kind), id: idOf[objectOf(kind)] });
const facts = cityFacts();

describe('a break', () => {
  test.each<[BreakKind, string]>([
    ['goal-without-guideline', '/ziele/gruen/bearbeiten#feld-guidelineId'],
    ['goal-without-owner', '/ziele/gruen/bearbeiten#feld-officeId'],
    ['goal-without-indicator', '/ziele/gruen/bearbeiten#feld-targets.0.indicatorId'],
    ['goal-without-target', '/ziele/gruen/bearbeiten#feld-targets.0.value'],
    ['goal-without-money', '/massnahmen/park/geld'],
    ['measure-without-goal', '/massnahmen/park/bearbeiten#feld-goalIds'],
    ['measure-without-lead', '/massnahmen/park/bearbeiten#feld-leadId'],
    ['measure-without-deadline', '/massnahmen/park/bearbeiten#feld-dueOn'],
    ['measure-without-area', '/massnahmen/park/bearbeiten#feld-areaIds'],
    ['state-overdue', '/massnahmen/park/stand'],
  ])('of the kind %s is mended at %s', (kind, path) => {
    expect(mendPath(broken(kind), facts)).toBe(path);
  });

  test('of money is mended with a new measure where the goal has none', () => {
    const without = cityFacts({ measures: [] });
    const path = mendPath(broken('goal-without-money'), without);
    expect(path).toBe(mendPath(broken('goal-without-measure'), without));
    expect(path).toContain('/massnahmen/neu');
  });

  test.each(breakKinds)('of the kind %s has a place where it is mended', (kind) => {
    expect(mendPath(broken(kind), facts)).toMatch(/^\/(ziele|massnahmen|indikatoren)\//);
  });
});

describe('who may mend', () => {
  test.each<[BreakKind, string, string | null | undefined]>([
    // A new measure may belong to any office, so that whoever edits measures at all may begin one.
    ['goal-without-measure', 'measures.edit', undefined],
    ['goal-without-money', 'budget.edit', null],
    ['goal-without-guideline', 'concept.edit', null],
    ['goal-without-owner', 'concept.edit', null],
    ['goal-without-target', 'concept.edit', null],
    ['measure-without-area', 'measures.edit', 'stadtgruen'],
    ['measure-without-goal', 'measures.edit', 'stadtgruen'],
    ['state-overdue', 'measures.report', 'stadtgruen'],
    ['value-overdue', 'indicators.edit', null],
  ])('%s: %s with %s', (kind, permission, officeId) => {
    expect(mendNeeds(broken(kind), facts)).toEqual({ permission, officeId });
  });

  test('a measure that nobody leads is for those who may everywhere', () => {
    const leaderless = cityFacts({ measures: [measure({ leadId: null })] });
    expect(mendNeeds(broken('measure-without-lead'), leaderless).officeId).toBeNull();
    expect(mendNeeds(broken('state-overdue'), leaderless).officeId).toBeNull();
  });
});

describe('what is broken', () => {
  test.each<[BreakKind, string]>([
    ['goal-without-owner', 'Mehr Grün in der Stadt'],
    ['state-overdue', 'Park am Kanal'],
    ['value-overdue', 'Grünfläche je Kopf'],
  ])('at %s is called %s and belongs to an office', (kind, title) => {
    expect(titleOf(broken(kind), facts)).toBe(title);
    expect(officeOf(broken(kind), facts)).toBe('Amt für Stadtgrün');
  });

  test('without an office belongs to none', () => {
    const city = cityFacts({
      goals: [goal({ officeId: null })],
      measures: [measure({ leadId: null })],
      indicators: [indicator({ officeId: 'aufgeloest' })],
    });
    for (const kind of ['goal-without-owner', 'state-overdue', 'value-overdue'] as const) {
      expect(officeOf(broken(kind), city)).toBeNull();
    }
  });
});
