/**
 * Leipzig as its sources give it: the final report of 2015, geometry, small-area counts, offices. What they do not give
 * (guidelines, leads, deadlines, money) stays unknown and shows as a break in the thread.
 */

import { slug } from '#platform/id.server.ts';
import { readCsv, readJson } from '../read.server.ts';
import type { CityRows } from '../rows.server.ts';
import { focusId, leipzigAreas } from './areas.server.ts';
import { conflictsNamed } from './conflicts.server.ts';
import { leipzigCouncil } from './council.server.ts';
import type { Facts } from './facts.ts';
import { leipzigIndicators } from './indicators.server.ts';
import { leipzigPlaces } from './places.server.ts';
import { sections } from './texts.ts';

export const report = 'Schlussbericht zum Bilanzprozess, Stadt Leipzig, November 2015';
const reportDate = '2015-11-30';

export function leipzig(): CityRows {
  const facts = readJson<Facts>('leipzig', 'facts-2015.json');
  const areas = leipzigAreas(facts);
  return {
    city: {
      id: 'leipzig',
      name: 'Leipzig',
      state: 'Sachsen',
      fictitious: false,
      reportYear: 2015,
      source: `${report}. Raum- und Zahlenangaben: Stadt Leipzig, Amt für Statistik und Wahlen (dl-de/by-2-0); © OpenStreetMap-Mitwirkende (ODbL).`,
    },
    office: offices(facts),
    ...areas,
    places: leipzigPlaces(new Set(areas.area.map(({ id }) => id))),
    ...leipzigIndicators(areas.area),
    ...concept(facts),
    sections,
    ...leipzigCouncil(areas.area),
    ...measures(facts),
    sector_plan: sectorPlans(),
    ...conflictsNamed(facts),
    product: [],
    product_amount: [],
    measure_money: [],
  };
}

const orgSource = 'LeipzigData, Stadtverwaltung.ttl (CC0), Stand etwa 2015–2020, nicht vollständig';

/** Offices of the received list that have a name of their own, and those the report names besides. */
function offices(facts: Facts): CityRows['office'] {
  const listed = readCsv(',', 'leipzig', 'orgs', 'stadtverwaltung.csv').filter(
    (row) => row['id'] !== 'StadtLeipzig' && !/^Amt \d+$/.test(row['bezeichnung'] ?? ''),
  );
  const rows = listed.map((row) => office(row['bezeichnung'] ?? '', row['stadt_id'] || null, orgSource));
  const short = (name: string) => name.replace(/ \(.*\)$/, '');
  const known = new Set(rows.map((row) => row.name));
  const aliases: Record<string, string> = {
    Kämmerei: 'Stadtkämmerei',
    Wirtschaftsförderung: 'Amt für Wirtschaftsförderung',
  };
  const named = facts.offices_named.map(short).filter((name) => !known.has(name) && !known.has(aliases[name] ?? ''));
  return distinctById([...rows, ...named.map((name) => office(name, null, `${report}, Kapitel 2.3`))]);
}

function office(name: string, short: string | null, source: string): CityRows['office'][number] {
  return {
    id: slug(name),
    name,
    short,
    kind: 'office',
    parent_id: null,
    contact: null,
    source,
    retired_at: null,
    revision: 1,
  };
}

