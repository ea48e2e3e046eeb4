/** What became of an address: places to choose from, or one sentence that says why there is none. */

import { areaTexts } from '#areas/texts.en.ts';
import { useTexts } from '#ui/language.ts';
import { Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import type { AddressPlaces } from './address-places.ts';

type Props = {
  places: AddressPlaces;
  /** The register of places; each has its page below it. */
  path: string;
  search: string;
  city: string;
};

export function AddressChoice({ places: { state, choices, attribution }, path, search, city }: Props) {
  const t = useTexts(areaTexts);
  const href = useHref();
  if (state === 'silent' || state === 'closed') return <p>{t(`address.${state}`)}</p>;
  if (state === 'outside') return <p>{t('address.outside', { search, city })}</p>;
  if (state !== 'places') return null;
  return (
    <>
      <p>{t('address.choose', { count: choices.length, search })}</p>
      <ul className="area-list">
        {choices.map(({ label, place }) => (
          <li key={`${label} ${place.id}`}>
            <a href={href(`${path}/${place.id}`)}>
              <Said>{label}</Said>
            </a>
            <span className="muted small"> {t('address.lies', place)}</span>
          </li>
        ))}
      </ul>
      {attribution && <p className="muted small">{t('address.from', { attribution })}</p>}
    </>
  );
}
