/** Where the pictures of a base map lie: addresses of tiles for the map in the browser, and for a look at a few of them. */

export type TileSource = { readonly kind: 'wms' | 'xyz'; readonly url: string };

const box = '{bbox-epsg-3857}';
/** Of a GetMap request, what the map itself decides. */
const ours = ['service', 'request', 'version', 'crs', 'srs', 'bbox', 'width', 'height'];

/**
 * The address of a tile with what the map fills in. A WMS is asked in Web Mercator, whose axes stand in one order in 1.1.1
 * (`srs`) and 1.3.0 (`crs`); what its address says besides (layers, styles, format) stays.
 *
 * @example
 * tileAddress({ kind: 'xyz', url: 'https://k.example/{z}/{x}/{y}.png' }) // → 'https://k.example/{z}/{x}/{y}.png'
 */
export function tileAddress({ kind, url }: TileSource): string {
  if (kind === 'xyz') return url;
  const { origin, pathname, searchParams } = new URL(url);
  const given = new Map([...searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  const version = given.get('version')?.startsWith('1.1') ? given.get('version') : '1.3.0';
  const asked = new URLSearchParams({ service: 'WMS', request: 'GetMap', version: version ?? '1.3.0' });
  for (const [name, value] of [['styles', ''], ['format', 'image/png'], ...given] as const)
    if (!ours.includes(name)) asked.set(name, value);
  asked.set(version === '1.3.0' ? 'crs' : 'srs', 'EPSG:3857');
  asked.set('width', '256');
  asked.set('height', '256');
  return `${origin}${pathname}?${asked}&bbox=${box}`;
}

const half = 20_037_508.342789244;

/** The four tiles around a point, in reading order, at a zoom that shows a quarter of a city. */
export function tilesAround(source: TileSource, [lon, lat]: readonly [number, number], zoom = 12): string[] {
  const count = 2 ** zoom;
  const sin = Math.sin((lat * Math.PI) / 180);
  const column = Math.round(((lon + 180) / 360) * count);
  const row = Math.round((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * count);
  const template = tileAddress(source);
  return [row - 1, row].flatMap((y) =>
    [column - 1, column].map((x) => {
      const size = (2 * half) / count;
      const [west, north] = [x * size - half, half - y * size];
      return template
        .replaceAll('{z}', String(zoom))
        .replaceAll('{x}', String(x))
        .replaceAll('{y}', String(y))
        .replaceAll(box, [west, north - size, west + size, north].join(','));
    }),
  );
}
