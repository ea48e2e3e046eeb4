/**
 * What a paper can be made of: a measure, a frozen report. Whoever adds a kind of thing that has to be decided gives its
 * draft here; the rest (`draftPaper`, the page, the button's address) is there already.
 */

import { readReport } from '#annual-report/annual-report.store.server.ts';
import type { Block } from '#annual-report/document.ts';
import { listMoney } from '#budget/budget.store.server.ts';
import type { PaperDraft } from '#council/paper.ts';
import { councilTexts } from '#council/texts.en.ts';
import { listMeasures } from '#measures/measures.store.server.ts';
import type { Visit } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';

type DraftOf = (visit: Visit, id: string) => Promise<PaperDraft>;

const nothing = { officeId: null, goalIds: [], measureIds: [], areaIds: [], money: [] };

/** What the council is asked for is written in German, whatever language the writer's screen speaks. */
const t = councilTexts('de');

const ofMeasure: DraftOf = async (visit, id) => {
  const { measure, money } = await visit.read(async (db) => ({
    measure: (await listMeasures(db, visit.asOf)).find((each) => each.id === id && !each.retired),
    money: await listMoney(db, id),
  }));
  if (!measure) throw notFound();
  visit.require('papers.edit', measure.leadId);
  const planned = money.filter(({ stage, cents }) => stage === 'planned' && cents !== null);
  const years = Map.groupBy(planned, ({ year }) => year);
  return {
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
};

const ofReport: DraftOf = async (visit, id) => {
  visit.require('papers.edit', null);
  visit.require('report.read');
  const { report, parts } = await visit.read((db) => readReport(db, id));
  const decisions = parts.find(({ part }) => part?.kind === 'decisions')?.part?.blocks ?? [];
  const short = parts.find(({ part }) => part?.kind === 'short')?.part?.blocks ?? [];
  return {
    ...nothing,
    sourceKind: 'report',
    sourceId: id,
    title: report.title,
    text: [t('draft.reportText', { title: report.title }), ...wordsOf(decisions)].join('\n'),
    reason: wordsOf(short).join('\n\n') || null,
  };
};

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

const sources: Readonly<Record<string, DraftOf>> = { measure: ofMeasure, report: ofReport };

export function draftOf(visit: Visit, kind: string, id: string): Promise<PaperDraft> {
  const of = Object.hasOwn(sources, kind) ? sources[kind] : undefined;
  if (!of) throw notFound();
  return of(visit, id);
}
