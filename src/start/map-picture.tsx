/** One picture of the map, drawn on the server: areas in their classes, layers above, the drawn shape, legend, sources. */

import type { ReactNode } from 'react';
import type { Category } from '#areas/area.ts';
import { fills } from '#areas/looks.ts';
import { areaTexts } from '#areas/texts.en.ts';
import { useTexts } from '#ui/language.ts';
import { Legend } from '#ui/map/map.tsx';
import { byLook, middleOf, mostLinked } from '#ui/map/svg-map.ts';
import { uiTexts } from '#ui/texts.en.ts';
import type { LayerData } from './map-layers.server.ts';
import { layerName } from './map-looks.ts';
import type { Layer } from './map-state.ts';
import type { Ground, MapPicture } from './map-view.server.ts';

type Props = {
  readonly picture: MapPicture;
  readonly ground: Ground;
  readonly layers: readonly LayerData[];
  readonly drawnShape: { readonly type: 'MultiPolygon'; readonly coordinates: unknown } | null;
  readonly hrefOf: (areaId: string) => string;
};

/** A picture whose areas are links is a group of them. */
const linked = 'group';

/** The picture as it stands on the page; where it has too many areas to be links, it says so below. */
export function PictureDrawn(props: Props) {
  const t = useTexts(uiTexts);
  const count = props.picture.looks.size;
  if (count <= mostLinked) return <PictureSvg {...props} />;
  return (
    <div>
      <PictureSvg {...props} />
      <p className="chart__note">{t('map.crowded', { count })}</p>
    </div>
  );
}

function PictureSvg({ picture, ground, layers, drawnShape, hrefOf }: Props) {
  const crowded = picture.looks.size > mostLinked;
  const looked = ground.paths.flatMap(({ id, d }) => {
    const look = picture.looks.get(id);
    return look ? [{ id, d, ...look }] : [];
  });
  return (
    <svg viewBox={`0 0 ${ground.width} ${ground.height}`} role={crowded ? 'img' : linked} aria-label={picture.alt}>
      {crowded
        ? byLook(looked).map(({ look, d }) => <path key={look} className={`${look} map__crowd`} d={d} />)
        : looked.map(({ id, d, look, label }) => (
            <a key={id} href={hrefOf(id)} aria-label={label} tabIndex={-1}>
              <path className={look} d={d}>
                <title>{label}</title>
              </path>
            </a>
          ))}
      {looked.map(({ id, d }) => picture.unsure.has(id) && <UnsureMark key={id} d={d} />)}
      {layers.flatMap((layer) =>
        layer.outlines.map((outline) => (
          <path
            key={outline.areaId}
            className={outline.category ? `${fills[outline.category]} map__outlined` : 'map__outline'}
            d={ground.draw(outline.geometry)}
          >
            <title>{outline.name}</title>
          </path>
        )),
      )}
      {layers.flatMap((layer) =>
        layer.points.map((point, i) => mark(ground, point, layer.layer, `${layer.layer} ${i}`)),
      )}
      {drawnShape && <path className="map__drawn" d={ground.draw(drawnShape)} />}
    </svg>
  );
}

/** A ring on an area whose value is to be read with care. */
function UnsureMark({ d }: { d: string }) {
  const [x, y] = middleOf(d);
  return <circle className="map__unsure" cx={x.toFixed(1)} cy={y.toFixed(1)} r={3.5} />;
}

/** Hatching for pictures and legends; stands outside of both, because the script takes the pictures away. */
export function MapPatterns() {
  return (
    <svg className="map-patterns" width="0" height="0" aria-hidden="true">
      <defs>
        <Hatch id="hatch" size={6} />
        <Hatch id="hatch-cross" size={6} crossed />
        <Hatch id="hatch-outline" size={5} bare />
        <pattern id="dots" width={7} height={7} patternUnits="userSpaceOnUse">
          <rect width={7} height={7} />
          <circle cx={3.5} cy={3.5} r={1.1} />
        </pattern>
      </defs>
    </svg>
  );
}

function mark(
  ground: Ground,
  { lon, lat, label, count }: LayerData['points'][number],
  layer: Layer,
  key: string,
): ReactNode {
  const [x, y] = ground.point(lon, lat);
  if (x < 0 || y < 0 || x > ground.width || y > ground.height) return null;
  return (
    <g key={key}>
      <title>{label}</title>
      <circle className={`map__point layer-${layer}`} cx={x.toFixed(1)} cy={y.toFixed(1)} r={count === null ? 3 : 9} />
      {count !== null && (
        <text className="map__count" x={x.toFixed(1)} y={y.toFixed(1)}>
          {count}
        </text>
      )}
    </g>
  );
}

function Hatch({
  id,
  size,
  crossed = false,
  bare = false,
}: {
  id: string;
  size: number;
  crossed?: boolean;
  bare?: boolean;
}) {
  return (
    <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      {!bare && <rect width={size} height={size} />}
      <path d={crossed ? `M0 0V${size}M0 0H${size}` : `M0 0V${size}`} />
    </pattern>
  );
}

/** What the marks of the shown layers mean. */
export function LayerLegend({ layers, categories }: { layers: readonly Layer[]; categories: readonly Category[] }) {
  const t = useTexts(areaTexts);
  if (layers.length === 0) return null;
  return (
    <ul className="legend">
      {layers.map((layer) => (
        <li key={layer}>
          <svg viewBox="0 0 18 14" aria-hidden="true">
            {layer === 'focus' ? (
              <path className="map__outline" d="M2 2h14v10H2z" />
            ) : (
              <circle className={`map__point layer-${layer}`} cx="9" cy="7" r="5" />
            )}
          </svg>
          {layerName(t, layer)}
        </li>
      ))}
      {layers.includes('focus') &&
        categories.map((category) => (
          <li key={category}>
            <svg viewBox="0 0 18 14" aria-hidden="true">
              <path className={fills[category]} d="M0 0h18v14H0z" />
            </svg>
            {t(`category.${category}`)}
          </li>
        ))}
    </ul>
  );
}

/** The legend as it is first; the script draws it anew when colours change. */
export function PictureLegend({ picture }: { picture: MapPicture }) {
  return <Legend items={picture.legend} />;
}
