/** The fields of a formula: only those of its kind, and in them only what fits there. */

import { Choice, FieldGroup, FieldRow, type Option, SelectField, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Empty } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { type FormulaKind, formulaKinds, gaps, mostParts } from '../formula-form.ts';
import { indicatorTexts } from '../texts.en.ts';

/** First of all: how. And what cannot be, with the reason. */
export function FormulaKinds({ path, any }: { path: string; any: boolean }) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  if (!any)
    return (
      <Empty action={<ButtonLink href={href('/indikatoren/import')}>{t('list.import')}</ButtonLink>}>
        {t('formula.none')}
      </Empty>
    );
  return (
    <div className="stack">
      <Card title={t('formula.choose')}>
        <ul className="list">
          {formulaKinds.map((kind) => (
            <li key={kind}>
              <span>
                <a href={href(path, { art: kind })}>{t(`formula.kind.${kind}`)}</a>
                <span className="block">{t(`formula.about.${kind}`)}</span>
              </span>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t('formula.notTitle')}>
        <p>{t('formula.notMedian')}</p>
        <p>{t('formula.notMean')}</p>
      </Card>
    </div>
  );
}

type Choices = { readonly inputs: readonly Option[]; readonly weights: readonly Option[] };

export function FormulaFields({ kind, inputs, weights }: Choices & { kind: FormulaKind }) {
  const t = useTexts(indicatorTexts);
  if (kind === 'share' || kind === 'rate') return <PartFields kind={kind} inputs={inputs} />;
  if (kind === 'weighted-mean') return <MeanFields inputs={inputs} weights={weights} />;
  return (
    <>
      <SelectField name="inputId" label={t('formula.input')} options={inputs} />
      {kind === 'index' && <TextField name="base" kind="year" label={t('formula.base')} />}
      {kind === 'change' && (
        <FieldRow>
          <TextField name="years" kind="number" label={t('formula.years')} hint={t('formula.yearsHint')} optional />
          <TextField name="sinceYear" kind="year" label={t('formula.sinceYear')} optional />
        </FieldRow>
      )}
      {kind !== 'index' && (
        <Choice
          name="as"
          label={t('formula.as')}
          options={gaps.map((value) => ({ value, label: t(`formula.asKind.${value}`) }))}
        />
      )}
    </>
  );
}

function PartFields({ kind, inputs }: { kind: 'share' | 'rate'; inputs: readonly Option[] }) {
  const t = useTexts(indicatorTexts);
  const share = kind === 'share';
  return (
    <>
      <SelectField name="partId" label={t(share ? 'formula.part' : 'formula.cases')} options={inputs} />
      <SelectField
        name="wholeId"
        label={t(share ? 'formula.whole' : 'formula.of')}
        hint={t(share ? 'formula.wholeHint' : 'formula.ofHint')}
        options={inputs}
      />
      {!share && <TextField name="per" kind="number" label={t('formula.per')} hint={t('formula.perHint')} />}
    </>
  );
}

/** As many rows as people need; an index of more is one of its own. */
const shownParts = 5;

function MeanFields({ inputs, weights }: Choices) {
  const t = useTexts(indicatorTexts);
  return (
    <FieldGroup title={t('formula.parts')} lead={t('formula.partsLead')}>
      {Array.from({ length: Math.min(shownParts, mostParts) }, (_, i) => `parts.${i}`).map((name, i) => (
        <FieldRow key={name}>
          <SelectField name={`${name}.inputId`} label={t('formula.input')} optional={i >= 2} options={inputs} />
          <TextField name={`${name}.weight`} kind="number" label={t('formula.weight')} optional />
          <SelectField name={`${name}.weightId`} label={t('formula.weightId')} optional options={weights} />
        </FieldRow>
      ))}
    </FieldGroup>
  );
}

/** Field names as the summary of errors calls them. */
export function formulaLabels(t: ReturnType<typeof indicatorTexts>, kind: FormulaKind): Record<string, string> {
  const share = kind === 'share';
  const plain = (
    [
      'name',
      'definition',
      'per',
      'years',
      'sinceYear',
      'base',
      'as',
      'unit',
      'decimals',
      'direction',
      'theme',
      'reason',
      'sensitive',
    ] as const
  ).map((name) => [name, t(`formula.${name}`)]);
  const numbered = Array.from({ length: mostParts }, (_, i) => [
    [`parts.${i}.inputId`, `${t('formula.input')} ${i + 1}`],
    [`parts.${i}.weight`, `${t('formula.weight')} ${i + 1}`],
    [`parts.${i}.weightId`, `${t('formula.weightId')} ${i + 1}`],
  ]).flat();
  return Object.fromEntries([
    ...plain,
    ['kind', t('formula.choose')],
    ['inputId', t('formula.input')],
    ['partId', t(share ? 'formula.part' : 'formula.cases')],
    ['wholeId', t(share ? 'formula.whole' : 'formula.of')],
    ...numbered,
  ]);
}
