import { redirect } from 'react-router';
import { factsOf } from '#annual-report/facts.server.ts';
import { findAddress } from '#areas/address-search.server.ts';
import { looksLikeAddress } from '#areas/address-search.ts';
import { areaTexts } from '#areas/texts.en.ts';
import { allow, type Visit } from '#platform/access.server.ts';
import { useTexts } from '#ui/language.ts';
import { Card, Chip, Empty, PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { SearchField } from '#ui/layout/search-field.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { AddressChoice } from '../address-choice.tsx';
import { type AddressPlaces, placesOf, unasked } from '../address-places.ts';
import { findFor, kindsFor, stripsOf } from '../search.server.ts';
import type { Found } from '../search.store.server.ts';
import { around, type SearchKind } from '../search.ts';
import { SearchResult, type ShownResult } from '../search-result.tsx';
import { startTexts } from '../texts.en.ts';
import type { Route } from './+types/search-page.ts';

/** Of each kind on the page of all kinds, and of one kind on a page of its own. */
const shownOfEach = 4;
const perPage = 20;
/** Nobody pages further: who finds more than this asks more narrowly. */
const mostOfAll = 100;
const mostOfOne = 500;

type Group = {
  readonly kind: SearchKind;
  readonly count: number;
  readonly more: boolean;
  readonly shown: readonly ShownResult[];
};

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { searchParams } = new URL(args.request.url);
  const kinds = kindsFor(visit);
  const only = kinds.find((kind) => kind === searchParams.get('art')) ?? null;
  const retired = searchParams.get('auch') === 'beendet';
  const most = only ? mostOfOne : mostOfAll;
  const searched = { kinds: only ? [only] : kinds, retired };
  const { found, ...asked } = await findFor(visit, searchParams.get('q') ?? '', searched, most + 1);
  const asks = asked.words.length > 0 && !only && (found.length === 0 || looksLikeAddress(asked.text));
  const address = asks ? await placesFor(visit, asked.text) : unasked;
  if (address.certain && found.length === 0) throw redirect(`/${visit.city.id}/raeume/${address.certain.id}`);
  const byKind = Map.groupBy(found, (each) => each.kind);
  const pages = Math.max(1, Math.ceil(Math.min(found.length, mostOfOne) / perPage));
  const page = only ? Math.min(pages, Math.max(1, Math.trunc(Number(searchParams.get('seite')) || 1))) : 1;
  const cut = kinds.flatMap((kind) => {
    const all = byKind.get(kind) ?? [];
    const shown = only ? all.slice((page - 1) * perPage, page * perPage) : all.slice(0, shownOfEach);
    return shown.length === 0
      ? []
      : [{ kind, count: Math.min(all.length, most), more: all.length > most, best: all[0]?.tier ?? 3, shown }];
  });
  const strips = await stripsOf(
    visit,
    cut.flatMap((group) => group.shown),
  );
  const toShown = (each: Found): ShownResult => ({
    kind: each.kind,
    id: each.id,
    code: each.code,
    title: each.title,
    line: lineOf(each, asked.words),
    retired: each.retired,
    strip: strips[`${each.kind} ${each.id}`] ?? null,
  });
  const groups: Group[] = cut
    .sort((a, b) => a.best - b.best)
    .map(({ best: _, ...group }) => ({ ...group, shown: group.shown.map(toShown) }));
  return { ...asked, kinds, only, retired, groups, page, pages, address, city: visit.city.name };
}

/** Inside, every area may be led to. */
async function placesFor(visit: Visit, text: string): Promise<AddressPlaces> {
  const answer = await findAddress(visit, text);
  if (answer.state === 'off') return unasked;
  const { areas, divisions } = await factsOf(visit);
  const names = new Map(divisions.map(({ id, name }) => [id, name]));
  const places = [...areas.values()].map(({ id, name, divisionId }) => ({
    id,
    name,
    division: names.get(divisionId) ?? '',
  }));
  return placesOf(answer, new Map(places.map((place) => [place.id, place])));
}

