/** All statements of a version, as they are read: drawn once, so without hooks of the router. */

import { useTexts } from '#ui/language.ts';
import { Chip, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { conceptTexts } from '../texts.en.ts';
import type { Line } from './compare.ts';
import { anchorOf, type StatementChange, type StatementKind } from './version.ts';

export type ListedStatement = {
  readonly key: string;
  readonly kind: StatementKind;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly change: StatementChange | null;
  readonly edit: string | null;
  readonly withdrawn: string | null;
  /** Where its words are taken away, for whoever may. */
  readonly withdraw?: string | null;
};

export function StatementList({ items }: { items: readonly ListedStatement[] }) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  return (
    <div className="statements">
      {items.map(({ key, kind, title, lines, change, edit, withdrawn, withdraw }) => (
        <section key={key} id={anchorOf(key)} className={`statement statement--${kind}`}>
          <h3>
            <Said>{title}</Said>
          </h3>
          {change && <Chip tone="warn">{t(`change.${change}`)}</Chip>}
          {withdrawn && <p className="muted">{withdrawn}</p>}
          {lines.map(({ label, text }) =>
            label === 'text' ? (
              <p key={label} className="prose">
                <Said>{text}</Said>
              </p>
            ) : (
              <p key={label} className="muted small">
                {t(`line.${label}`)}: <Said>{text}</Said>
              </p>
            ),
          )}
          {withdraw && (
            <p className="small">
              <a href={href(withdraw)} aria-label={t('withdrawal.openOf', { title })}>
                {t('withdrawal.open')}
              </a>
            </p>
          )}
          {edit && (
            <p className="small">
              <a href={href(edit)} aria-label={t('version.proposeOf', { title })}>
                {t('version.propose')}
              </a>
            </p>
          )}
        </section>
      ))}
    </div>
  );
}
