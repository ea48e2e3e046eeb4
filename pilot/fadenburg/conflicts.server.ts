/** Conflicts of the invented city, one in each step of a procedure, with how offices see the effects of goals; all of it is an example. */

import { daysLater } from '#indicators/alert.ts';
import { procedureRows } from '../procedures.server.ts';
import type { CityRows } from '../rows.server.ts';
import { type Make, source } from './make.server.ts';
import type { Unit } from './numbers.server.ts';

type Ended = { readonly outcome: 'done' | 'expired' | 'passed-on' | 'decided'; readonly after: number } & {
  readonly reason?: string;
  readonly minority?: string;
  readonly option?: string;
};
type Seed = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly strength: 'slight' | 'marked' | 'severe';
  readonly evidence: string;
  readonly goals: readonly string[];
  readonly measures?: readonly string[];
  readonly uses?: readonly string[];
  readonly areas: readonly number[];
  readonly office: string;
  readonly offices: readonly string[];
  readonly options: readonly (readonly [title: string, effect: string])[];
  /** Days since the procedure began; null where none has. */
  readonly begun: number | null;
  readonly procedure?: 'dienstberatung' | 'rat';
  /** Days after the beginning on which each step started, its time in days, and how it ended. */
  readonly steps?: readonly (readonly [position: number, from: number, days: number, ended?: Ended])[];
  readonly answers?: Readonly<Record<string, readonly [stance: string, words: string]>>;
};

