/** The statements of a Synopse, side by side or inline: drawn once. What is added or gone is underlined or struck, not only coloured. */

import { useTexts } from '#ui/language.ts';
import { Chip, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { conceptTexts } from '../texts.en.ts';
import { type ComparedLine, side, type Words } from './compare.ts';
import type { SynopsisItem } from './synopsis.server.ts';

const tones = { same: 'plain', change: 'blue', new: 'green', drop: 'rust' } as const;

export type SynopsisView = 'beside' | 'inline';

export function SynopsisItems({
  items,
  view,
  a,
  b,
  why,
  remark = null,
}: {
  items: readonly SynopsisItem[];
  view: SynopsisView;
  a: string;
  b: string;
  /** Whether reasons are said at all. */
  why: boolean;
  /** Where remarks on one of them are made, for whoever may. */
  remark?: string | null;
}) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  return (
    <div className="synopsis">
      {items.map((item) => (
        <section key={item.key} className="synopsis__item">
          <h3>
            <Said>{item.title}</Said> <Chip tone={tones[item.difference]}>{t(`difference.${item.difference}`)}</Chip>
          </h3>
          <p className="muted small">{t(`statementKind.${item.kind}`)}</p>
          {view === 'beside' ? <Beside item={item} a={a} b={b} /> : <Inline lines={item.lines} />}
          {why && item.difference !== 'same' && <Why why={item.why} />}
          {remark && (
            <p className="small">
              <a
                href={href(`${remark}#anmerken`, { zu: item.key.replace(' ', '.') })}
                aria-label={t('hearing.remarkToOf', { title: item.title })}
              >
                {t('hearing.remarkTo')}
              </a>
            </p>
          )}
        </section>
      ))}
    </div>
  );
}

function Beside({ item: { lines, difference }, a, b }: { item: SynopsisItem; a: string; b: string }) {
  const t = useTexts(conceptTexts);
  const column = (title: string, which: 'before' | 'after', absent: boolean) => (
    <div className="synopsis__side">
      <h4 className="muted small">
        <Said>{title}</Said>
      </h4>
      {absent ? <p className="muted">{t('synopsis.absent')}</p> : <Lines lines={lines} which={which} />}
    </div>
  );
  return (
    <div className="synopsis__sides">
      {column(a, 'before', difference === 'new')}
      {column(b, 'after', difference === 'drop')}
    </div>
  );
}

function Inline({ lines }: { lines: readonly ComparedLine[] }) {
  return <Lines lines={lines} which={null} />;
}

function Lines({ lines, which }: { lines: readonly ComparedLine[]; which: 'before' | 'after' | null }) {
  const t = useTexts(conceptTexts);
  return lines.map(({ label, words }) => {
    const shown = which === null ? words : side(words, which);
    if (shown.length === 0) return null;
    return (
      <p key={label} className={label === 'text' ? 'prose' : ''}>
        {label !== 'title' && label !== 'text' && <span className="muted small">{t(`line.${label}`)}: </span>}
        <Said>
          <Marked words={shown} />
        </Said>
      </p>
    );
  });
}

function Marked({ words }: { words: readonly Words[] }) {
  return words.map(({ text, mark }, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never reordered
    if (mark === 'added') return <ins key={index}>{text}</ins>;
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    if (mark === 'removed') return <del key={index}>{text}</del>;
    return text;
  });
}

function Why({ why }: { why: SynopsisItem['why'] }) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  return (
    <p className="small">
      <span className="muted">{t('synopsis.reason')}: </span>
      {why?.reason ? <Said>{why.reason}</Said> : <span className="muted">{t('synopsis.noReason')}</span>}
      {why?.origin && (
        <>
          {' '}
          <span className="muted">{t('synopsis.origin')}: </span>
          {t(`origin.${why.origin}`)}
        </>
      )}
      {why?.originText && (
        <>
          {', '}
          {why.originPath ? (
            <a href={href(why.originPath)}>
              <Said>{why.originText}</Said>
            </a>
          ) : (
            <Said>{why.originText}</Said>
          )}
        </>
      )}
    </p>
  );
}
