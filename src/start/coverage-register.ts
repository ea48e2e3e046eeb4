/** Coverage as a register: one row per area; sector parts and the finer counts are columns to choose. */

import type { Figure } from '#analysis/figure.ts';
import { areaTexts } from '#areas/texts.en.ts';
import { stages } from '#budget/money.ts';
import type { Language } from '#ui/language.ts';
import { figureCell } from '#ui/table/export.ts';
import type { Column, RegisterOf } from '#ui/table/register.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { type CoverageRow, lacks } from './coverage.ts';

export type ShownRow = CoverageRow & { readonly office: string | null; readonly manager: string | null };
export type SectorColumn = { readonly id: string; readonly title: string };

const knownValue = (figure: Figure) => (figure.state === 'known' ? figure.value : null);

export function coverageRegister(
  language: Language,
  { money, parts }: { money: boolean; parts: readonly SectorColumn[] },
): RegisterOf<ShownRow> {
  const t = areaTexts(language);
  const ui = uiTexts(language);
  return {
    columns: [
      { key: 'name', label: t('coverage.area'), value: (row) => row.name },
      { key: 'schluessel', label: t('coverage.code'), value: (row) => row.code, extra: true },
      { key: 'massnahmen', label: t('coverage.measures'), value: (row) => row.measures, align: 'right' },
      { key: 'laufend', label: t('coverage.running'), value: (row) => row.running, align: 'right' },
      { key: 'fertig', label: t('coverage.done'), value: (row) => row.done, align: 'right' },
      {
        key: 'schwerpunkt',
        label: t('coverage.throughFocus'),
        value: (row) => row.throughFocus,
        align: 'right',
        extra: true,
      },
      { key: 'kontakt', label: t('coverage.contact'), value: (row) => contactOf(row) },
      { key: 'zuletzt', label: t('coverage.last'), value: (row) => row.lastOn, unit: 'date' },
      {
        key: 'vorhaben',
        label: t('coverage.lastMeasure'),
        value: (row) => row.lastMeasure?.title ?? null,
        extra: true,
      },
      { key: 'indikatoren', label: t('coverage.indicators'), value: (row) => row.indicators, align: 'right' },
      ...(money ? moneyColumns(t, ui) : []),
      {
        key: 'einwohner',
        label: t('coverage.residents'),
        value: (row) => knownValue(row.residents),
        file: (row) => figureCell(row.residents, ui),
        align: 'right',
        extra: true,
      },
      {
        key: 'fehlt',
        label: t('coverage.missing'),
        value: (row) => missingWords(row, t, money).join(', ') || null,
        extra: true,
      },
      ...parts.map(
        (part): Column<ShownRow> => ({
          key: `teil-${part.id}`,
          label: part.title,
          value: (row) => row.byPart[part.id] ?? 0,
          align: 'right',
          extra: true,
        }),
      ),
    ],
    filters: [
      {
        key: 'luecke',
        label: t('coverage.missing'),
        options: lacks
          .filter((lack) => money || lack !== 'money')
          .map((value) => ({ value, label: t(`lack.${value}`) })),
        matches: (row, value) => row.lacks.some((lack) => lack === value),
      },
    ],
    words: (row) => `${row.name} ${row.code ?? ''} ${contactOf(row) ?? ''}`,
    sortedBy: 'massnahmen',
  };
}

/** In all, and per resident, for each stage; stages are never added to each other. */
function moneyColumns(t: ReturnType<typeof areaTexts>, ui: ReturnType<typeof uiTexts>): Column<ShownRow>[] {
  return [
    ...stages.map(
      (stage): Column<ShownRow> => ({
        key: `properson-${stage}`,
        label: t(`coverage.perResident.${stage}`),
        value: (row) => knownValue(row.perResident[stage]),
        file: (row) => figureCell(row.perResident[stage], ui),
        align: 'right',
      }),
    ),
    ...stages.map(
      (stage): Column<ShownRow> => ({
        key: `geld-${stage}`,
        label: t(`coverage.money.${stage}`),
        value: (row) => row.money[stage],
        unit: 'cents',
        align: 'right',
        extra: true,
      }),
    ),
    { key: 'geteilt', label: t('coverage.shared'), value: (row) => row.shared, align: 'right', extra: true },
  ];
}

export function contactOf({ manager, office, contact }: ShownRow): string | null {
  return manager ?? office ?? contact;
}

export function missingWords(row: CoverageRow, t: ReturnType<typeof areaTexts>, money: boolean): string[] {
  return row.lacks.filter((lack) => money || lack !== 'money').map((lack) => t(`lack.${lack}`));
}