const seeds: readonly Seed[] = [
  {
    id: 'konflikt-1',
    title: 'Neue Wohnungen gegen Stadtbäume',
    summary:
      'Auf den Höfen sollen Wohnungen entstehen. Dort stehen die meisten alten Bäume des Viertels. Beides auf derselben Fläche geht nicht.',
    strength: 'marked',
    evidence: 'Beispiel: vier Höfe, zusammen 1,2 Hektar, 61 Bäume.',
    goals: ['ziel-1'],
    uses: ['Alte Bäume in den Höfen'],
    areas: [0],
    office: 'amt-fuer-stadtentwicklung',
    offices: ['amt-fuer-wohnen', 'amt-fuer-stadtgruen', 'umweltamt'],
    options: [
      ['Zwei Höfe bebauen, zwei erhalten', 'Halb so viele Wohnungen, die größten Bäume bleiben.'],
      ['Aufstocken statt neu bauen', 'Teurer je Wohnung, alle Bäume bleiben.'],
    ],
    begun: 5,
    procedure: 'dienstberatung',
    steps: [
      [1, 0, 14],
      [2, 0, 28],
    ],
    answers: {
      umweltamt: ['objects', 'Die Höfe kühlen das Viertel im Sommer; sie zu bebauen widerspricht dem Klimaziel.'],
    },
  },
  {
    id: 'konflikt-2',
    title: 'Lieferverkehr gegen sichere Fußwege',
    summary:
      'Ladezonen liegen auf den Gehwegen der Geschäftsstraßen. Werden sie verlegt, verlängern sich die Wege der Betriebe.',
    strength: 'slight',
    evidence: 'Beispiel: 14 Ladezonen in drei Straßen.',
    goals: ['ziel-5', 'ziel-8'],
    areas: [1],
    office: 'verkehrsamt',
    offices: ['verkehrsamt', 'wirtschaftsfoerderung', 'amt-fuer-wohnen'],
    options: [['Ladezonen in Nebenstraßen', 'Freie Gehwege, längere Wege für Betriebe.']],
    begun: 15,
    procedure: 'dienstberatung',
    steps: [
      [1, 0, 14],
      [2, 0, 28, { outcome: 'done', after: 9, reason: 'Der Ausschuss wünscht freie Gehwege vor Schulen zuerst.' }],
    ],
    answers: {
      verkehrsamt: ['agrees', 'Nebenstraßen sind dafür geeignet.'],
      wirtschaftsfoerderung: ['conditions', 'Nur, wenn die Betriebe vorher gehört werden.'],
    },
  },
  {
    id: 'konflikt-3',
    title: 'Schulneubau gegen Entsiegelung',
    summary: 'Der einzige freie Standort für die neue Schule ist die Fläche, die entsiegelt werden soll.',
    strength: 'severe',
    evidence: 'Beispiel: 0,9 Hektar, einziger städtischer Grundstücksvorrat im Einzugsgebiet.',
    goals: ['ziel-9'],
    uses: ['Entsiegelung der alten Stellfläche'],
    areas: [2],
    office: 'schulamt',
    offices: ['schulamt', 'umweltamt', 'amt-fuer-stadtgruen'],
    options: [
      ['Kompakt bauen, den Hof entsiegeln', 'Ein Geschoss mehr, ein Drittel der Fläche wird frei.'],
      ['Anderen Standort kaufen', 'Etwa zwei Jahre später, rund vier Millionen Euro mehr.'],
    ],
    begun: 60,
    procedure: 'dienstberatung',
    steps: [
      [1, 0, 14, { outcome: 'done', after: 11 }],
      [
        2,
        0,
        28,
        { outcome: 'done', after: 20, reason: 'Beide Ausschüsse wurden gehört; eine Mehrheit will kompakt bauen.' },
      ],
      [3, 11, 7, { outcome: 'expired', after: 19 }],
      [4, 19, 28],
    ],
    answers: {
      schulamt: ['agrees', 'Die Plätze werden in zwei Jahren gebraucht.'],
      umweltamt: ['conditions', 'Nur mit entsiegeltem Hof und begrüntem Dach.'],
      'amt-fuer-stadtgruen': ['conditions', 'Wenn die Baumreihe an der Straße bleibt.'],
    },
  },
  {
    id: 'konflikt-4',
    title: 'Sonnenstrom gegen behutsame Sanierung',
    summary: 'Auf den Dächern der Altstadt ist Platz für Sonnenstrom; dieselben Dächer stehen unter Schutz.',
    strength: 'marked',
    evidence: 'Beispiel: 230 Dächer, davon 90 vom öffentlichen Raum aus sichtbar.',
    goals: ['ziel-3'],
    uses: ['Sonnenstrom auf Dächern der Altstadt'],
    areas: [3],
    office: 'amt-fuer-stadtentwicklung',
    offices: ['kulturamt', 'umweltamt'],
    options: [
      ['Nur nicht sichtbare Dächer', 'Drei Fünftel der Dächer, kein Eingriff ins Stadtbild.'],
      ['Alle Dächer', 'Mehr Strom, das Stadtbild ändert sich.'],
    ],
    begun: 80,
    procedure: 'rat',
    steps: [
      [1, 0, 14, { outcome: 'done', after: 10 }],
      [
        2,
        10,
        21,
        { outcome: 'passed-on', after: 24, reason: 'Zwischen Denkmalpflege und Klimaschutz keine Einigung.' },
      ],
      [
        3,
        24,
        60,
        {
          outcome: 'decided',
          after: 70,
          reason:
            'Sonnenstrom kommt auf alle Dächer, die vom öffentlichen Raum aus nicht zu sehen sind. So bleibt das Stadtbild, und der größere Teil der Fläche wird genutzt.',
          minority: 'Eine Minderheit wollte alle Dächer freigeben, weil das Klimaziel sonst später erreicht wird.',
          option: 'weg-1',
        },
      ],
    ],
    answers: {
      kulturamt: ['conditions', 'Sichtbare Dächer müssen frei bleiben.'],
      umweltamt: ['agrees', 'Jedes Dach hilft.'],
    },
  },
  {
    id: 'konflikt-5',
    title: 'Gewerbehöfe gegen ruhiges Wohnen',
    summary: 'Handwerk soll in der Stadt bleiben; in denselben Höfen sollen Wohnungen für Ältere entstehen.',
    strength: 'slight',
    evidence: 'Beispiel: drei Höfe mit Lärm am Morgen.',
    goals: ['ziel-4'],
    uses: ['Handwerk in den Höfen'],
    areas: [4],
    office: 'wirtschaftsfoerderung',
    offices: ['amt-fuer-wohnen', 'wirtschaftsfoerderung'],
    options: [],
    begun: null,
  },
];

