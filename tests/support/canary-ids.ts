/** What can stand at each place of an address in the city of canaries: first what is not released. */

import { oparlLists } from '../../src/start/oparl/oparl-objects.server.ts';
import type { Ids } from './work-canaries.ts';

/** What got its id when it was made. */
export type Made = { readonly person: string; readonly round: string; readonly evidence: string };

export function idsOf(made: Made, atWork: Ids): Ids {
  return {
    ...atWork,
    guideline: ['l-hidden', 'l-open'],
    goal: ['z-hidden', 'z-open', 'z-later', 'z-gone'],
    measure: ['m-hidden', 'm-nameless', 'm-open', 'm-money', 'm-back'],
    division: ['quartiere', 'ortsteile', 'quartiere.geojson', 'quartiere.gpkg'],
    area: ['q', 'a', 'q-told'],
    indicator: ['i-hidden', 'i-few', 'i-share', 'i-open'],
    version: ['f-hidden', 'f-next', 'f-open', 'f-later', 'f-draft', 'f-heard'],
    stage: ['council'],
    finding: ['break.goal-without-measure.x', 'x'],
    report: ['b-hidden', 'b-open', 'b-later'],
    office: ['amt-hidden', 'amt-open'],
    product: ['p-hidden'],
    conflict: ['k-hidden', 'k-noted', 'k-running', 'k-open', 'k-decided'],
    procedure: ['v'],
    step: ['2'],
    use: ['green'],
    part: ['teil'],
    challenge: ['aufgabe'],
    person: [made.person],
    round: [made.round],
    list: ['leitlinien', 'fachteile'],
    entry: ['l-hidden', '1'],
    format: ['pdf', 'zip', 'csv', 'geojson', 'svg', 'json', 'xml'],
    layer: ['measures', 'focus'],
    kind: ['goal', 'guideline', 'sector-part'],
    'kind/:object': pairs,
    plan: ['plan'],
    checklist: ['liste'],
    group: ['gruppe'],
    paper: ['v-hidden', 'v-open', 'v-draft', 'v-closed'],
    file: ['x', made.evidence, ...(atWork.attached ?? [])],
    section: ['abschnitt', 'x'],
    bridge: ['strategy', 'instrument', 'x'],
    year: ['2024', 'x'],
    place: ['0.1', 'x'],
    // Secrets that nobody has: whoever has one is let in.
    token: ['x', 'm-hidden'],
    committee: ['r-hidden', 'r-open'],
    meeting: ['s-hidden', 'treffen', 's-open'],
    type: [...Object.keys(oparlLists), 'x'],
    'type/:object': oparlPairs(atWork),
  };
}

/** What is of many kinds: each of its kind, and one of another. */
const pairs = [
  ...[
    'ziel/z-hidden',
    'massnahme/m-open',
    'massnahme/m-hidden',
    'fachteil/teil',
    'goal/z-open',
    'goal/z-hidden',
    'goal/m-hidden',
  ],
  ...['guideline/l-hidden', 'measure/m-open', 'measure/m-hidden', 'measure/m-nameless', 'conflict/k-hidden'],
  ...[
    'conflict/k-noted',
    'version/f-hidden',
    'version/f-draft',
    'paper/v-hidden',
    'paper/v-closed',
    'meeting/s-hidden',
  ],
  ...[
    'committee/r-hidden',
    'report/b-hidden',
    'indicator/i-hidden',
    'division/quartiere',
    'area/q',
    'leitlinie/l-hidden',
  ],
];

const oparlPairs = (atWork: Ids) => {
  const all: Ids = {
    paper: ['v-open', 'v-hidden', 'v-draft', 'v-closed'],
    organization: ['r-open', 'r-hidden', 'gruppe', 'amt-hidden'],
    meeting: ['s-open', 's-hidden', 'treffen'],
    consultation: atWork.consultation ?? [],
    file: atWork.attached ?? [],
    agendaitem: atWork.item ?? [],
    person: atWork.member ?? [],
    membership: atWork.member ?? [],
    body: ['x'],
    location: ['a', 'q'],
  };
  return Object.entries(all).flatMap(([type, ids]) => ids.map((id) => `${type}/${id}`));
};
