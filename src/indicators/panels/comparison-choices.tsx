/** What is compared: division as links, areas, indicators and years as a form whose answers stand in the address. */

import { FieldRow, SelectField, TickList } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { indicatorTexts } from '../texts.en.ts';
import { type Named, ViewChoices } from './view-choices.tsx';

type Choices = {
  readonly divisions: readonly Named[];
  readonly division: Named | null;
  readonly places: readonly Named[];
  readonly areas: readonly Named[];
  readonly offered: readonly (Named & { readonly theme: string | null })[];
  readonly chosen: readonly string[];
  readonly years: readonly number[];
  readonly period: { readonly from: number; readonly to: number } | null;
};

export function ComparisonChoices({ data }: { data: Choices }) {
  const t = useTexts(indicatorTexts);
  const { divisions, division, places, areas, offered, chosen, period } = data;
  const years = [...new Set([...data.years, ...(period ? [period.from, period.to] : [])])].sort((a, b) => b - a);
  const options = years.map((year) => ({ value: String(year), label: String(year) }));
  const values = {
    raum: areas.map(({ id }) => id),
    indikator: chosen,
    von: period ? String(period.from) : '',
    bis: period ? String(period.to) : '',
  };
  return (
    <ViewChoices
      title={t('compare.choose')}
      path="/vergleich"
      divisions={divisions}
      division={division}
      query={{ indikator: chosen.join(','), von: period?.from, bis: period?.to }}
      values={values}
      submit={t('compare.show')}
    >
      <FieldRow>
        <TickList
          name="raum"
          label={t('compare.areas')}
          hint={t('compare.areasHint')}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TickList
          name="indikator"
          label={t('compare.indicators')}
          hint={t('compare.indicatorsHint')}
          options={offered.map(({ id, name, theme }) => ({
            value: id,
            label: name,
            ...(theme ? { group: theme } : {}),
          }))}
        />
      </FieldRow>
      <FieldRow>
        <SelectField name="von" label={t('compare.from')} options={options} empty={t('compare.fiveBefore')} />
        <SelectField name="bis" label={t('compare.to')} options={options} empty={t('compare.latest')} />
      </FieldRow>
    </ViewChoices>
  );
}
