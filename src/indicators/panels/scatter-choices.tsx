/** Which two indicators are set against each other: division as links, the rest as a form whose answers stand in the address. */

import { FieldRow, SelectField, Tick } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { type ScatterAsked, scatterScales } from '../scatter.ts';
import { indicatorTexts } from '../texts.en.ts';
import { type Named, ViewChoices } from './view-choices.tsx';

type Choices = {
  readonly divisions: readonly Named[];
  readonly division: Named | null;
  readonly indicators: readonly (Named & { readonly theme: string | null })[];
  readonly chosen: { readonly x: string | null; readonly y: string | null };
  readonly years: { readonly x: readonly number[]; readonly y: readonly number[] };
  readonly asked: Pick<ScatterAsked, 'yearX' | 'yearY' | 'weighted' | 'scale'>;
  readonly canWeight: boolean;
};

export function ScatterChoices({ data }: { data: Choices }) {
  const t = useTexts(indicatorTexts);
  const { divisions, division, indicators, chosen, years, asked, canWeight } = data;
  const options = indicators.map(({ id, name, theme }) => ({
    value: id,
    label: name,
    ...(theme ? { group: theme } : {}),
  }));
  const yearOptions = (of: readonly number[], own: number | null) =>
    [...new Set([...of, ...(own === null ? [] : [own])])]
      .sort((a, b) => b - a)
      .map((each) => ({ value: String(each), label: String(each) }));
  const values = {
    x: chosen.x ?? '',
    y: chosen.y ?? '',
    jahrx: asked.yearX === null ? '' : String(asked.yearX),
    jahry: asked.yearY === null ? '' : String(asked.yearY),
    skala: asked.scale,
    gewichtet: asked.weighted ? 'on' : '',
  };
  const common = t('scatter.commonYear');
  const axes = [
    { name: 'x', label: t('scatter.x'), year: t('scatter.yearX'), of: yearOptions(years.x, asked.yearX) },
    { name: 'y', label: t('scatter.y'), year: t('scatter.yearY'), of: yearOptions(years.y, asked.yearY) },
  ];
  return (
    <ViewChoices
      title={t('scatter.choose')}
      path="/zusammenhang"
      divisions={divisions}
      division={division}
      query={values}
      values={values}
      submit={t('scatter.show')}
    >
      {axes.map(({ name, label, year, of }) => (
        <FieldRow key={name}>
          <SelectField name={name} label={label} options={options} />
          <SelectField name={`jahr${name}`} label={year} options={of} empty={common} />
        </FieldRow>
      ))}
      <SelectField
        name="skala"
        label={t('scatter.scale')}
        hint={t('scatter.scaleHint')}
        options={scatterScales.map((each) => ({ value: each, label: t(`scatter.scales.${each}`) }))}
      />
      {canWeight && <Tick name="gewichtet" label={t('scatter.weighted')} hint={t('scatter.weightedHint')} />}
    </ViewChoices>
  );
}
