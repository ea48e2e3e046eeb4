/** Released papers as a register, the same on screen and in files. Pure. */

import { paperKinds } from '#council/paper.ts';
import { councilTexts } from '#council/texts.en.ts';
import type { Language } from '#ui/language.ts';
import type { RegisterOf } from '#ui/table/register.ts';
import type { PublicCouncil, PublicPaper } from './public-council.ts';

type PublicPaperRow = Pick<
  PublicPaper,
  'id' | 'number' | 'kind' | 'kindWord' | 'title' | 'submittedOn' | 'standing' | 'url'
> & { readonly from: string; readonly words: string };

export function publicPaperRows(council: PublicCouncil): PublicPaperRow[] {
  return [...council.papers.values()].map((paper) => {
    const { id, number, kind, kindWord, title, submittedOn, standing, url } = paper;
    const from = paper.originators.map(({ name }) => name).join(', ');
    const where = paper.areaIds.flatMap((each) => council.areas.get(each) ?? []).join(' ');
    const words = [number, title, from, where, paper.text].filter(Boolean).join(' ');
    return { id, number, kind, kindWord, title, submittedOn, standing, url, from, words };
  });
}

export function publicPaperRegister(language: Language): RegisterOf<PublicPaperRow> {
  const t = councilTexts(language);
  return {
    columns: [
      { key: 'titel', label: t('paper.title'), value: (row) => row.title },
      { key: 'nummer', label: t('paper.number'), value: (row) => row.number },
      { key: 'art', label: t('paper.kind'), value: (row) => row.kindWord ?? t(`paperKind.${row.kind}`) },
      { key: 'einreicher', label: t('paper.originators'), value: (row) => row.from || null },
      { key: 'eingereicht', label: t('paper.submittedOn'), value: (row) => row.submittedOn, unit: 'date' },
      { key: 'stand', label: t('paper.standing'), value: (row) => row.standing && t(`standing.${row.standing}`) },
      { key: 'adresse', label: t('paper.url'), value: (row) => row.url, hidden: true },
    ],
    filters: [
      {
        key: 'papierart',
        label: t('paper.kind'),
        options: paperKinds.map((value) => ({ value, label: t(`paperKind.${value}`) })),
        matches: (row, value) => row.kind === value,
      },
    ],
    words: (row) => row.words,
    sortedBy: '-eingereicht',
  };
}
