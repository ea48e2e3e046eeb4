/** One thing found, with its words marked and what the thread says about it; and where things found are looked at. */

import { useTexts } from '#ui/language.ts';
import { Chip, Said } from '#ui/layout/page.tsx';
import { type Query, useHref } from '#ui/layout/place.tsx';
import { SmallStrip, type StripStation } from '#ui/thread/strip.tsx';
import { pathOfObject } from './entry-list.tsx';
import { marked, type SearchKind } from './search.ts';
import { startTexts } from './texts.en.ts';

/** A challenge has no page of its own: the goals that name it are shown. */
export function addressOf(kind: SearchKind, id: string): [path: string, query?: Query] {
  if (kind === 'challenge') return ['/ziele', { herausforderung: id }];
  return [pathOfObject(kind, id) ?? '/'];
}

export type ShownResult = {
  readonly kind: SearchKind;
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  /** Only what is worth a line: the place where the words stand, or what the object says first. */
  readonly line: string | null;
  readonly retired: boolean;
  readonly strip: readonly StripStation[] | null;
};

export function SearchResult({ result, words }: { result: ShownResult; words: readonly string[] }) {
  const t = useTexts(startTexts);
  const href = useHref();
  const { kind, id, code, title, line, retired, strip } = result;
  return (
    <li className="found">
      <a className="found__title" href={href(...addressOf(kind, id))}>
        {code && <span className="found__code">{code} </span>}
        <Said>
          <WithMarks text={title} words={words} />
        </Said>
      </a>
      {retired && <Chip>{t('search.retired')}</Chip>}
      {line && (
        <p className="found__line">
          <Said>
            <WithMarks text={line} words={words} />
          </Said>
        </p>
      )}
      {strip && <SmallStrip stations={strip} />}
    </li>
  );
}

/** A text with the words that were looked for. */
export function WithMarks({ text, words }: { text: string; words: readonly string[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, drawn once
  return marked(text, words).map(({ text, found }, index) => (found ? <mark key={index}>{text}</mark> : text));
}
