/** What was found, kind by kind, each with its first few or a page of them. */

import { useTexts } from '#ui/language.ts';
import { Card, Chip } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import type { SearchKind } from './search.ts';
import { SearchResult, type ShownResult } from './search-result.tsx';
import { startTexts } from './texts.en.ts';

export type FoundGroup = {
  readonly kind: SearchKind;
  readonly count: number;
  readonly more: boolean;
  readonly shown: readonly ShownResult[];
};

type Data = {
  readonly text: string;
  readonly words: readonly string[];
  readonly only: SearchKind | null;
  readonly retired: boolean;
  readonly page: number;
  readonly pages: number;
};

export function FoundGroups({ groups, data }: { groups: readonly FoundGroup[]; data: Data }) {
  return groups.map((group) => <GroupCard key={group.kind} group={group} data={data} />);
}

function GroupCard({ group, data }: { group: FoundGroup; data: Data }) {
  const t = useTexts(startTexts);
  const href = useHref();
  const { kind, count, more, shown } = group;
  const { text, words, only, retired } = data;
  return (
    <Card
      id={`gefunden-${kind}`}
      title={t(`search.group.${kind}`)}
      actions={
        <>
          <Chip>{more ? t('search.countMore', { count }) : t('search.count', { count })}</Chip>
          {!only && count > shown.length && (
            <a
              href={href('/suche', { q: text, art: kind, auch: retired ? 'beendet' : null })}
              aria-label={t('search.allOf', { kind: t(`search.group.${kind}`) })}
            >
              {t('search.all')}
            </a>
          )}
        </>
      }
    >
      <ul className="founds">
        {shown.map((result) => (
          <SearchResult key={result.id} result={result} words={words} />
        ))}
      </ul>
      {only && <Pages data={data} />}
    </Card>
  );
}

function Pages({ data: { text, only, retired, page, pages } }: { data: Data }) {
  const ui = useTexts(uiTexts);
  const href = useHref();
  if (pages === 1) return null;
  const to = (seite: number) => href('/suche', { q: text, art: only, auch: retired ? 'beendet' : null, seite });
  return (
    <nav className="pages" aria-label={ui('table.pages')}>
      {page > 1 && (
        <a href={to(page - 1)} rel="prev">
          ‹ {ui('table.previous')}
        </a>
      )}
      <span>{ui('table.page', { page, pages })}</span>
      {page < pages && (
        <a href={to(page + 1)} rel="next">
          {ui('table.next')} ›
        </a>
      )}
    </nav>
  );
}
