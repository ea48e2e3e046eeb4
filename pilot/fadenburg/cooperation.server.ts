/** How the invented offices work together: plans, requests, groups, checklists and who looks after what. All of it examples. */

import { addMonths } from '#analysis/period.ts';
import type { Question } from '#cooperation/checklists/checklist.ts';
import type { CityRows } from '../rows.server.ts';
import { fresh, type Make, source } from './make.server.ts';

const days = (day: string, count: number) => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
};

export function cooperationOf(make: Make) {
  return { ...plansOf(make), ...requestsOf(make), ...groupsOf(make), ...checklistsOf(make), ...upkeepOf(make) };
}

function plansOf({ year }: Make) {
  const plan = (id: string, title: string, kind: string, office_id: string, years: [number, number | null]) => ({
    ...fresh,
    id,
    title,
    kind,
    office_id,
    resolution: `Beispielbeschluss ${years[0]}/12`,
    resolved_on: `${years[0] - 1}-12-10`,
    valid_from: `${years[0]}-01-01`,
    valid_to: years[1] === null ? null : `${years[1]}-01-01`,
    document_link: null,
    file_id: null,
    note: 'Beispiel: ein Plan der erfundenen Stadt.',
    source,
  });
  const tie = (goal_id: string, plan_id: string, basis: string, contradiction: string | null = null) => ({
    goal_id,
    plan_id,
    basis,
    contradiction,
    marked_on: contradiction === null ? null : `${year}-02-03`,
    marked_by: contradiction === null ? null : 'Amt für Stadtentwicklung',
  });
  return {
    sector_plan: [
      plan('step-wohnen', 'Stadtentwicklungsplan Wohnen', 'development-plan', 'amt-fuer-wohnen', [year - 4, year + 6]),
      plan('nahverkehrsplan', 'Nahverkehrsplan', 'programme', 'verkehrsamt', [year - 6, year - 1]),
      plan('klimaprogramm', 'Klimaprogramm', 'programme', 'umweltamt', [year - 1, year + 4]),
      plan('freiraumkonzept', 'Freiraumkonzept', 'concept', 'amt-fuer-stadtgruen', [year + 1, null]),
    ],
    goal_plan: [
      tie('ziel-1', 'step-wohnen', 'Kapitel 2: Bestand sichern'),
      tie(
        'ziel-2',
        'nahverkehrsplan',
        'Kapitel 4: Netz',
        'Der Plan ist abgelaufen und sieht keinen Ausbau der Radwege vor.',
      ),
      tie(
        'ziel-1',
        'klimaprogramm',
        'Handlungsfeld Gebäude',
        'Die Sanierungsquote des Programms verteuert Wohnungen, die das Ziel bezahlbar halten will.',
      ),
    ],
  } satisfies Partial<CityRows>;
}

function requestsOf({ today }: Make) {
  const request = (
    id: string,
    of: { sector_part_id: string } | { goal_id: string },
    office_id: string,
    asked_by_id: string,
    more: Partial<CityRows['cooperation_request'] extends (infer R)[] | undefined ? R : never> = {},
  ) => ({
    id,
    sector_part_id: null,
    goal_id: null,
    ...of,
    office_id,
    answer: 'open',
    reason: null,
    asked_on: days(today, -10),
    wanted: 'Beispiel: Zahlen und eine Einschätzung zum Fachteil.',
    due_on: days(today, 12),
    asked_by_id,
    person_id: null,
    deputy_id: null,
    answered_on: null,
    promised_on: null,
    contribution: null,
    contribution_link: null,
    contributed_on: null,
    ...more,
  });
  return {
    cooperation_request: [
      request('bitte-1', { sector_part_id: 'teil-2' }, 'amt-fuer-wohnen', 'verkehrsamt', {
        wanted: 'Beispiel: In welchen Quartieren fehlen Wege zur nächsten Haltestelle?',
      }),
      request('bitte-2', { sector_part_id: 'teil-1' }, 'sozialamt', 'amt-fuer-wohnen', {
        answer: 'yes',
        answered_on: days(today, -8),
        promised_on: days(today, 20),
      }),
      request('bitte-3', { sector_part_id: 'teil-4' }, 'amt-fuer-gebaeude', 'umweltamt', {
        answer: 'yes',
        answered_on: days(today, -9),
        contribution: 'Beispiel: Liste der städtischen Gebäude mit ihrem Verbrauch.',
        contributed_on: days(today, -3),
      }),
      request('bitte-4', { goal_id: 'ziel-1' }, 'umweltamt', 'amt-fuer-wohnen', {
        wanted: 'Beispiel: Welche Sanierungen stehen an?',
        due_on: days(today, -2),
      }),
      request('bitte-5', { goal_id: 'ziel-2' }, 'amt-fuer-stadtgruen', 'verkehrsamt', {
        answer: 'no',
        reason: 'Beispiel: Das Ziel berührt keine Grünflächen.',
        answered_on: days(today, -5),
      }),
    ],
  } satisfies Partial<CityRows>;
}

