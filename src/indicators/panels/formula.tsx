/** What an indicator is computed from: in words, with links to the inputs and their dates; former versions stay readable. */

import { formatMoment } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Chip, Notice, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { indicatorTexts } from '../texts.en.ts';
import type { FormulaOf } from './formula.server.ts';

export function FormulaCard({ formula }: { formula: FormulaOf }) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const { kind, words, inputs, edit } = formula;
  const divides = kind === 'share' || kind === 'rate' || kind === 'index';
  return (
    <Card
      title={t('formula.card')}
      lead={t('formula.cardLead')}
      id="berechnung"
      actions={edit && <a href={href(edit)}>{t('formula.edit')}</a>}
    >
      <p>
        <strong>
          <Said>{words}</Said>
        </strong>
      </p>
      {inputs.some(({ retired }) => retired) && <Notice tone="warning" title={t('formula.endedNote')} />}
      <Inputs inputs={inputs} />
      <p className="muted">
        {divides && `${t('formula.zeroRule')} `}
        {kind === 'weighted-mean' ? t('formula.meanRule') : t('formula.sumRule')}
        {(kind === 'change' || kind === 'index') && ` ${t('formula.breakRule')}`}
      </p>
      {formula.versions.length > 0 && <Versions versions={formula.versions} />}
    </Card>
  );
}

function Inputs({ inputs }: Pick<FormulaOf, 'inputs'>) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const language = useLanguage();
  return (
    <>
      <h3>{t('formula.inputs')}</h3>
      <ul className="list">
        {inputs.map(({ id, name, unit, retired, stored, until, readOn }) => (
          <li key={id}>
            <span>
              <a href={href(`/indikatoren/${id}`)}>
                <Said>{name}</Said>
              </a>{' '}
              {unit && <span className="muted">{unit}</span>} {retired && <Chip tone="warn">{t('formula.ended')}</Chip>}
              <span className="muted block small">
                {until === null ? t('formula.untilNone') : t('formula.until', { year: until })}
                {!stored && `, ${t('formula.itself')}`}
                {readOn && `, ${t('formula.readOn', { date: formatMoment(readOn, language) })}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Versions({ versions }: Pick<FormulaOf, 'versions'>) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  return (
    <details>
      <summary>{t('formula.versions')}</summary>
      {versions.length > 1 && <p className="muted">{t('formula.before')}</p>}
      <ul className="list">
        {versions.map(({ version, words, reason, madeBy, madeAt, current }) => (
          <li key={version}>
            <span>
              {t('formula.version', { version })} {current && <Chip tone="blue">{t('formula.current')}</Chip>}
              <span className="block">
                <Said>{words}</Said>
              </span>
              {reason && (
                <span className="block">
                  <Said>{reason}</Said>
                </span>
              )}
              <span className="muted block small">
                {madeBy
                  ? t('formula.made', { name: madeBy, when: formatMoment(madeAt, language) })
                  : formatMoment(madeAt, language)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
