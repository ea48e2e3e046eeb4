/** What groups want changed and what places say, as registers, the same on screen and in files. Pure. */

import { endedFilter, type RegisterOf } from '#ui/table/register.ts';
import { type AmendmentAnswer, amendedKinds, amendmentAnswers, daysToAnswer } from './amendment.ts';
import { ended } from './council-registers.ts';
import type { Council } from './council-view.server.ts';
import type { councilTexts } from './texts.en.ts';

type Words = ReturnType<typeof councilTexts>;

type AmendmentLine = {
  readonly id: string;
  readonly number: string | null;
  readonly kind: (typeof amendedKinds)[number];
  readonly title: string;
  readonly committee: string;
  readonly office: string | null;
  readonly asked: string;
  readonly filedOn: string;
  readonly answer: AmendmentAnswer | 'open';
  readonly answeredOn: string | null;
  readonly retired: boolean;
};

export function amendmentRows(council: Council): AmendmentLine[] {
  return [...council.amendments.values()].map((each) => {
    const statement = council.statements[each.kind].get(each.objectId);
    return {
      ...{ id: each.id, number: each.number, kind: each.kind, filedOn: each.filedOn, retired: each.retired },
      title: statement?.title ?? each.objectId,
      committee: council.committees.get(each.committeeId)?.name ?? each.committeeId,
      office: council.offices.get(statement?.officeId ?? '') ?? null,
      asked: each.asked ?? '',
      answer: each.answer ?? 'open',
      answeredOn: each.answeredOn,
    };
  });
}

export function amendmentRegister(t: Words): RegisterOf<AmendmentLine> {
  return {
    columns: [
      { key: 'zu', label: t('amendment.about'), value: (row) => row.title },
      { key: 'nummer', label: t('amendment.number'), value: (row) => row.number },
      { key: 'art', label: t('amendment.kind'), value: (row) => t(`amendedKind.${row.kind}`) },
      { key: 'von', label: t('amendment.committeeId'), value: (row) => row.committee },
      { key: 'wortlaut', label: t('amendment.asked'), value: (row) => row.asked, hidden: true },
      { key: 'gestellt', label: t('amendment.filedOn'), value: (row) => row.filedOn, unit: 'date' },
      { key: 'antwort', label: t('amendment.answer'), value: (row) => t(`amendmentAnswer.${row.answer}`) },
      {
        key: 'beantwortet',
        label: t('amendment.answeredOn'),
        value: (row) => row.answeredOn,
        unit: 'date',
        extra: true,
      },
      { key: 'amt', label: t('amendment.office'), value: (row) => row.office, extra: true },
    ],
    filters: [
      {
        key: 'antworten',
        label: t('amendment.answer'),
        options: (['open', ...amendmentAnswers] as const).map((value) => ({
          value,
          label: t(`amendmentAnswer.${value}`),
        })),
        matches: (row, value) => row.answer === value,
      },
      {
        key: 'aussage',
        label: t('amendment.kind'),
        options: amendedKinds.map((value) => ({ value, label: t(`amendedKind.${value}`) })),
        matches: (row, value) => row.kind === value,
      },
      endedFilter(ended(t)),
    ],
    words: (row) => [row.title, row.committee, row.asked].join(' '),
    sortedBy: '-gestellt',
  };
}

type CommentLine = {
  readonly id: string;
  readonly title: string;
  readonly kind: 'paper' | 'measure';
  readonly committee: string;
  readonly office: string | null;
  readonly text: string;
  readonly resolvedOn: string;
  readonly dueOn: string;
  readonly answeredOn: string | null;
  readonly retired: boolean;
};

/** The day by which the office that leads answers. */
export function answerDue(resolvedOn: string): string {
  const day = new Date(`${resolvedOn}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + daysToAnswer);
  return day.toISOString().slice(0, 10);
}

export function commentRows(council: Council): CommentLine[] {
  return [...council.comments.values()].map((each) => {
    const about = council.commented.get(`${each.kind} ${each.objectId}`);
    return {
      ...{ id: each.id, kind: each.kind, text: each.text, resolvedOn: each.resolvedOn, retired: each.retired },
      title: about?.title ?? each.objectId,
      committee: council.committees.get(each.committeeId)?.name ?? each.committeeId,
      office: council.offices.get(about?.officeId ?? '') ?? null,
      dueOn: answerDue(each.resolvedOn),
      answeredOn: each.answeredOn,
    };
  });
}

export function commentRegister(t: Words): RegisterOf<CommentLine> {
  return {
    columns: [
      { key: 'zu', label: t('comment.about'), value: (row) => row.title },
      { key: 'art', label: t('comment.kind'), value: (row) => t(`commentedKind.${row.kind}`) },
      { key: 'von', label: t('comment.committeeId'), value: (row) => row.committee },
      { key: 'beschlossen', label: t('comment.resolvedOn'), value: (row) => row.resolvedOn, unit: 'date' },
      { key: 'antwort', label: t('comment.answeredOn'), value: (row) => row.answeredOn, unit: 'date' },
      { key: 'frist', label: t('comment.dueOn'), value: (row) => row.dueOn, unit: 'date', extra: true },
      { key: 'amt', label: t('comment.office'), value: (row) => row.office },
      { key: 'text', label: t('comment.text'), value: (row) => row.text, hidden: true },
    ],
    filters: [
      {
        key: 'beantwortet',
        label: t('comment.answer'),
        options: [
          { value: 'open', label: t('comment.open') },
          { value: 'answered', label: t('comment.answered') },
        ],
        matches: (row, value) => (row.answeredOn === null ? 'open' : 'answered') === value,
      },
      endedFilter(ended(t)),
    ],
    words: (row) => [row.title, row.committee, row.text].join(' '),
    sortedBy: '-beschlossen',
  };
}
