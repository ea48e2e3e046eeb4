import { describe, expect, test } from 'vitest';
import type { Conflict } from '#conflicts/conflict.ts';
import { startTexts } from '../texts.en.ts';
import { type ConflictView, conflictPaper, isHeard } from './conflict-paper.ts';
import { cutTo } from './cut.ts';

const today = '2026-11-20';
const asked = (officeId: string, answeredOn: string | null, dueOn = '2026-11-25') => ({
  ...{ officeId, askedOn: '2026-11-01', dueOn, answeredOn },
  ...{ stance: null, statement: null, answeredBy: null, revision: 1 },
});
const step: Conflict['steps'][number] = {
  ...{ position: 1, kind: 'statements', name: 'Anhörung', body: 'Ämter', standIn: 'Vertretung' },
  ...{ officeId: null, personId: null, deputyId: null, days: 14, alongside: false },
  ...{ startedOn: '2026-11-01', dueOn: '2026-11-15', endedOn: null, outcome: null },
  ...{ reason: null, minority: null, optionId: null, endedBy: null },
};
const conflict = (more: Partial<Conflict> = {}): Conflict => ({
  ...{ id: 'k', title: 'Höfe gegen Bäume', summary: 'Beides geht nicht.', uses: ['Alte Bäume'] },
  ...{ goalIds: [], measureIds: [], areaIds: [], strength: 'marked', evidence: '61 Bäume', officeId: 'amt' },
  ...{ ownerId: null, deputyId: null, state: 'running', stateReason: null, foundOn: '2026-10-01', procedureId: 'v' },
  ...{ procedureVersion: 1, startedOn: '2026-11-01', proposalKey: null, source: null, revision: 1 },
  asked: [asked('umweltamt', '2026-11-05'), asked('schulamt', null)],
  options: [
    { id: 'a', title: 'Zwei Höfe', effect: 'Halb so viele Wohnungen' },
    { id: 'b', title: 'Aufstocken', effect: null },
  ],
  steps: [step],
  ...more,
});
const view = (more: Partial<Conflict> = {}, decision: ConflictView['decision'] = null): ConflictView => {
  const said = conflict(more);
  return {
    conflict: said,
    goals: [{ name: 'Wohnungen für alle' }],
    measures: [],
    areas: [],
    statements: said.asked.map(({ officeId, askedOn, answeredOn }) => ({
      ...{ office: officeId, askedOn, answeredOn },
      stance: answeredOn ? ('objects' as const) : null,
      statement: answeredOn ? 'Die Höfe kühlen.' : null,
    })),
    decision,
  };
};
const words = {
  t: startTexts('de'),
  stance: (stance: string) => `<${stance}>`,
  outcome: (outcome: string) => `<${outcome}>`,
  date: (day: string) => day,
};
const paper = (more: Partial<Conflict> = {}, decision: ConflictView['decision'] = null) =>
  conflictPaper(view(more, decision), words, today);

describe('a paper made of a conflict', () => {
  test('asks the council for its view of the ways, and says what collides, where, and which ways there are', () => {
    const { title, text, reason } = paper();
    expect(title).toBe('Zielkonflikt: Höfe gegen Bäume');
    expect(text).toContain('1. Zwei Höfe\n2. Aufstocken');
    for (const each of ['Ziel: Wohnungen für alle', 'Nutzung: Alte Bäume', 'Wo: ganze Stadt', 'Beleg: 61 Bäume'])
      expect(reason).toContain(each);
    expect(reason).toContain('– Zwei Höfe: Halb so viele Wohnungen\n– Aufstocken');
    // How strongly somebody thinks it weighs is an assessment, and no fact.
    expect(reason).not.toMatch(/marked|deutlich/);
  });

  test('keeps the words of offices inside while one may still answer', () => {
    const { reason } = paper();
    expect(reason).toContain('– umweltamt: hat geantwortet\n– schulamt: hat nicht geantwortet');
    expect(reason).not.toContain('kühlen');
  });

  test('says them once all have answered or let the day pass', () => {
    const late = [asked('umweltamt', '2026-11-05'), asked('schulamt', null, '2026-11-19')];
    expect(paper({ asked: late }).reason).toContain(
      '– umweltamt: <objects>. Die Höfe kühlen.\n– schulamt: hat nicht geantwortet',
    );
  });

  test('tells what happened, with its reason and the minority view', () => {
    const over: typeof step = {
      ...step,
      endedOn: '2026-11-15',
      outcome: 'passed-on',
      reason: 'Keine Einigung',
      minority: 'Doch',
    };
    expect(paper({ steps: [over] }).reason).toContain(
      '– 2026-11-15, Anhörung (Ämter): <passed-on>. Keine Einigung. Abweichende Meinung: Doch',
    );
  });

  test('lays a decision before the council to take note of', () => {
    const decided = {
      ...{ body: 'Dienstberatung', on: '2026-11-18', option: 'Aufstocken' },
      ...{ reason: 'Alle Bäume bleiben.', minority: 'Zu teuer.' },
    };
    const { text, reason } = paper({ state: 'decided' }, decided);
    expect(text).toContain('zur Kenntnis (Dienstberatung, 2026-11-18)');
    expect(text).toContain('Gewählter Weg: Aufstocken');
    expect(reason).toContain('Alle Bäume bleiben.\nAbweichende Meinung: Zu teuer.');
    expect(reason).toContain('Die Höfe kühlen.');
  });

  test('is no longer than a form takes', () => {
    const effect = 'w'.repeat(9000);
    const { reason } = paper({ options: ['a', 'b', 'c'].map((id) => ({ id, title: id, effect })) });
    expect(reason?.length).toBeLessThanOrEqual(20_000);
    expect(reason).toMatch(/\[gekürzt\]$/);
  });
});

test.each([
  ['nobody was asked', [], 'running', false],
  ['one may still answer', [asked('a', null)], 'running', false],
  ['the last day is today', [asked('a', null, today)], 'running', false],
  ['the last day was yesterday', [asked('a', null, '2026-11-19')], 'running', true],
  ['it is decided', [asked('a', null)], 'decided', true],
] as const)('offices are heard or not: %s', (_, offices, state, heard) => {
  expect(isHeard({ asked: offices, state }, today)).toBe(heard);
});

test.each([
  ['eins', 4, 'eins'],
  ['eins\nzwei\ndrei', 12, 'eins\nzwei\n…'],
  ['ein langes Wort', 8, 'ein la\n…'],
])('%j in %i characters', (long, most, short) => {
  expect(cutTo(long, most, '…')).toBe(short);
});