export function conflictsOf(make: Make, units: readonly Unit[], places: CityRows['measure_area']) {
  const on = (daysAgo: number) => daysLater(make.today, -daysAgo);
  return {
    ...procedureRows(
      [
        { id: 'dienstberatung', name: 'mayor' },
        { id: 'rat', name: 'council' },
      ],
      source,
    ),
    conflict: seeds.map((seed) => ({
      id: seed.id,
      title: seed.title,
      summary: seed.summary,
      uses: [...(seed.uses ?? [])],
      strength: seed.strength,
      evidence: seed.evidence,
      office_id: seed.office,
      owner_id: null,
      deputy_id: null,
      state:
        seed.begun === null
          ? 'noted'
          : seed.steps?.some(([, , , end]) => end?.outcome === 'decided')
            ? 'decided'
            : 'running',
      state_reason: null,
      found_on: on((seed.begun ?? 0) + 3),
      procedure_id: seed.procedure ?? null,
      procedure_version: seed.procedure ? 1 : null,
      started_on: seed.begun === null ? null : on(seed.begun),
      proposal_key: null,
      source,
      revision: 1,
    })),
    conflict_goal: seeds.flatMap(({ id, goals }) => goals.map((goal_id) => ({ conflict_id: id, goal_id }))),
    conflict_measure: seeds.flatMap(({ id, measures = [] }) =>
      measures.map((measure_id) => ({ conflict_id: id, measure_id })),
    ),
    conflict_area: seeds.flatMap(({ id, areas }) =>
      areas.flatMap((index) => {
        const area = units[index];
        return area ? [{ conflict_id: id, area_id: area.id }] : [];
      }),
    ),
    conflict_office: seeds.flatMap((seed) => seed.offices.map((office) => askedOf(seed, office, on))),
    conflict_option: seeds.flatMap(({ id, options }) =>
      options.map(([title, effect], i) => ({ conflict_id: id, id: `weg-${i + 1}`, title, effect, position: i })),
    ),
    conflict_step: seeds.flatMap((seed) => stepsOf(seed, on)),
    goal_impact: impactsOf(on(20)),
    land_claim: claimsOf(places),
  } satisfies Partial<CityRows>;
}

/** Two measures in one place, for uses that cannot both stand there: so that there is a proposal to look at. */
function claimsOf(places: CityRows['measure_area']): NonNullable<CityRows['land_claim']> {
  const [first] = places;
  const areas = new Set(places.filter((each) => each.measure_id === first?.measure_id).map((each) => each.area_id));
  const second = places.find((each) => each.measure_id !== first?.measure_id && areas.has(each.area_id));
  if (!first || !second) return [];
  const claim = (land_use: string, id: string) => ({ land_use, id: `measure ${id}`, goal_id: null, measure_id: id });
  return [claim('housing', first.measure_id), claim('green', second.measure_id)];
}

function askedOf({ id, begun, answers = {} }: Seed, office: string, on: (daysAgo: number) => string) {
  const [stance = null, statement = null] = answers[office] ?? [];
  return {
    conflict_id: id,
    office_id: office,
    asked_on: begun === null ? null : on(begun),
    due_on: begun === null ? null : on(begun - 14),
    stance,
    statement,
    answered_on: stance === null ? null : on((begun ?? 0) - 4),
    answered_by: stance === null ? null : 'Beispiel',
    revision: 1,
  };
}

function stepsOf({ id, begun, steps = [] }: Seed, on: (daysAgo: number) => string) {
  return steps.map(([position, from, days, ended]) => {
    const start = (begun ?? 0) - from;
    return {
      conflict_id: id,
      position,
      started_on: on(start),
      due_on: on(start - days),
      ended_on: ended ? on((begun ?? 0) - ended.after) : null,
      outcome: ended?.outcome ?? null,
      reason: ended?.reason ?? null,
      minority: ended?.minority ?? null,
      option_id: ended?.option ?? null,
      ended_by: ended && ended.outcome !== 'expired' ? 'Beispiel' : null,
    };
  });
}

/** How three offices see some effects: goal by number, and what each says. */
const seen: readonly (readonly [from: number, to: number, ratings: readonly number[]])[] = [
  [1, 6, [-1, -2, 0]],
  [1, 9, [1, 1, 2]],
  [1, 4, [2, 2, 2]],
  [3, 1, [-2, -2, -1]],
  [4, 1, [1, 0, 1]],
  [5, 6, [1, 2, 2]],
  [5, 8, [-1, -3, -2]],
  [6, 5, [1, 1, 1]],
  [6, 8, [-2, -1, 0]],
  [7, 5, [2, 1, 1]],
  [7, 6, [1, -1, 2]],
  [8, 5, [-2, -2, -3]],
  [9, 10, [3, 2, 3]],
  [10, 11, [2, 2, 1]],
  [11, 12, [1, 1, 2]],
  [12, 11, [2, 1, 1]],
  [2, 3, [2, 1, 2]],
  [2, 1, [2, 3, 2]],
];
const raters = ['amt-fuer-wohnen', 'verkehrsamt', 'umweltamt'];

function impactsOf(ratedOn: string): NonNullable<CityRows['goal_impact']> {
  return seen.flatMap(([from, to, ratings]) =>
    ratings.map((rating, i) => ({
      from_goal_id: `ziel-${from}`,
      to_goal_id: `ziel-${to}`,
      office_id: raters[i] ?? '',
      rating,
      rated_on: ratedOn,
      rated_by: 'Beispiel',
      source,
    })),
  );
}
