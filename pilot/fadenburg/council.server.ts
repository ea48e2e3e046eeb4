/** Fadenburg's council: openly invented, so that every part of the council space has something in it. */

import { addMonths } from '#analysis/period.ts';
import type { CityRows } from '../rows.server.ts';
import { type Make, source } from './make.server.ts';

type Measures = Pick<CityRows, 'measure' | 'measure_goal' | 'measure_area'>;
type CouncilRows = Required<
  Pick<
    CityRows,
    | 'committee'
    | 'committee_member'
    | 'council_subscription'
    | 'meeting'
    | 'paper'
    | 'paper_goal'
    | 'paper_measure'
    | 'paper_area'
    | 'paper_money'
    | 'paper_originator'
    | 'consultation'
    | 'agenda_item'
    | 'amendment'
    | 'place_comment'
  >
>;

/** Seats that the demo's member of the council takes. */
export const demoSeats = ['sitz-spindel-1', 'sitz-ort-1'] as const;

const committees = [
  ['rat', 'council', 'Rat der Stadt Fadenburg', null],
  ['bau', 'committee', 'Ausschuss für Stadtentwicklung und Bau', null],
  ['finanzen', 'committee', 'Finanzausschuss', null],
  ['klimabeirat', 'advisory-board', 'Klimabeirat', null],
  ['beirat-bezirk-1', 'district-council', 'Stadtbezirksbeirat Spindelviertel', 'bezirk-1'],
  ['ortschaftsrat', 'village-council', 'Ortschaftsrat', 'ot-2'],
  ['fraktion-spindel', 'group', 'Fraktion Spindel und Rad', null],
  ['fraktion-faden', 'group', 'Fraktion Roter Faden', null],
  ['fraktion-nadel', 'group', 'Freie Fraktion Nadelöhr', null],
] as const;

const members = [
  ['sitz-spindel-1', 'fraktion-spindel', 'Rita Demo', 'Mitglied'],
  ['sitz-spindel-2', 'fraktion-spindel', 'Wilma Weberin (erfunden)', 'Vorsitz'],
  ['sitz-faden-1', 'fraktion-faden', 'Zacharias Zwirn (erfunden)', 'Vorsitz'],
  ['sitz-ort-1', 'beirat-bezirk-1', 'Rita Demo', 'Mitglied'],
  ['sitz-bau-1', 'bau', 'Zacharias Zwirn (erfunden)', 'Vorsitz'],
  ['sitz-rat-1', 'rat', 'Wilma Weberin (erfunden)', 'Mitglied'],
] as const;

const named = (committee_id: string, committeeName = committees.find(([id]) => id === committee_id)?.[2]) => ({
  committee_id,
  name: committeeName ?? committee_id,
});

