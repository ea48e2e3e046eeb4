import { redirect } from 'react-router';
import { factsOf } from '#annual-report/facts.server.ts';
import { findAddress } from '#areas/address-search.server.ts';
import { looksLikeAddress } from '#areas/address-search.ts';
import { areaTexts } from '#areas/texts.en.ts';
import { allow, type Visit } from '#platform/access.server.ts';
import { drawn } from '#ui/drawn.server.tsx';
import { Drawn } from '#ui/drawn.tsx';
import { useTexts } from '#ui/language.ts';
import { Card, Empty, PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { SearchField } from '#ui/layout/search-field.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { AddressChoice } from '../address-choice.tsx';
import { type AddressPlaces, placesOf, unasked } from '../address-places.ts';
import { type FoundGroup, FoundGroups } from '../found-groups.tsx';
import { findFor, kindsFor, stripsOf, withinFor } from '../search.server.ts';
import { type Found, textsOf } from '../search.store.server.ts';
import { around, type SearchKind, searchKinds } from '../search.ts';
import type { ShownResult } from '../search-result.tsx';
import { startTexts } from '../texts.en.ts';
import type { Route } from './+types/search-page.ts';

/** Of each kind on the page of all kinds, and of one kind on a page of its own. */
const shownOfEach = 4;
const perPage = 20;
/** Nobody pages further: who finds more than this asks more narrowly. */
const mostOfAll = 100;
const mostOfOne = 500;

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
  const pages = Math.max(1, Math.ceil(Math.min(found.length, mostOfOne) / perPage));
  const page = only ? Math.min(pages, Math.max(1, Math.trunc(Number(searchParams.get('seite')) || 1))) : 1;
  const from = only ? (page - 1) * perPage : 0;
  const data = { ...asked, only, retired, page, pages };
  const key = JSON.stringify(['found', asked, kinds, withinFor(visit), only, retired, page]);
  const piece =
    found.length === 0
      ? null
      : await visit.rememberDrawn(key, async () => {
          const cut = { most, from, to: from + (only ? perPage : shownOfEach) };
          return drawn(visit, <FoundGroups groups={await groupsOf(visit, found, asked.words, cut)} data={data} />);
        });
  const there = only ? [only] : kinds.filter((kind) => found.some((each) => each.kind === kind));
  return { ...data, kinds: there, piece, address, city: visit.city.name };
}

type Cut = { readonly most: number; readonly from: number; readonly to: number };

/** The best kind first; of each, what is shown of it. */
async function groupsOf(
  visit: Visit,
  found: readonly Found[],
  words: readonly string[],
  { most, from, to }: Cut,
): Promise<FoundGroup[]> {
  const groups = [...Map.groupBy(found, (each) => each.kind)]
    .map(([kind, all]) => ({ kind, all, best: all[0]?.tier ?? 3, shown: all.slice(from, to) }))
    .sort((a, b) => a.best - b.best || searchKinds.indexOf(a.kind) - searchKinds.indexOf(b.kind));
  const shown = groups.flatMap((group) => group.shown);
  const strips = await stripsOf(visit, shown);
  const lined = shown.filter(saysMore);
  const texts = lined.length > 0 ? await visit.read((db) => textsOf(db, lined)) : new Map<string, string>();
  const toShown = (each: Found): ShownResult => {
    const name = `${each.kind} ${each.id}`;
    const text = texts.get(name);
    const line = text ? around(text, words, each.tier === 3 ? undefined : 140) : null;
    const { kind, id, code, title, retired } = each;
    return { kind, id, code, title, line, retired, strip: strips[name] ?? null };
  };
  return groups.map(({ kind, all, shown }) => ({
    kind,
    count: Math.min(all.length, most),
    more: all.length > most,
    shown: shown.map(toShown),
  }));
}

/** Where the words stand in the text, or its beginning for what has no strip to say more. */
function saysMore({ kind, tier }: Found): boolean {
  return tier === 3 || (kind !== 'goal' && kind !== 'measure' && kind !== 'area');
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

export default function SearchPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(startTexts);
  const ofAreas = useTexts(areaTexts);
  const { text, words, kinds, piece, address, city } = loaderData;
  const told = address.state !== 'unasked' && address.state !== 'nothing';
  return (
    <>
      <PageHead
        title={words.length === 0 ? t('search.title') : t('search.titleOf', { text })}
        lead={words.length === 0 ? t('search.lead') : undefined}
      />
      <Form data={loaderData} />
      <Notes data={loaderData} />
      {kinds.length > 0 && <Kinds data={loaderData} />}
      {words.length > 0 && piece === null && address.state !== 'places' && <Nothing data={loaderData} />}
      <div className="stack">
        {told && (
          <Card title={ofAreas('address.title')} id="adresse">
            <AddressChoice places={address} path="/raeume" search={text} city={city} />
          </Card>
        )}
        {piece !== null && <Drawn piece={piece} />}
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

/** Of what was found; what nothing was found of would only be in the way. */
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