function distinctById<T extends { id: string }>(rows: readonly T[]): T[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

const listed = (title: string, position: number, source: string) => ({
  id: slug(title),
  title,
  position,
  source,
  retired_at: null,
  revision: 1,
});

/** What the report calls difficult or not come about, and what is a project with a place or an end, is a measure. */
const projects = new Set([
  'Qualitätsoffensive bei schulischer Bildung',
  'KMU-Beihilfe (Leipziger Osten und Westen) und Mikrokredit-Programm',
  'Vertiefende Untersuchungen zur Denkmalpflege',
  'Bildungscampus Jahrtausendfeld',
  'Quartiersschule Leipziger Osten',
  'Entwicklung des Naturkundemuseums',
  'Zentrum der Vielfalt Riebeckstraße',
  'Ausbau bedeutender Rad- und Skatingstrecken',
]);

/** Plans the report speaks of. Since when they hold and by which resolution it does not say. */
function sectorPlans(): CityRows['sector_plan'] {
  const plan = (title: string, kind: string, chapter: string, note: string) => ({
    id: slug(title),
    title,
    kind,
    office_id: null,
    resolution: null,
    resolved_on: null,
    valid_from: null,
    valid_to: null,
    document_link: null,
    file_id: null,
    note,
    source: `${report}, Kapitel ${chapter}`,
    retired_at: null,
    revision: 1,
  });
  return [
    plan(
      'STEP Zentren',
      'development-plan',
      '2.2',
      'Im Bericht als Fachplan des Dezernates Stadtentwicklung und Bau genannt.',
    ),
    plan(
      'STEP Verkehr und öffentlicher Raum',
      'development-plan',
      '3.2',
      'Laut Bericht beschlossen; in den Expertengesprächen wurde die fehlende Einigkeit nach dem Beschluss thematisiert.',
    ),
    plan(
      'Wohnungspolitisches Konzept',
      'concept',
      '3.2',
      'Laut Bericht sollen die damit beschlossenen Strategien im INSEK räumlich konkretisiert werden.',
    ),
    plan(
      'Klimaschutzprogramm',
      'programme',
      '3.2',
      'Laut Bericht erst vor kurzer Zeit beschlossen; mehrere Seiten vermissten zeitlich konkrete Aussagen zu Schwerpunktmaßnahmen.',
    ),
  ];
}

function goalTitles(items: Record<string, string[]>): { title: string; part: string }[] {
  return Object.entries(items).flatMap(([part, titles]) =>
    titles.filter((title) => !projects.has(title)).map((title) => ({ title, part })),
  );
}

function concept(facts: Facts) {
  const inForce = facts.sector_concepts_2009.map((title, i) => ({
    ...listed(title, i + 1, `${report}, Kapitel 2.3`),
    code: null,
    stage: 'in-force',
    office_id: null,
  }));
  const partOf = (title: string) => inForce.find((part) => part.title === title)?.id ?? null;
  const proposed = facts.sector_parts_proposed.items.map((title, i) => ({
    ...listed(title, 20 + i, `${report}, Kapitel 3.2 (Gliederung 2015 noch in Abstimmung)`),
    id: `vorschlag-${slug(title)}`,
    code: null,
    stage: 'proposed',
    office_id: null,
  }));
  const strong = goalTitles(facts.goals_strong_progress.items).map((each) => ({ ...each, rating: 'strong' }));
  const weak = goalTitles(facts.goals_weak_progress_or_hard.items).map((each) => ({ ...each, rating: 'little' }));
  const goals = [...strong, ...weak];
  return {
    guideline: [],
    sector_part: [...inForce, ...proposed],
    challenge: facts.cross_cutting_challenges.items.map((title, i) => ({
      ...listed(title, i + 1, `${report}, Kapitel 3.2`),
      short: shortChallenges[i] ?? null,
      text: null,
    })),
    matrix_cell: [],
    goal: goals.map(({ title, part }, i) => ({
      ...listed(title, i + 1, `${report}, Kapitel 2.3`),
      code: null,
      text: null,
      plain: null,
      guideline_id: null,
      sector_part_id: partOf(part),
      office_id: null,
      owner_id: null,
      deputy_id: null,
      influence: null,
      proof: 'assessed',
      is_key: false,
    })),
    goal_indicator: [],
    goal_challenge: [],
    goal_assessment: goals.map(({ title, rating }) => ({
      id: `${slug(title)}-2015`,
      goal_id: slug(title),
      from_date: '2009-01-01',
      to_date: reportDate,
      rating,
      by_group: 'Fachämter',
      n: null,
      n_text: null,
      source: `${report}, Kapitel 2.3`,
      note:
        rating === 'little'
          ? 'Im Bericht gemeinsam aufgezählt: in der Umsetzung schwierig, nicht zustande gekommen oder mit dem geringsten Fortschritt bewertet.'
          : null,
    })),
  } satisfies Partial<CityRows>;
}

/** Names for the narrow head of the matrix, in the order of the report. */
const shortChallenges = [
  'Wachstum',
  'Anpassungsfähigkeit',
  'Umland und Region',
  'Vielfalt, Integration, Inklusion',
  'Chancengerechtigkeit',
  'Soziale Segregation',
  'Demografischer Wandel',
  'Gesundheit',
  'Digitalisierung',
  'Finanzkraft',
  'Bestand und Werterhalt',
];

/** Areas that a project's own name speaks of; nothing else is known of where it happens. */
const placed: Readonly<Record<string, readonly string[]>> = {
  'Quartiersschule Leipziger Osten': ['leipziger-osten'],
  'KMU-Beihilfe (Leipziger Osten und Westen) und Mikrokredit-Programm': ['leipziger-osten', 'leipziger-westen'],
  'Sporthalle Georg-Schumann-Straße': ['georg-schumann-strasse'],
  Nordraumkonzept: ['nordraum'],
};

/** The report names three sports halls in one breath. */
function supported(title: string): string[] {
  const halls = /^Sporthallen (.*)$/.exec(title)?.[1];
  return halls ? halls.split(', ').map((hall) => `Sporthalle ${hall}`) : [title];
}

function measures(facts: Facts) {
  const hard = Object.entries(facts.goals_weak_progress_or_hard.items).flatMap(([part, titles]) =>
    titles
      .filter((title) => projects.has(title))
      .map((title) => ({
        title,
        part,
        course: 'difficult',
        sentence: title.startsWith('KMU-Beihilfe')
          ? 'Laut Bericht beendet; in der Umsetzung schwierig.'
          : 'In der Umsetzung schwierig oder nicht zustande gekommen.',
      })),
  );
  const goalTitle = new Set(
    [...goalTitles(facts.goals_strong_progress.items), ...goalTitles(facts.goals_weak_progress_or_hard.items)].map(
      (goal) => goal.title,
    ),
  );
  const helped = facts.directly_supported.items
    .flatMap(supported)
    .filter((title) => !goalTitle.has(title))
    .map((title) => ({
      title,
      part: '',
      course: null,
      sentence: 'Vom Stadtentwicklungskonzept unmittelbar unterstützt.',
    }));
  const all = [...hard, ...helped];
  return {
    measure: all.map(({ title, part }) => ({
      id: slug(title),
      code: null,
      title,
      summary: null,
      plain: null,
      sector_part_id: facts.sector_concepts_2009.includes(part) ? slug(part) : null,
      lead_id: null,
      person_id: null,
      priority: null,
      starts_on: null,
      due_on: null,
      rhythm_months: null,
      source: `${report}, Kapitel 2.3`,
      retired_at: null,
      revision: 1,
    })),
    measure_goal: [],
    measure_area: all.flatMap(({ title }) =>
      (placed[title] ?? []).map((key) => ({ measure_id: slug(title), area_id: focusId(key) })),
    ),
    measure_office: [],
    milestone: [],
    measure_report: all.map(({ title, course, sentence }) => ({
      measure_id: slug(title),
      id: '2015',
      reported_on: reportDate,
      recorded_at: `${reportDate}T12:00:00Z`,
      state: null,
      course,
      sentence,
      obstacle: null,
      decision: null,
      decision_by: null,
      reporter: 'Fachämter',
      evidence: 'assessed',
      source: `${report}, Kapitel 2.3`,
    })),
  } satisfies Partial<CityRows>;
}
