/** A small map with its legend and its table twin. */

import type { ReactNode } from 'react';
import { type ChartTable, TwinTable } from '../chart/chart.tsx';
import { useTexts } from '../language.ts';
import { Downloads, type Files } from '../table/downloads.tsx';
import { uiTexts } from '../texts.en.ts';
import { byLook, mostLinked } from './svg-map.ts';

/** A shape on the map: its look, and where it leads. */
export type MapArea = {
  readonly id: string;
  readonly d: string;
  readonly look: string;
  readonly label: string;
  readonly href?: string;
};
/** `d`: what stands in its box, where that is no field of colour. */
export type LegendItem = { readonly look: string; readonly label: string; readonly d?: string };

export function SmallMap({
  width,
  height,
  areas,
  overlay = [],
  here,
  alt,
  legend = [],
  table,
  note,
  files,
}: {
  width: number;
  height: number;
  areas: readonly MapArea[];
  overlay?: readonly MapArea[];
  /** The outline of the area the page is about. */
  here?: string | null;
  alt: string;
  legend?: readonly LegendItem[];
  table?: ChartTable;
  note?: ReactNode;
  files?: Files;
}) {
  const t = useTexts(uiTexts);
  const crowded = [areas, overlay].find((some) => some.length > mostLinked && some.some((area) => area.href));
  const linked = [areas, overlay].some((some) => some.length <= mostLinked && some.some((area) => area.href));
  return (
    <figure className="map">
      <svg viewBox={`0 0 ${width} ${height}`} role={linked ? 'group' : 'img'} aria-label={alt}>
        <Patterns />
        <Shapes areas={areas} />
        <Shapes areas={overlay} />
        {here && <path className="map__here" d={here} />}
      </svg>
      <Legend items={legend} />
      {crowded && <p className="chart__note">{t('map.crowded', { count: crowded.length })}</p>}
      {note && <p className="chart__note">{note}</p>}
      {table && (
        <details>
          <summary>{t('map.asTable')}</summary>
          <TwinTable table={table} label={alt} />
        </details>
      )}
      {files && <Downloads {...files} what={t('file.map')} />}
    </figure>
  );
}

/** Very many are one path for each look, without words and links of their own. */
function Shapes({ areas }: { areas: readonly MapArea[] }) {
  if (areas.length > mostLinked) return byLook(areas).map(({ look, d }) => <path key={look} className={look} d={d} />);
  return areas.map((area) => <Shape key={area.id} area={area} />);
}

function Shape({ area }: { area: MapArea }) {
  const path = (
    <path className={area.look} d={area.d}>
      {area.label && <title>{area.label}</title>}
    </path>
  );
  return area.href ? (
    <a href={area.href} aria-label={area.label}>
      {path}
    </a>
  ) : (
    path
  );
}

export function Legend({ items }: { items: readonly LegendItem[] }) {
  if (items.length === 0) return null;
  return (
    <ul className="legend">
      {items.map((item) => (
        <li key={item.label}>
          <svg viewBox="0 0 18 14" aria-hidden="true">
            <path className={item.look} d={item.d ?? 'M0 0h18v14H0z'} />
          </svg>
          {item.label}
        </li>
      ))}
    </ul>
  );
}

/** Hatching: what is not known, and what is only under observation. */
function Patterns() {
  return (
    <defs>
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" />
        <path d="M0 0V6" />
      </pattern>
      <pattern id="hatch-cross" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" />
        <path d="M0 0V6M0 3H6" />
      </pattern>
      <pattern id="hatch-outline" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V5" />
      </pattern>
    </defs>
  );
}
