import { redirect } from 'react-router';
import { findAddress } from '#areas/address-search.server.ts';
import { looksLikeAddress } from '#areas/address-search.ts';
import { areaTexts } from '#areas/texts.en.ts';
import { allowPublicCity, keepNot } from '#platform/access.server.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { useTexts } from '#ui/language.ts';
import { Card, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { AddressChoice } from '../address-choice.tsx';
import { placesOf, unasked } from '../address-places.ts';
import { findAreas } from '../public/area-search.ts';
import { FindAnything } from '../public/find-anything.tsx';
import { loadPublicCity } from '../public/public-city.server.ts';
import { StateChips } from '../public/public-parts.tsx';
import { searchPublic } from '../public/public-search.server.ts';
import { type PublicHit, pathOfKind, publicKinds } from '../public/public-search.ts';
import { around } from '../search.ts';
import { WithMarks } from '../search-result.tsx';
import type { Route } from './+types/public-search-page.ts';

/** Of each kind among all, and of one kind by itself: who finds more asks more narrowly. */
const shownOfEach = 5;
const shownOfOne = 100;

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the search of everybody finds released facts only');
  const { searchParams } = new URL(args.request.url);
  const city = await loadPublicCity(visit);
  const { text, words, cut, mended, hits } = await searchPublic(visit, searchParams.get('q') ?? '');
  const { certain, named } = findAreas([...city.areas.values()], text);
  const asks = words.length > 0 && (looksLikeAddress(text) ? !named : hits.length === 0 && !certain);
  const address = asks ? placesOf(await findAddress(visit, text), city.areas) : unasked;
  const goal = address.certain ?? (address.state === 'unasked' || address.state === 'nothing' ? certain : null);
  // A place or an address that can mean one place only, and is no word of anything else: that is where she wants to go.
  if (goal && hits.every(({ kind, id }) => kind === 'area' && id === goal.id))
    throw redirect(`/${visit.city.id}${pathOfKind.area}/${goal.id}`);
  if (address.state !== 'unasked') keepNot(args);
  const only = publicKinds.find((kind) => kind === searchParams.get('art')) ?? null;
  const byKind = Map.groupBy(hits, (hit) => hit.kind);
  const groups = publicKinds
    .flatMap((kind) => {
      const all = byKind.get(kind) ?? [];
      const shown = all.slice(0, only ? shownOfOne : shownOfEach).map((hit) => ({ ...hit, line: lineOf(hit, words) }));
      return all[0] && (!only || only === kind) ? [{ kind, count: all.length, best: all[0].tier, shown }] : [];
    })
    .sort((a, b) => a.best - b.best);
  return {
    ...{ text, words, cut, mended, only, groups },
    elsewhere: only !== null && hits.length > 0,
    city: visit.city.name,
    address: goal ? unasked : address,
    place: goal && { id: goal.id, name: goal.name },
    has: { areas: city.areas.size > 0, goals: city.goals.size > 0, measures: city.measures.size > 0 },
  };
}

function lineOf({ text }: PublicHit, words: readonly string[]): string | null {
  return text === '' ? null : around(text, words);
}

type Data = Route.ComponentProps['loaderData'];

export default function PublicSearchPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(publicationTexts);
  const ofAreas = useTexts(areaTexts);
  const { text, words, groups, place, address, city } = loaderData;
  const told = address.state !== 'unasked' && address.state !== 'nothing';
  const asked = words.length > 0;
  return (
    <>
      <PageHead
        title={asked ? t('public.search.titleOf', { text }) : t('public.search.title')}
        lead={asked ? undefined : t('public.search.lead')}
      />
      <div className="stack">
        <Card>
          <FindAnything search={text} />
          <Notes data={loaderData} />
        </Card>
        {place && <Place place={place} />}
        {told && (
          <Card title={ofAreas('address.title')} id="adresse">
            <AddressChoice places={address} path={pathOfKind.area} search={text} city={city} />
          </Card>
        )}
        {asked && groups.length === 0 && !place && address.state !== 'places' && <Nothing data={loaderData} />}
        {groups.map((group) => (
          <Group key={group.kind} group={group} data={loaderData} />
        ))}
      </div>
    </>
  );
}

