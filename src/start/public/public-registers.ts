/** The lists of the public side as registers, the same on screen and in files. Pure: released facts in, rows out. */

import { latestKnown } from '#analysis/trend.ts';
import { states } from '#measures/measure.ts';
import { measureTexts } from '#measures/texts.en.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { formatMoment } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import type { RegisterOf } from '#ui/table/register.ts';
import { uiTexts } from '#ui/texts.en.ts';
import type {
  PublicArea,
  PublicCity,
  PublicConflict,
  PublicGoal,
  PublicIndicator,
  PublicMeasure,
} from './public-city.ts';

type MeasureRow = Pick<PublicMeasure, 'id' | 'title' | 'state' | 'dueOn'> & { where: string; words: string };

export function measureRows(city: PublicCity): MeasureRow[] {
  return [...city.measures.values()].map(({ id, title, state, dueOn, areaIds, summary, plain }): MeasureRow => {
    const where = areaIds.flatMap((areaId) => city.areas.get(areaId)?.name ?? []).join(', ');
    return { id, title, state, dueOn, where, words: `${title} ${summary ?? ''} ${plain ?? ''} ${where}` };
  });
}

export function measureRegister(language: Language): RegisterOf<MeasureRow> {
  const t = publicationTexts(language);
  const m = measureTexts(language);
  return {
    columns: [
      { key: 'massnahme', label: t('public.measure'), value: (row) => row.title },
      { key: 'stand', label: t('public.state'), value: (row) => row.state && m(`state.${row.state.state}`) },
      { key: 'ort', label: t('public.where'), value: (row) => row.where || t('public.wholeCity') },
      { key: 'frist', label: t('public.due'), value: (row) => row.dueOn, unit: 'date' },
    ],
    filters: [
      {
        key: 'standfilter',
        label: t('public.state'),
        options: states.map((state) => ({ value: state, label: m(`state.${state}`) })),
        matches: (row, state) => row.state?.state === state,
      },
    ],
    words: (row) => row.words,
    sortedBy: 'massnahme',
  };
}

type IndicatorRow = {
  id: string;
  name: string;
  theme: string | null;
  unit: string | null;
  decimals: number;
  value: number | null;
  year: number | null;
  source: string | null;
  licence: string | null;
  evidence: PublicIndicator['evidence'];
};

export function indicatorRows(city: PublicCity): IndicatorRow[] {
  return [...city.indicators.values()].map(
    ({ id, name, theme, unit, decimals, source, licence, evidence, city: points }): IndicatorRow => {
      const latest = latestKnown(points);
      const fixed = { id, name, theme, unit, decimals, source, licence, evidence };
      return { ...fixed, value: latest?.value ?? null, year: latest?.year ?? null };
    },
  );
}

export function indicatorRegister(language: Language): RegisterOf<IndicatorRow> {
  const t = publicationTexts(language);
  const ui = uiTexts(language);
  return {
    columns: [
      { key: 'zahl', label: t('public.indicator'), value: (row) => row.name },
      { key: 'thema', label: t('public.theme'), value: (row) => row.theme },
      { key: 'wert', label: t('public.latest'), value: (row) => row.value, align: 'right' },
      { key: 'einheit', label: t('public.unit'), value: (row) => row.unit, hidden: true },
      { key: 'stand', label: t('public.year'), value: (row) => row.year, align: 'right' },
      { key: 'quelle', label: ui('file.source'), value: (row) => row.source, hidden: true },
      { key: 'lizenz', label: ui('file.licence'), value: (row) => row.licence, hidden: true },
      { key: 'nachweis', label: ui('file.evidence'), value: (row) => ui(`evidence.${row.evidence}`), hidden: true },
    ],
    filters: [],
    words: (row) => `${row.name} ${row.theme ?? ''}`,
    sortedBy: 'zahl',
  };
}

type ConflictRow = PublicConflict & { readonly where: string };

export function conflictRows(city: PublicCity): ConflictRow[] {
  return [...city.conflicts.values()].map((each) => ({
    ...each,
    where: each.areaIds.flatMap((id) => city.areas.get(id)?.name ?? []).join(', '),
  }));
}

export function publicConflictRegister(language: Language): RegisterOf<ConflictRow> {
  const t = publicationTexts(language);
  return {
    columns: [
      { key: 'konflikt', label: t('public.conflict.one'), value: (row) => row.title },
      { key: 'ort', label: t('public.where'), value: (row) => row.where || t('public.wholeCity') },
      { key: 'amt', label: t('public.office'), value: (row) => row.office?.name ?? null },
      { key: 'worum', label: t('public.conflict.about'), value: (row) => row.summary, hidden: true },
      {
        key: 'entschieden',
        label: t('public.conflict.decidedOn'),
        value: (row) => row.decision?.on ?? null,
        unit: 'date',
      },
      {
        key: 'entscheidung',
        label: t('public.conflict.decision'),
        value: (row) => row.decision?.reason ?? null,
        hidden: true,
      },
      { key: 'freigegeben', label: t('public.conflict.releasedOn'), value: (row) => row.releasedOn, unit: 'date' },
    ],
    filters: [],
    words: (row) => `${row.title} ${row.summary} ${row.where}`,
    sortedBy: '-freigegeben',
  };
}

/** On screen in groups; a file has one column for what they are grouped by. */
export function goalRegister(language: Language): RegisterOf<PublicGoal> {
  const t = publicationTexts(language);
  return {
    columns: [
      { key: 'leitlinie', label: t('public.guideline'), value: (row) => row.guideline },
      { key: 'ziel', label: t('public.goal'), value: (row) => row.title },
      { key: 'einfach', label: t('public.plain'), value: (row) => row.plain },
      { key: 'text', label: t('public.official'), value: (row) => row.text },
      { key: 'amt', label: t('public.office'), value: (row) => row.office?.name ?? null },
      { key: 'massnahmen', label: t('public.measures'), value: (row) => row.measureIds.length, align: 'right' },
    ],
    filters: [],
    words: (row) => `${row.title} ${row.plain ?? ''} ${row.text ?? ''}`,
    sortedBy: 'leitlinie',
  };
}

export function areaRegister(language: Language): RegisterOf<PublicArea> {
  const t = publicationTexts(language);
  return {
    columns: [
      { key: 'gliederung', label: t('public.division'), value: (row) => row.division },
      { key: 'name', label: t('public.where'), value: (row) => row.name },
      { key: 'schluessel', label: t('public.key'), value: (row) => row.code },
      { key: 'amt', label: t('public.office'), value: (row) => row.office?.name ?? row.contact },
      { key: 'profil', label: t('public.hereProfile'), value: (row) => row.profile },
      { key: 'chance', label: t('public.hereChance'), value: (row) => row.chance },
      { key: 'strategie', label: t('public.hereStrategy'), value: (row) => row.strategy },
    ],
    filters: [],
    words: (row) => `${row.name} ${row.division}`,
    sortedBy: 'gliederung',
  };
}

export function reportRegister(language: Language): RegisterOf<PublicCity['reports'][number]> {
  const t = publicationTexts(language);
  return {
    columns: [
      { key: 'bericht', label: t('public.reportWord'), value: (row) => row.title },
      { key: 'jahr', label: t('public.year'), value: (row) => row.year, align: 'right' },
      { key: 'vom', label: t('public.frozenAt'), value: (row) => formatMoment(row.frozenAt, language) },
    ],
    filters: [],
    words: (row) => row.title,
    sortedBy: '-jahr',
  };
}