function groupsOf({ today, year }: Make) {
  const seat = (group_id: string, id: string, office_id: string, position: number, duty: string | null = null) => ({
    group_id,
    id,
    office_id,
    person_id: null,
    duty,
    position,
  });
  const group = (id: string, name: string, kind: string, lead_id: string, mandate: string) => ({
    ...fresh,
    id,
    name,
    kind,
    challenge_id: kind === 'checklist' ? 'aufgabe-3' : null,
    lead_id,
    leader_id: null,
    deputy_id: null,
    mandate,
    from_on: `${year}-01-01`,
    to_on: `${year + 1}-07-01`,
    result: null,
    source,
  });
  return {
    working_group: [
      group(
        'gruppe-klima',
        'Kleine Gruppe Klimaanpassung',
        'checklist',
        'umweltamt',
        'Beispiel: schreibt die Prüfliste Klimaanpassung und begleitet die Fachteile.',
      ),
      group(
        'gruppe-bahnhof',
        'Projektgruppe Bahnhofsviertel',
        'project',
        'amt-fuer-stadtentwicklung',
        'Beispiel: bereitet den Umbau des Bahnhofsviertels vor, beauftragt von der Dienstberatung.',
      ),
    ],
    group_member: [
      seat('gruppe-klima', 'a', 'amt-fuer-stadtgruen', 0, 'Grünflächen und Bäume'),
      seat('gruppe-klima', 'b', 'amt-fuer-gebaeude', 1),
      seat('gruppe-klima', 'c', 'jugendamt', 2),
      seat('gruppe-bahnhof', 'a', 'verkehrsamt', 0),
      seat('gruppe-bahnhof', 'b', 'amt-fuer-wohnen', 1),
    ],
    group_meeting: [
      {
        group_id: 'gruppe-klima',
        id: 'treffen-1',
        held_on: days(today, -30),
        starts_at: '10:00',
        place: 'Altes Spinnhaus, Raum 3',
        agenda: 'Fragen der Prüfliste\nWer fragt wen',
        minutes: 'Beispiel: Die Gruppe einigt sich auf fünf Fragen.',
        result: 'Beispiel: Fassung 1 steht.',
        revision: 1,
      },
      {
        group_id: 'gruppe-klima',
        id: 'treffen-2',
        held_on: days(today, 21),
        starts_at: '10:00',
        place: 'Altes Spinnhaus, Raum 3',
        agenda: 'Antworten der Fachteile',
        minutes: null,
        result: null,
        revision: 1,
      },
    ],
    group_task: [
      {
        group_id: 'gruppe-klima',
        id: 'aufgabe-1',
        meeting_id: 'treffen-1',
        title: 'Beispiele für Verschattung sammeln',
        office_id: 'amt-fuer-stadtgruen',
        person_id: null,
        deputy_id: null,
        due_on: days(today, 14),
        done_on: null,
        result: null,
        asked_on: days(today, -30),
      },
    ],
  } satisfies Partial<CityRows>;
}

