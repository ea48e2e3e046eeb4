/** The points of the map as a register: on the page and in its files. */

import { endedFilter, type RegisterOf } from '#ui/table/register.ts';
import { type PlaceKind, placeKinds } from './area.ts';
import type { areaTexts } from './texts.en.ts';

export type PlaceEntry = {
  readonly id: string;
  readonly kind: PlaceKind;
  readonly name: string;
  readonly code: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly area: string | null;
  readonly source: string;
  readonly licence: string | null;
  readonly retired: boolean;
};

const degrees = (value: number | null) => (value === null ? null : Math.round(value * 1e6) / 1e6);

export function placeRegister(t: ReturnType<typeof areaTexts>): RegisterOf<PlaceEntry> {
  return {
    columns: [
      { key: 'name', label: t('places.name'), value: (row) => row.name },
      { key: 'art', label: t('places.kind'), value: (row) => t(`placeKind.${row.kind}`) },
      { key: 'kennung', label: t('places.code'), value: (row) => row.code },
      { key: 'raum', label: t('places.area'), value: (row) => row.area },
      { key: 'laenge', label: t('places.longitude'), value: (row) => degrees(row.longitude) },
      { key: 'breite', label: t('places.latitude'), value: (row) => degrees(row.latitude) },
      { key: 'quelle', label: t('places.source'), value: (row) => row.source },
    ],
    filters: [
      {
        key: 'artfilter',
        label: t('places.kind'),
        options: placeKinds.map((value) => ({ value, label: t(`placeKind.${value}`) })),
        matches: (row, value) => row.kind === value,
      },
      endedFilter({ label: t('list.state'), active: t('list.active'), retired: t('list.retired') }),
    ],
    words: (row) => `${row.name} ${row.code ?? ''} ${row.area ?? ''}`,
    sortedBy: 'name',
  };
}
