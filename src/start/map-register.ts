/** The values of the map as a register, the same on screen and in files. */

import { difference, type Figure, unknown } from '#analysis/figure.ts';
import { areaTexts } from '#areas/texts.en.ts';
import type { Language } from '#ui/language.ts';
import { figureCell } from '#ui/table/export.ts';
import type { RegisterOf } from '#ui/table/register.ts';
import { uiTexts } from '#ui/texts.en.ts';
import type { MapPicture } from './map-view.server.ts';

export type MapRow = {
  readonly id: string;
  readonly name: string;
  readonly figure: Figure;
  readonly other: Figure;
  readonly change: Figure;
  readonly unsure: boolean;
};
type Pictures = readonly Pick<MapPicture, 'indicator' | 'year' | 'title' | 'unsure'>[];

export function mapRegister(language: Language, [first, second]: Pictures): RegisterOf<MapRow> {
  const t = areaTexts(language);
  const ui = uiTexts(language);
  const number = (picture: Pictures[number], figure: Figure) =>
    figure.state === 'known' && !picture.indicator?.sensitive ? figure.value : null;
  const years = second && first?.indicator?.id === second.indicator?.id;
  const columns: RegisterOf<MapRow>['columns'] = [
    { key: 'raumname', label: t('list.name'), value: (row) => row.name },
    ...(first?.indicator
      ? [
          {
            key: 'wert',
            label: headOf(first, Boolean(years || !second)),
            value: (row: MapRow) => number(first, row.figure),
            file: (row: MapRow) => figureCell(row.figure, ui),
            align: 'right' as const,
          },
        ]
      : []),
    ...(second?.indicator
      ? [
          {
            key: 'wert2',
            label: headOf(second, Boolean(years)),
            value: (row: MapRow) => number(second, row.other),
            file: (row: MapRow) => figureCell(row.other, ui),
            align: 'right' as const,
          },
        ]
      : []),
    ...(first && years
      ? [
          {
            key: 'aenderung',
            label: t('map.change'),
            value: (row: MapRow) => number(first, row.change),
            file: (row: MapRow) => figureCell(row.change, ui),
            align: 'right' as const,
          },
        ]
      : []),
    ...(first && [first, second].some((each) => each && each.unsure.size > 0)
      ? [{ key: 'hinweis', label: t('map.hint'), value: (row: MapRow) => (row.unsure ? t('map.unsureShort') : null) }]
      : []),
    ...(first?.indicator
      ? [
          {
            key: 'nachweis',
            label: ui('file.evidence'),
            value: (row: MapRow) => ui(`evidence.${row.figure.evidence}`),
            hidden: true,
          },
        ]
      : []),
  ];
  return { columns, filters: [], words: (row) => row.name, sortedBy: 'raumname' };
}

/** A column says its unit, so that no cell has to. */
function headOf({ indicator, year, title }: Pictures[number], byYear: boolean): string {
  const words = byYear ? String(year ?? '') : title;
  return indicator?.unit ? `${words}, ${indicator.unit}` : words;
}

export function mapRows(
  areas: readonly { readonly id: string; readonly name: string }[],
  [first, second]: readonly Pick<MapPicture, 'figures' | 'unsure'>[],
): MapRow[] {
  const none = unknown('missing');
  return areas.map(({ id, name }) => {
    const figure = first?.figures.get(id) ?? none;
    const other = second?.figures.get(id) ?? none;
    const unsure = Boolean(first?.unsure.has(id) || second?.unsure.has(id));
    return { id, name, figure, other, change: difference(other, figure), unsure };
  });
}