const questions: readonly Question[] = [
  {
    id: 'frage-1',
    text: 'Berücksichtigen die Ziele des Fachteils Hitze und Starkregen?',
    type: 'yes-no',
    guidance: 'Beispiel: mindestens ein Ziel nennt Hitze, Starkregen oder Verschattung.',
    options: [],
  },
  {
    id: 'frage-2',
    text: 'Sind die Orte bekannt, an denen es am heißesten wird?',
    type: 'yes-no',
    guidance: null,
    options: [],
  },
  {
    id: 'frage-3',
    text: 'Wie stark sind die Maßnahmen des Fachteils von Hitze betroffen?',
    type: 'choice',
    guidance: null,
    options: ['stark', 'etwas', 'gar nicht'],
  },
  {
    id: 'frage-4',
    text: 'Wie viele Maßnahmen sehen Verschattung oder Versickerung vor?',
    type: 'number',
    guidance: 'Beispiel: gezählt werden Maßnahmen, die schon beschlossen sind.',
    options: [],
  },
  {
    id: 'frage-5',
    text: 'Was müsste sich ändern, damit der Fachteil der Herausforderung gerecht wird?',
    type: 'text',
    guidance: null,
    options: [],
  },
];

function checklistsOf({ today }: Make) {
  const version = { checklist_id: 'pruefliste-klima', version: 1 };
  const answer = (sector_part_id: string, question_id: string, said: string, note: string | null = null) => ({
    ...version,
    sector_part_id,
    question_id,
    answer: said,
    note,
    evidence_link: null,
    evidence_file_id: null,
    evidence_indicator_id: question_id === 'frage-1' ? 'rate-1' : null,
    answered_on: days(today, -4),
    answered_by: 'Amt (Beispiel)',
  });
  return {
    checklist: [
      {
        ...fresh,
        id: 'pruefliste-klima',
        challenge_id: 'aufgabe-3',
        title: 'Prüfliste Klimaanpassung (Beispiel)',
        source,
      },
    ],
    checklist_version: [
      {
        ...version,
        state: 'open',
        questions,
        due_on: days(today, 10),
        opened_on: days(today, -12),
        closed_on: null,
        revision: 1,
      },
    ],
    checklist_part: ['teil-1', 'teil-2', 'teil-4', 'teil-5'].map((sector_part_id) => ({
      ...version,
      sector_part_id,
      person_id: null,
      deputy_id: null,
      answered_at: null,
      revision: 1,
    })),
    checklist_answer: [
      answer('teil-4', 'frage-1', 'yes', 'Beispiel: Ziel „Kühle Orte schaffen“.'),
      answer('teil-4', 'frage-2', 'partly'),
      answer('teil-4', 'frage-3', 'stark'),
      answer('teil-4', 'frage-4', '3'),
      answer('teil-4', 'frage-5', 'Beispiel: Die Karte der Hitzeinseln müsste jährlich erneuert werden.'),
      answer('teil-5', 'frage-1', 'yes'),
      answer('teil-5', 'frage-2', 'no'),
    ],
  } satisfies Partial<CityRows>;
}

function upkeepOf({ today }: Make) {
  const row = (kind: string, object_id: string, rhythm_months: number, since: number | null) => ({
    kind,
    object_id,
    owner_id: null,
    deputy_id: null,
    rhythm_months,
    confirmed_on: since === null ? null : addMonths(today, -since),
    confirmed_by: since === null ? null : 'Amt (Beispiel)',
    revision: 1,
  });
  return {
    upkeep: [row('goal', 'ziel-1', 6, 14), row('goal', 'ziel-2', 12, 3), row('checklist', 'pruefliste-klima', 24, 1)],
  } satisfies Partial<CityRows>;
}
