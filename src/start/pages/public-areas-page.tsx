import { redirect } from 'react-router';
import { findAddress, findsAddresses } from '#areas/address-search.server.ts';
import { looksLikeAddress } from '#areas/address-search.ts';
import { allowPublicCity, keepNot } from '#platform/access.server.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { useTexts } from '#ui/language.ts';
import { Card, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { Downloads } from '#ui/table/downloads.tsx';
import { AddressChoice } from '../address-choice.tsx';
import { placesOf, unasked } from '../address-places.ts';
import { findAreas } from '../public/area-search.ts';
import { FindArea } from '../public/find-area.tsx';
import { loadPublicCity } from '../public/public-city.server.ts';
import type { Route } from './+types/public-areas-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const areas = [...city.areas.values()];
  const search = (new URL(args.request.url).searchParams.get('ort') ?? '').trim().slice(0, 200);
  const { found, certain, named } = findAreas(areas, search);
  const asks = search !== '' && (looksLikeAddress(search) ? !named : found.length === 0);
  const address = asks ? placesOf(await findAddress(visit, search), city.areas) : unasked;
  const goal = address.certain ?? (address.state === 'unasked' || address.state === 'nothing' ? certain : null);
  if (goal) throw redirect(`/${visit.city.id}/oeffentlich/orte/${goal.id}`);
  if (address.state !== 'unasked') keepNot(args);
  const short = ({ id, name, division }: (typeof areas)[number]) => ({ id, name, division });
  const byName = [...areas].sort((a, b) => a.name.localeCompare(b.name, 'de'));
  return {
    city: visit.city.name,
    addresses: await findsAddresses(visit),
    address,
    search,
    found: found.map(short),
    groups: [...Map.groupBy(byName.map(short), (area) => area.division)],
  };
}

export default function PublicAreasPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(publicationTexts);
  const { city, addresses, address, search, found, groups } = loaderData;
  const said = address.state === 'places' || address.state === 'outside' || address.state === 'closed';
  return (
    <>
      <PageHead title={t('public.areasTitle')} description={t('public.areasLead')} />
      <div className="stack">
        <Card>
          <FindArea search={search} addresses={addresses} />
          {search !== '' && (
            <div role="status">
              <AddressChoice places={address} path="/oeffentlich/orte" search={search} city={city} />
              {found.length === 0 ? (
                !said && <p>{t('public.notFound', { search })}</p>
              ) : (
                <>
                  <p>{t('public.found', { count: found.length, search })}</p>
                  <AreaList areas={found} told />
                </>
              )}
            </div>
          )}
        </Card>
        {groups.length === 0 && <p className="empty">{t('public.noAreas')}</p>}
        {groups.map(([division, areas], index) => (
          <Card key={division} title={division} id={`gliederung-${index + 1}`}>
            <AreaList areas={areas} />
          </Card>
        ))}
        {groups.length > 0 && <Downloads path="/oeffentlich/orte" formats={['csv', 'xlsx']} what={t('public.areas')} />}
      </div>
    </>
  );
}

function AreaList({
  areas,
  told = false,
}: {
  areas: readonly { id: string; name: string; division: string }[];
  told?: boolean;
}) {
  const href = useHref();
  return (
    <ul className="area-list">
      {areas.map((area) => (
        <li key={area.id}>
          <a href={href(`/oeffentlich/orte/${area.id}`)}>
            <Said>{area.name}</Said>
          </a>
          {told && <span className="muted small"> {area.division}</span>}
        </li>
      ))}
    </ul>
  );
}