/** What was understood, for screen readers too. */
function Notes({ data: { text, words, cut, mended, groups } }: { data: Data }) {
  const t = useTexts(publicationTexts);
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  return (
    <div role="status" className="search__notes">
      {text !== '' && words.length === 0 && <p>{t('public.search.noWords')}</p>}
      {cut && <p>{t('public.search.cut')}</p>}
      {mended.map((each) => (
        <p key={each.typed}>{t('public.search.mended', each)}</p>
      ))}
      {count > 0 && <p>{t('public.search.count', { count })}</p>}
    </div>
  );
}

function Place({ place }: { place: NonNullable<Data['place']> }) {
  const t = useTexts(publicationTexts);
  const href = useHref();
  return (
    <Card title={t('public.search.place', { name: place.name })} id="ort">
      <p>
        <a href={href(`${pathOfKind.area}/${place.id}`)}>{t('public.search.toPlace', { name: place.name })}</a>
      </p>
    </Card>
  );
}

function Nothing({ data: { text, elsewhere, has } }: { data: Data }) {
  const t = useTexts(publicationTexts);
  const href = useHref();
  const ways = [
    ...(elsewhere ? [[href('/oeffentlich/suche', { q: text }), t('public.search.everywhere')] as const] : []),
    ...(has.areas ? [[href(pathOfKind.area), t('public.search.byPlace')] as const] : []),
    ...(has.goals ? [[href(pathOfKind.goal), t('public.search.allGoals')] as const] : []),
    ...(has.measures ? [[href(pathOfKind.measure), t('public.search.allMeasures')] as const] : []),
  ];
  return (
    <Empty
      action={
        <ul className="ways">
          {ways.map(([to, label]) => (
            <li key={to}>
              <a href={to}>{label}</a>
            </li>
          ))}
        </ul>
      }
    >
      {t('public.search.nothing', { text })}
    </Empty>
  );
}

function Group({ group, data: { text, words, only } }: { group: Data['groups'][number]; data: Data }) {
  const t = useTexts(publicationTexts);
  const href = useHref();
  const { kind, count, shown } = group;
  const named = t(`public.search.kind.${kind}`);
  return (
    <Card
      id={`gefunden-${kind}`}
      title={named}
      actions={
        <>
          <Chip>{t('public.search.count', { count })}</Chip>
          {only ? (
            <a href={href('/oeffentlich/suche', { q: text })}>{t('public.search.everywhere')}</a>
          ) : (
            count > shown.length && (
              <a
                href={href('/oeffentlich/suche', { q: text, art: kind })}
                aria-label={t('public.search.allOf', { kind: named })}
              >
                {t('public.search.all')}
              </a>
            )
          )}
        </>
      }
    >
      <ul className="founds">
        {shown.map((hit) => (
          <li key={`${hit.id} ${hit.anchor ?? ''}`} className="found">
            <a
              className="found__title"
              href={href(`${pathOfKind[kind]}/${hit.id}${hit.anchor ? `#${hit.anchor}` : ''}`)}
            >
              <Said>
                <WithMarks text={hit.title} words={words} />
              </Said>
            </a>{' '}
            {hit.of && <span className="muted small">{hit.of}</span>}
            <StateChips state={hit.state} />
            {hit.line && (
              <p className="found__line">
                <Said>
                  <WithMarks text={hit.line} words={words} />
                </Said>
              </p>
            )}
          </li>
        ))}
      </ul>
      {count > shown.length && only && <p className="muted">{t('public.search.more', { count: shown.length })}</p>}
    </Card>
  );
}
