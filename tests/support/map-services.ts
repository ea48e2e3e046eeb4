/** Stand-ins for the services a base map comes from: a WMS, tiles, a style; and the ways in which they fail. */

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { crc32, deflateSync } from 'node:zlib';

/** The first part of the path: how the service behaves. */
type Manner = 'ok' | 'hang' | 'error' | 'html' | 'no-cors';

export type MapServices = {
  readonly origin: string;
  /** Paths that were asked for, with their query. */
  readonly asked: string[];
  /** What was wrong with questions, as the service would say it. */
  readonly faults: string[];
  stop(): Promise<void>;
};

/** Magenta: nothing of the house has this colour. */
const colour = [255, 0, 255] as const;

export async function startMapServices(otherOrigin = ''): Promise<MapServices> {
  const asked: string[] = [];
  const faults: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response, { faults, otherOrigin });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    faults,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

type Around = { readonly faults: string[]; readonly otherOrigin: string };

function answer(request: IncomingMessage, response: ServerResponse, { faults, otherOrigin }: Around) {
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  const [, manner, service, ...rest] = url.pathname.split('/') as [string, Manner, string, ...string[]];
  if (manner === 'hang') return;
  if (manner !== 'no-cors') response.setHeader('Access-Control-Allow-Origin', '*');
  if (manner === 'error') return void response.writeHead(500).end('out of order');
  if (manner === 'html') return void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Wartung</h1>');
  if (service === 'stil.json') return json(response, style(`${url.origin}/${manner}/flaechen.json`));
  if (service === 'fremd.json') return json(response, style(`${otherOrigin}/ok/flaechen.json`));
  if (service === 'flaechen.json') return json(response, world);
  const fault = service === 'wms' ? wmsFault(url.searchParams) : tileFault(rest);
  if (!fault) return void response.writeHead(200, { 'Content-Type': 'image/png' }).end(tile);
  faults.push(`${url.pathname}${url.search}: ${fault}`);
  response
    .writeHead(200, { 'Content-Type': 'text/xml' })
    .end(`<ServiceExceptionReport>${fault}</ServiceExceptionReport>`);
}

const half = 20_037_508.342789244;

/** What a WMS 1.1.1 or 1.3.0 would refuse of a GetMap request for a tile. */
function wmsFault(query: URLSearchParams): string | null {
  const names = [...query.keys()].map((name) => name.toLowerCase());
  const get = (wanted: string) => [...query].find(([name]) => name.toLowerCase() === wanted)?.[1];
  if (new Set(names).size !== names.length) return 'a parameter twice';
  if (get('service') !== 'WMS' || get('request') !== 'GetMap') return 'no GetMap';
  const version = get('version');
  if (version !== '1.1.1' && version !== '1.3.0') return `version ${version}`;
  const [system, other] = version === '1.3.0' ? ['crs', 'srs'] : ['srs', 'crs'];
  if (get(system ?? '') !== 'EPSG:3857' || get(other ?? '') !== undefined) return `${system} must be EPSG:3857`;
  if (!get('layers') || get('styles') === undefined || !get('format')) return 'layers, styles or format missing';
  if (get('width') !== '256' || get('height') !== '256') return 'size';
  const box = (get('bbox') ?? '').split(',').map(Number);
  const [west = 0, south = 0, east = 0, north = 0] = box;
  if (box.length !== 4 || box.some((each) => !Number.isFinite(each))) return 'bbox';
  const [width, height] = [east - west, north - south];
  if (width <= 0 || Math.abs(width - height) > 1) return 'bbox is no square';
  // Germany in metres: x before y, in both versions.
  return west > 500_000 && east < 1_800_000 && south > 5_900_000 && north < 7_400_000 ? null : 'bbox is elsewhere';
}

function tileFault([zoom = '', column = '', row = '']: readonly string[]): string | null {
  if (![zoom, column].every((each) => /^\d+$/.test(each)) || !/^\d+\.png$/.test(row)) return 'no tile';
  const count = 2 ** Number(zoom);
  const [x, y] = [Number(column) / count, Number.parseInt(row, 10) / count];
  const east = (2 * x - 1) * half;
  return Number(zoom) > 22 || x >= 1 || y >= 1 || east < 500_000 || east > 1_800_000 ? 'elsewhere' : null;
}

function json(response: ServerResponse, value: unknown) {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}

/** Its source and layer bear the names that the map of the house gives its own. */
const style = (data: string) => ({
  version: 8,
  sources: { areas: { type: 'geojson', data } },
  layers: [{ id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': `rgb(${colour.join(',')})` } }],
});

const corners = [
  [5, 47],
  [16, 47],
  [16, 56],
  [5, 56],
  [5, 47],
];
const world = { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [corners] } };

const tile = png(256);

/** A square of one colour. */
function png(size: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.concat([Buffer.from([0]), Buffer.from(Array.from({ length: size }, () => [...colour]).flat())]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: size }, () => line)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}