/** At the sizes that are for measuring there is none. */
export function councilOf(make: Make, measures: Measures): Partial<CouncilRows> {
  if (make.size.measures > 100) return {};
  const months = (count: number) => addMonths(make.today, count);
  const [first, second, third, fourth] = measures.measure.filter(({ id }) =>
    measures.measure_area.some(({ measure_id }) => measure_id === id),
  );
  if (!first || !second || !third || !fourth) return {};
  const papers = [
    paper('vorlage-1', 'V 12', 'proposal', first, months(-5)),
    paper('vorlage-2', 'V 15', 'proposal', second, months(-2)),
    paper('vorlage-3', 'V 18', 'proposal', third, null),
    {
      ...paper('vorlage-4', 'A 7', 'motion', fourth, months(-1)),
      title: `Antrag: ${fourth.title} schneller beginnen`,
      office_id: null,
    },
    { ...paper('vorlage-5', 'V 19', 'proposal', fourth, months(-1)), title: 'Ankauf eines Grundstücks', closed: true },
  ];
  const linked = [
    ['vorlage-1', first],
    ['vorlage-2', second],
    ['vorlage-3', third],
    ['vorlage-4', fourth],
  ] as const;
  return {
    committee: committees.map(([id, kind, name, area_id]) => ({
      ...{ id, kind, name, area_id, source },
      ...{ short: null, purpose: null, url: null, retired_at: null, revision: 1 },
    })),
    committee_member: members.map(([id, committee_id, name, role], position) => ({
      ...{ id, committee_id, name, role, position, named: true },
      ...{ person_id: null, from_on: months(-18), to_on: null },
    })),
    council_subscription: [
      { committee_id: 'fraktion-spindel', id: 'abo-1', area_id: null, sector_part_id: 'teil-1' },
      { committee_id: 'beirat-bezirk-1', id: 'abo-2', area_id: 'bezirk-1', sector_part_id: null },
    ],
    meeting: [
      meeting('sitzung-1', 'bau', '7. Sitzung des Ausschusses für Stadtentwicklung und Bau', months(-4), 'held'),
      meeting('sitzung-2', 'rat', '12. Sitzung des Rates', months(-3), 'held'),
      meeting('sitzung-3', 'bau', '8. Sitzung des Ausschusses für Stadtentwicklung und Bau', months(1), 'invited'),
      meeting('sitzung-4', 'rat', '13. Sitzung des Rates', months(2), 'planned'),
    ],
    paper: papers,
    paper_goal: linked.flatMap(([paper_id, measure], index) =>
      measures.measure_goal
        .filter(({ measure_id }) => measure_id === measure.id)
        .map(({ goal_id }) => ({
          ...{ paper_id, goal_id },
          accordance: index === 0 ? 'improved' : null,
          reason: index === 0 ? 'Die Maßnahme dient diesem Ziel unmittelbar (Beispiel).' : null,
        })),
    ),
    paper_measure: linked.map(([paper_id, { id }]) => ({ paper_id, measure_id: id })),
    paper_area: [
      ...linked.flatMap(([paper_id, measure]) =>
        measures.measure_area
          .filter(({ measure_id, area_id }) => measure_id === measure.id && area_id !== 'bezirk-1')
          .map(({ area_id }) => ({ paper_id, area_id })),
      ),
      { paper_id: 'vorlage-2', area_id: 'bezirk-1' },
    ],
    paper_money: [
      {
        paper_id: 'vorlage-1',
        id: 'g-1',
        year: Number(make.today.slice(0, 4)) + 1,
        side: 'spending',
        cents: 45_000_000,
        note: 'Beispielwert',
        position: 0,
      },
      {
        paper_id: 'vorlage-1',
        id: 'g-2',
        year: Number(make.today.slice(0, 4)) + 1,
        side: 'income',
        cents: 20_000_000,
        note: 'Beispielwert: Förderung',
        position: 1,
      },
      {
        paper_id: 'vorlage-2',
        id: 'g-3',
        year: null,
        side: 'spending',
        cents: 12_500_000,
        note: 'Beispielwert',
        position: 0,
      },
    ],
    paper_originator: [
      { paper_id: 'vorlage-4', id: 'g-fraktion-spindel', ...named('fraktion-spindel'), cosigns: false, position: 0 },
      { paper_id: 'vorlage-4', id: 'g-fraktion-faden', ...named('fraktion-faden'), cosigns: true, position: 1 },
    ],
    consultation: [
      consultation('vorlage-1', 'b-1', 'bau', 'sitzung-1', 'preparation', 'recommended', months(-4)),
      {
        ...consultation('vorlage-1', 'b-2', 'rat', 'sitzung-2', 'decision', 'adopted', months(-3)),
        resolution: `Der Rat beschließt die Umsetzung der Maßnahme „${first.title}“. (erfunden)`,
      },
      consultation('vorlage-2', 'b-3', 'beirat-bezirk-1', null, 'hearing', null, null),
      consultation('vorlage-2', 'b-4', 'bau', 'sitzung-3', 'preparation', null, null),
      consultation('vorlage-2', 'b-5', 'rat', 'sitzung-4', 'decision', null, null),
      consultation('vorlage-5', 'b-6', 'rat', 'sitzung-4', 'decision', null, null),
    ],
    agenda_item: [
      item('sitzung-1', 'top-1', 1, papers[0]?.title ?? '', 'vorlage-1', 'b-1'),
      item('sitzung-2', 'top-2', 1, papers[0]?.title ?? '', 'vorlage-1', 'b-2'),
      item('sitzung-3', 'top-3', 1, papers[1]?.title ?? '', 'vorlage-2', 'b-4'),
      item('sitzung-4', 'top-4', 1, papers[1]?.title ?? '', 'vorlage-2', 'b-5'),
      { ...item('sitzung-4', 'top-5', 2, 'Ankauf eines Grundstücks', 'vorlage-5', 'b-6'), closed: true },
    ],
    amendment: [
      {
        ...{ id: 'aenderung-1', number: '1', committee_id: 'fraktion-spindel', kind: 'paper', object_id: 'vorlage-2' },
        ...{ passage: 'bis spätestens Jahresende', asked: 'innerhalb von sechs Monaten' },
        ...{ reason: 'Die Menschen im Viertel warten schon lange. (Beispiel)', filed_on: months(-1) },
        ...unanswered,
      },
      {
        ...{ id: 'aenderung-2', number: '1', committee_id: 'fraktion-nadel', kind: 'paper', object_id: 'vorlage-4' },
        ...{ passage: null, asked: 'Die Anwohnerinnen und Anwohner werden vorher gehört. (Beispiel)' },
        ...{ reason: null, filed_on: months(-1) },
        ...unanswered,
      },
    ],
    place_comment: [
      {
        ...{ id: 'stellungnahme-1', committee_id: 'beirat-bezirk-1', kind: 'paper', object_id: 'vorlage-2' },
        text: 'Der Beirat begrüßt das Vorhaben und bittet, die Wege während der Bauzeit offen zu halten. (Beispiel)',
        resolved_on: months(-1),
        ...{ answer: null, answered_on: null, answered_by: null, retired_at: null, revision: 1 },
      },
      {
        ...{ id: 'stellungnahme-2', committee_id: 'ortschaftsrat', kind: 'paper', object_id: 'vorlage-4' },
        text: 'Der Ortschaftsrat stimmt zu. (Beispiel)',
        resolved_on: months(-1),
        ...{ answer: null, answered_on: null, answered_by: null, retired_at: null, revision: 1 },
      },
    ],
  };
}