/** Where the words stand in the text, or its beginning for what has no strip to say more. */
function lineOf({ kind, tier, text }: Found, words: readonly string[]): string | null {
  if (!text) return null;
  if (tier === 3) return around(text, words);
  return kind === 'goal' || kind === 'measure' || kind === 'area' ? null : around(text, words, 140);
}

export default function SearchPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(startTexts);
  const ofAreas = useTexts(areaTexts);
  const { text, words, groups, address, city } = loaderData;
  const told = address.state !== 'unasked' && address.state !== 'nothing';
  return (
    <>
      <PageHead
        title={words.length === 0 ? t('search.title') : t('search.titleOf', { text })}
        lead={words.length === 0 ? t('search.lead') : undefined}
      />
      <Form data={loaderData} />
      <Notes data={loaderData} />
      {words.length > 0 && <Kinds data={loaderData} />}
      {words.length > 0 && groups.length === 0 && address.state !== 'places' && <Nothing data={loaderData} />}
      <div className="stack">
        {told && (
          <Card title={ofAreas('address.title')} id="adresse">
            <AddressChoice places={address} path="/raeume" search={text} city={city} />
          </Card>
        )}
        {groups.map((group) => (
          <GroupCard key={group.kind} group={group} data={loaderData} />
        ))}
      </div>
    </>
  );
}

type Data = Route.ComponentProps['loaderData'];

function Form({ data: { text, only, retired } }: { data: Data }) {
  const t = useTexts(startTexts);
  const href = useHref();
  return (
    <SearchField
      large
      action={href('/suche')}
      suggestions={href('/suche/vorschlaege')}
      label={t('search.label')}
      placeholder={t('search.placeholder')}
      value={text}
      submit={t('search.submit')}
    >
      {only && <input type="hidden" name="art" value={only} />}
      <label className="search__more">
        <input type="checkbox" name="auch" value="beendet" defaultChecked={retired} /> {t('search.alsoRetired')}
      </label>
    </SearchField>
  );
}

/** What was understood otherwise than typed. */
function Notes({ data: { text, words, cut, mended } }: { data: Data }) {
  const t = useTexts(startTexts);
  return (
    <div role="status" className="search__notes">
      {text !== '' && words.length === 0 && <p>{t('search.noWords')}</p>}
      {cut && <p>{t('search.cut')}</p>}
      {mended.map((each) => (
        <p key={each.typed}>{t('search.mended', each)}</p>
      ))}
    </div>
  );
}

function Kinds({ data: { text, kinds, only, retired } }: { data: Data }) {
  const t = useTexts(startTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const to = (kind: SearchKind | null) => href('/suche', { q: text, art: kind, auch: retired ? 'beendet' : null });
  return (
    <nav aria-label={t('search.kinds')} className="search__kinds">
      <a href={to(null)} aria-current={only === null ? 'page' : undefined} className="chip chip--filter">
        {ui('all')}
      </a>
      {kinds.map((kind) => (
        <a key={kind} href={to(kind)} aria-current={only === kind ? 'page' : undefined} className="chip chip--filter">
          {t(`search.group.${kind}`)}
        </a>
      ))}
    </nav>
  );
}

function Nothing({ data: { text, only, retired } }: { data: Data }) {
  const t = useTexts(startTexts);
  const href = useHref();
  return (
    <Empty
      action={
        only ? (
          <a href={href('/suche', { q: text, auch: retired ? 'beendet' : null })}>{t('search.everywhere')}</a>
        ) : (
          !retired && <a href={href('/suche', { q: text, auch: 'beendet' })}>{t('search.withRetired')}</a>
        )
      }
    >
      {t('search.nothing', { text })}
    </Empty>
  );
}

function GroupCard({ group, data }: { group: Group; data: Data }) {
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
