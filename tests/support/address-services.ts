/** A stand-in for the service that finds addresses, in both ways of answering; and the ways in which it fails. */

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type StandInAddress = {
  readonly street: string;
  readonly number: string;
  readonly postcode: string;
  readonly city: string;
  readonly point: readonly [lon: number, lat: number];
};

export type AddressServices = {
  readonly origin: string;
  /** Paths that were asked for, with their query. */
  readonly asked: string[];
  /** What it knows; a question finds those whose street it names. */
  known: readonly StandInAddress[];
  stop(): Promise<void>;
};

/** The first part of the path says how it behaves. */
type Manner = 'ok' | 'hang' | 'drip' | 'error' | 'html' | 'huge' | 'elsewhere' | 'odd';

export async function startAddressServices(otherOrigin = ''): Promise<AddressServices> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response, { known: service.known, otherOrigin });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const service: AddressServices = {
    origin: `http://127.0.0.1:${port}`,
    asked,
    known: [],
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return service;
}

type Around = { readonly known: readonly StandInAddress[]; readonly otherOrigin: string };

function answer(request: IncomingMessage, response: ServerResponse, { known, otherOrigin }: Around) {
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  const [, manner, last] = url.pathname.split('/') as [string, Manner, string];
  if (manner === 'hang') return;
  if (manner === 'drip') return drip(response);
  if (manner === 'error') return void response.writeHead(500).end('out of order');
  if (manner === 'html') return void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Wartung</h1>');
  if (manner === 'elsewhere')
    return void response.writeHead(302, { Location: `${otherOrigin}/ok/${last}${url.search}` }).end();
  if (manner === 'huge') return void response.writeHead(200).end(JSON.stringify(Array(200_000).fill('zu viel')));
  const question = (url.searchParams.get('q') ?? '').toLowerCase();
  const found = known.filter(({ street }) => question.includes(street.toLowerCase()));
  const entries = last === 'search' ? found.map(nominatim) : found.map(photon);
  const all = manner === 'odd' ? [...odd.slice(0, 5), ...entries, ...odd.slice(5)] : entries;
  response
    .writeHead(200, { 'Content-Type': 'application/json' })
    .end(JSON.stringify(last === 'search' ? all : { type: 'FeatureCollection', features: all }));
}

/** Always about to say more. */
function drip(response: ServerResponse) {
  response.writeHead(200, { 'Content-Type': 'application/json' }).write('[');
  const timer = setInterval(() => response.write(' '), 200);
  response.on('close', () => clearInterval(timer));
}

function nominatim({ street, number, postcode, city, point: [lon, lat] }: StandInAddress) {
  return {
    place_id: 1,
    licence: 'Data © OpenStreetMap contributors',
    lat: String(lat),
    lon: String(lon),
    category: 'place',
    type: 'house',
    addresstype: 'place',
    display_name: `${number}, ${street}, ${postcode} ${city}, Deutschland`,
    address: { house_number: number, road: street, postcode, city },
  };
}

function photon({ street, number, postcode, city, point }: StandInAddress) {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: point },
    properties: { type: 'house', street, housenumber: number, postcode, city, country: 'Deutschland' },
  };
}

/** What no address search should say. */
const odd: readonly unknown[] = [
  null,
  7,
  'Ritterstraße',
  [],
  {},
  { lat: 'Ost', lon: [], display_name: 'nirgends' },
  { lat: '', lon: '', display_name: 'ohne Punkt' },
  { lat: '1000', lon: '1000', display_name: 'neben der Erde' },
  { geometry: { type: 'Point', coordinates: ['12', '51'] }, properties: { name: 'in Worten' } },
  { geometry: { type: 'Point', coordinates: [512, 51] }, properties: { name: 'neben der Erde' } },
  { geometry: null, properties: null },
];
