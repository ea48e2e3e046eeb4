/** What stands beside the map: the same values as a table, what lies in a drawn shape, the sheets to print. */

import type { Figure } from '#analysis/figure.ts';
import { areaTexts } from '#areas/texts.en.ts';
import { FigureText } from '#ui/figure.tsx';
import { useTexts } from '#ui/language.ts';
import { Card, Empty, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import type { Reading, RegisterOf } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import type { MapPicture } from './map-view.server.ts';

export type MapRow = {
  readonly id: string;
  readonly name: string;
  readonly figure: Figure;
  readonly other: Figure;
  readonly change: Figure;
};
type T = ReturnType<typeof areaTexts>;
type Pictures = readonly Pick<MapPicture, 'indicator' | 'year' | 'title'>[];

export function mapRegister(t: T, [first, second]: Pictures): RegisterOf<MapRow> {
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
            align: 'right' as const,
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

export function MapTable({
  pictures,
  reading,
  query,
}: {
  pictures: readonly MapPicture[];
  reading: Reading<MapRow>;
  query: Readonly<Record<string, string>>;
}) {
  const t = useTexts(areaTexts);
  const href = useHref();
  const [first, second] = pictures;
  const unit = (picture: MapPicture | undefined) => picture?.indicator?.unit ?? '';
  return (
    <Register
      path="/karte"
      keep={query}
      register={mapRegister(t, pictures)}
      reading={reading}
      caption={first?.indicator ? `${first.title}${unit(first) && ` (${unit(first)})`}` : t('map.tableCaption')}
      rowKey={(row) => row.id}
      cells={{
        raumname: (row) => (
          <a href={href(`/raeume/${row.id}`)}>
            <Said>{row.name}</Said>
          </a>
        ),
        wert: (row) => <FigureText figure={row.figure} decimals={first?.indicator?.decimals ?? 0} />,
        wert2: (row) => <FigureText figure={row.other} decimals={second?.indicator?.decimals ?? 0} />,
        aenderung: (row) => <FigureText figure={row.change} decimals={first?.indicator?.decimals ?? 0} change />,
      }}
    />
  );
}

type Group = {
  readonly key: string;
  readonly title: string;
  readonly count: number;
  readonly items: readonly { readonly id: string; readonly name: string; readonly path: string | null }[];
};

export function Inside({ groups, clear }: { groups: readonly Group[]; clear: string }) {
  const t = useTexts(areaTexts);
  const href = useHref();
  return (
    <Card
      title={t('map.inShape')}
      lead={t('map.inShapeLead')}
      id="darin"
      actions={<a href={clear}>{t('map.clear')}</a>}
    >
      {groups.length === 0 && <Empty>{t('map.nothingIn')}</Empty>}
      {groups.map((group) => (
        <details key={group.key} className="map-inside" open={group.count <= 12}>
          <summary>
            <Said>{group.title}</Said> ({group.count})
          </summary>
          <ul>
            {group.items.map((item) => (
              <li key={item.id}>
                {item.path ? (
                  <a href={href(item.path)}>
                    <Said>{item.name}</Said>
                  </a>
                ) : (
                  <Said>{item.name}</Said>
                )}
              </li>
            ))}
          </ul>
          {group.count > group.items.length && (
            <p className="muted small">{t('map.more', { count: group.count - group.items.length })}</p>
          )}
        </details>
      ))}
    </Card>
  );
}

const sheets = [
  ['A4', 'portrait', 'hoch'],
  ['A4', 'landscape', 'quer'],
  ['A3', 'portrait', 'hoch'],
  ['A3', 'landscape', 'quer'],
] as const;

export function SheetLinks({ query }: { query: Readonly<Record<string, string>> }) {
  const t = useTexts(areaTexts);
  const href = useHref();
  return (
    <p className="downloads small" data-follows="blatt" id="map-sheets">
      {t('map.sheet')}:{' '}
      {sheets.map(([format, layout, lage]) => (
        <a
          key={format + layout}
          href={href('/karte/blatt.pdf', { ...query, format: format.toLowerCase(), seitenlage: lage })}
        >
          {t('map.sheetSize', { format, layout: t(`map.${layout}`) })}
        </a>
      ))}
    </p>
  );
}
