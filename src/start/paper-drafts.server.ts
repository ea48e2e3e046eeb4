/**
 * What a paper can be made of: a measure, a frozen report, a conflict, a draft version. Whoever adds a kind of thing that has to be decided gives its
 * draft here; the rest (`draftPaper`, the page, the button's address) is there already.
 */

import { readReport } from '#annual-report/annual-report.store.server.ts';
import type { Block } from '#annual-report/document.ts';
import { listMoney } from '#budget/budget.store.server.ts';
import { conceptTexts } from '#concept/texts.en.ts';
import { loadSynopsis, type Synopsis, todayId } from '#concept/versions/synopsis.server.ts';
import { synopsisPdf } from '#concept/versions/synopsis-file.server.ts';
import { keyOf, type TargetContent } from '#concept/versions/version.ts';
import { loadToday, loadVersion, loadVersions } from '#concept/versions/versions.server.ts';
import { isTold } from '#conflicts/conflict.ts';
import { loadConflict } from '#conflicts/conflict-view.server.ts';
import type { Stance, StepOutcome } from '#conflicts/procedure.ts';
import { conflictTexts } from '#conflicts/texts.en.ts';
import type { PaperDraft } from '#council/paper.ts';
import type { Attached } from '#council/paper-files.store.server.ts';
import { councilTexts } from '#council/texts.en.ts';
import { listMeasures } from '#measures/measures.store.server.ts';
import type { Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { formatDate } from '#ui/format.ts';
import { conflictPaper, isHeard } from './drafting/conflict-paper.ts';
import { versionPaper } from './drafting/version-paper.ts';
import { startTexts } from './texts.en.ts';

export type Drafted = {
  readonly draft: PaperDraft;
  /** What the writer has to know before she takes it. */
  readonly hint?: 'drafting.hearing' | 'drafting.heard' | 'drafting.reasonsTold';
  /** A file that goes with it, made only when the draft is. */
  readonly file?: { readonly title: string; readonly make: () => Promise<Attached> };
};
type DraftOf = (visit: Visit, id: string) => Promise<Drafted>;

const nothing = { officeId: null, goalIds: [], measureIds: [], areaIds: [], money: [] };

/** What the council is asked for is written in German, whatever language the writer's screen speaks. */
const t = councilTexts('de');
const s = startTexts('de');
const day = (date: string) => formatDate(date, 'de');

const ofMeasure: DraftOf = async (visit, id) => {
  const { measure, money } = await visit.read(async (db) => ({
    measure: (await listMeasures(db, visit.asOf)).find((each) => each.id === id && !each.retired),
    money: await listMoney(db, id),
  }));
  if (!measure) throw notFound();
  visit.require('papers.edit', measure.leadId);
  const planned = money.filter(({ stage, cents }) => stage === 'planned' && cents !== null);
  const years = Map.groupBy(planned, ({ year }) => year);
  const draft: PaperDraft = {
    sourceKind: 'measure',
    sourceId: id,
    title: measure.title,
    text: t('draft.measureText', { title: measure.title }),
    reason: [measure.summary, measure.latest?.sentence, measure.latest?.obstacle].filter(Boolean).join('\n\n') || null,
    officeId: measure.leadId,
    goalIds: measure.goalIds,
    measureIds: [id],
    areaIds: measure.areaIds,
    money: visit.may('money.read')
      ? [...years].map(([year, rows]) => ({
          year,
          side: 'spending' as const,
          cents: rows.reduce((sum, { cents }) => sum + (cents ?? 0), 0),
        }))
      : [],
  };
  return { draft };
};

const ofReport: DraftOf = async (visit, id) => {
  visit.require('papers.edit', null);
  visit.require('report.read');
  const { report, parts } = await visit.read((db) => readReport(db, id));
  const decisions = parts.find(({ part }) => part?.kind === 'decisions')?.part?.blocks ?? [];
  const short = parts.find(({ part }) => part?.kind === 'short')?.part?.blocks ?? [];
  const draft: PaperDraft = {
    ...nothing,
    sourceKind: 'report',
    sourceId: id,
    title: report.title,
    text: [t('draft.reportText', { title: report.title }), ...wordsOf(decisions)].join('\n'),
    reason: wordsOf(short).join('\n\n') || null,
  };
  return { draft };
};

/** The council is told of a conflict when its procedure begins, so nothing is laid before it earlier. */
const ofConflict: DraftOf = async (visit, id) => {
  visit.require('conflicts.read');
  const view = await loadConflict(visit, id);
  const { conflict } = view;
  visit.require('papers.edit', conflict.officeId);
  if (!isTold(conflict)) throw new Refusal(409, 'paper-conflict-not-told');
  const c = conflictTexts('de');
  const words = {
    t: s,
    date: day,
    stance: (stance: Stance) => c(`stance.${stance}`),
    outcome: (outcome: StepOutcome) => c(`outcome.${outcome}`),
  };
  const draft: PaperDraft = {
    ...nothing,
    ...conflictPaper(view, words, today()),
    sourceKind: 'conflict',
    sourceId: id,
    officeId: conflict.officeId,
    goalIds: conflict.goalIds,
    measureIds: conflict.measureIds,
    areaIds: conflict.areaIds,
  };
  return { draft, hint: isHeard(conflict, today()) ? 'drafting.heard' : 'drafting.hearing' };
};

/** What the council shall adopt: the changes of a draft with their reasons, and the Synopse with the words alone. */
const ofVersion: DraftOf = async (visit, id) => {
  visit.require('papers.edit', null);
  visit.require('versions.read');
  const { version } = await loadVersion(visit, id);
  if (version.state !== 'open') throw new Refusal(409, 'paper-version-decided');
  const synopsis = await synopsisFor(visit, id, true);
  const draft: PaperDraft = {
    ...nothing,
    ...versionPaper(version, synopsis, { t: s, c: conceptTexts('de') }),
    sourceKind: 'version',
    sourceId: id,
    goalIds: await goalsIn(visit, synopsis),
  };
  if (synopsis.items.length === 0) return { draft };
  const title = s('drafting.synopsis', { date: day(today()) });
  const make = async (): Promise<Attached> => {
    const { name, bytes } = await synopsisPdf(
      { city: visit.city, language: 'de' },
      await synopsisFor(visit, id, false),
    );
    return { name, mediaType: 'application/pdf', bytes: Buffer.from(bytes), title, main: false, closed: false };
  };
  return { draft, hint: 'drafting.reasonsTold', file: { title, make } };
};

/** @param told with the reasons of the changes */
async function synopsisFor(visit: Visit, id: string, told: boolean): Promise<Synopsis> {
  const all = await loadVersions(visit);
  const reader = { remember: visit.remember, may: visit.may, language: 'de' as const };
  const sides = { a: all.inForce?.id ?? todayId, b: id };
  return loadSynopsis(reader, all, sides, { kind: null, part: null, every: false }, told);
}

/** Goals that change, or whose target does; one that is yet to come is no goal of the city so far. */
async function goalsIn(visit: Visit, { items }: Synopsis): Promise<string[]> {
  const changed = new Set(items.map(({ key }) => key));
  const live = await loadToday(visit);
  const ids = live.flatMap((statement) => {
    if (!changed.has(keyOf(statement))) return [];
    if (statement.kind === 'goal') return [statement.objectId];
    return statement.kind === 'target' ? [(statement.content as TargetContent).goalId] : [];
  });
  return [...new Set(ids)];
}

/** Sentences and lists of a part of a report, as plain text; more than a form takes is cut. */
function wordsOf(blocks: readonly Block[]): string[] {
  const words = blocks.flatMap((block) => {
    if (block.type === 'paragraph' && block.tone !== 'note') return [block.text];
    return block.type === 'list' ? [block.items.map((item) => `– ${item}`).join('\n')] : [];
  });
  let length = 0;
  return words.filter((each) => {
    length += each.length;
    return length < 15_000;
  });
}

const sources: Readonly<Record<string, DraftOf>> = {
  measure: ofMeasure,
  report: ofReport,
  conflict: ofConflict,
  version: ofVersion,
};

export function draftOf(visit: Visit, kind: string, id: string): Promise<Drafted> {
  const of = Object.hasOwn(sources, kind) ? sources[kind] : undefined;
  if (!of) throw notFound();
  return of(visit, id);
}
