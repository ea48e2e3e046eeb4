/** What stands beside the map: the same values as a table, what lies in a drawn shape, the sheets to print. */

import { areaTexts } from '#areas/texts.en.ts';
import { FigureText } from '#ui/figure.tsx';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Empty, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { Downloads } from '#ui/table/downloads.tsx';
import type { Reading } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { type MapRow, mapRegister } from './map-register.ts';
import type { MapPicture } from './map-view.server.ts';

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
  const language = useLanguage();
  const href = useHref();
  const [first, second] = pictures;
  const unit = (picture: MapPicture | undefined) => picture?.indicator?.unit ?? '';
  return (
    <Register
      path="/karte"
      keep={query}
      register={mapRegister(language, pictures)}
      files={{ path: '/karte/werte', formats: ['csv', 'xlsx', 'geojson', 'gpkg'] }}
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
    <div data-follows="blatt" id="map-sheets">
      <Downloads path="/karte/bild" formats={['svg', 'png']} query={query} what={t('map.picture')} />
      <p className="downloads small">
        <span>{t('map.sheet')}:</span>
        {sheets.map(([format, layout, lage]) => (
          <a
            key={format + layout}
            href={href('/karte/blatt.pdf', { ...query, format: format.toLowerCase(), seitenlage: lage })}
          >
            {t('map.sheetSize', { format, layout: t(`map.${layout}`) })}
          </a>
        ))}
      </p>
    </div>
  );
}