const unanswered = {
  ...{ answer: null, agreed: null, answer_reason: null, answered_on: null, answered_by: null },
  ...{ retired_at: null, revision: 1 },
};

function paper(
  id: string,
  number: string,
  kind: string,
  measure: CityRows['measure'][number],
  submitted_on: string | null,
): CouncilRows['paper'][number] {
  return {
    ...{ id, number, kind, kind_word: null, title: measure.title, submitted_on },
    text: `Der Rat beschließt die Umsetzung der Maßnahme „${measure.title}“. Die Verwaltung berichtet bis spätestens Jahresende über den Stand.`,
    reason: 'Erfundene Begründung einer erfundenen Vorlage.',
    ...{ wording: null, office_id: measure.lead_id, closed: false, costs_nothing: false, parent_id: null },
    ...{ source_kind: 'measure', source_id: measure.id, url: null, source, retired_at: null, revision: 1 },
  };
}

function meeting(
  id: string,
  committee_id: string,
  title: string,
  held_on: string,
  state: string,
): CouncilRows['meeting'][number] {
  const place = 'Rathaus Fadenburg, Sitzungssaal';
  return { id, committee_id, title, held_on, state, place, held_at: '17:00', source, retired_at: null, revision: 1 };
}

const places: Readonly<Record<string, number>> = { hearing: 0, preparation: 1, decision: 2 };

function consultation(
  paper_id: string,
  id: string,
  committee_id: string,
  meeting_id: string | null,
  role: string,
  outcome: string | null,
  decided_on: string | null,
): CouncilRows['consultation'][number] {
  return {
    ...{ paper_id, id, committee_id, meeting_id, role, outcome, decided_on, resolution: null },
    position: places[role] ?? 0,
  };
}

function item(
  meeting_id: string,
  id: string,
  position: number,
  title: string,
  paper_id: string,
  consultation_id: string,
): CouncilRows['agenda_item'][number] {
  const number = `TOP ${position}`;
  return { meeting_id, id, position, number, title, paper_id, consultation_id, closed: false, outcome: null };
}
