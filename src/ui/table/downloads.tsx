/** What can be taken along: the same words at the end of every list, chart and map. */

import { useTexts } from '../language.ts';
import { type Query, useHref } from '../layout/place.tsx';
import { uiTexts } from '../texts.en.ts';

const formatNames = {
  csv: 'CSV',
  xlsx: 'XLSX',
  geojson: 'GeoJSON',
  gpkg: 'GeoPackage',
  svg: 'SVG',
  png: 'PNG',
} as const;
type FileFormat = keyof typeof formatNames;

/** The files of one list, chart or map: `path` without its ending, one address per format. */
export type Files = {
  readonly path: string;
  readonly formats: readonly FileFormat[];
  readonly query?: Query;
  /** Where several of a kind stand on one page. */
  readonly what?: string;
};

/** `shown`: where it is not clear from the place what is meant. */
export function Downloads({
  path,
  formats,
  query = {},
  what,
  shown = false,
}: Files & { what: string; shown?: boolean }) {
  const t = useTexts(uiTexts);
  const href = useHref();
  return (
    // biome-ignore lint/a11y/useSemanticElements: no landmark of its own; a page may hold many
    <p className="downloads small" role="group" aria-label={t('file.of', { what })}>
      <span>{shown ? what : t('table.download')}:</span>
      {formats.map((format) => (
        <a
          key={format}
          href={href(`${path}.${format}`, query)}
          aria-label={t('file.as', { what, format: formatNames[format] })}
        >
          {formatNames[format]}
        </a>
      ))}
    </p>
  );
}
