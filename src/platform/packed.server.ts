/**
 * Data for a script in the browser: made once per stamp, compressed once, kept as bytes. The stamp (the city's revision, or
 * when its shapes last changed) is the ETag too: a browser that has it gets an empty answer.
 */

import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Visit } from './access.server.ts';
import { rememberDrawn } from './memo.server.ts';

const packers = {
  br: (bytes: Uint8Array) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }) as Promise<Uint8Array>,
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes) as Promise<Uint8Array>,
} as const;

/** Long enough for a walk to and fro, short enough that nobody works on with what is old: the address names the revision. */
const keptSeconds = 60;

export async function packed(
  { city, clearance }: Pick<Visit, 'city' | 'clearance'>,
  request: Request,
  { stamp, key: name }: { stamp: string | number; key: string },
  make: () => Promise<object>,
): Promise<Response> {
  const key = [name, ...clearance].join(' ');
  const tag = `"${createHash('sha256').update(`${stamp}\n${key}`).digest('base64url').slice(0, 24)}"`;
  const headers = new Headers({
    'Cache-Control': `private, max-age=${keptSeconds}`,
    ETag: tag,
    Vary: 'Accept-Encoding, Cookie',
    'X-Content-Type-Options': 'nosniff',
  });
  if (request.headers.get('if-none-match')?.replaceAll('W/', '').includes(tag))
    return new Response(null, { status: 304, headers });
  headers.set('Content-Type', 'application/json; charset=utf-8');
  const plain = () =>
    rememberDrawn(city.id, stamp, `packed ${key}`, async () => Buffer.from(JSON.stringify(await make())));
  const accepted = request.headers.get('accept-encoding') ?? '';
  const encoding = (['br', 'gzip'] as const).find((each) => accepted.includes(each));
  if (!encoding) return new Response(new Uint8Array(await plain()), { headers });
  headers.set('Content-Encoding', encoding);
  const bytes = await rememberDrawn(city.id, stamp, `packed ${encoding} ${key}`, async () =>
    packers[encoding](await plain()),
  );
  return new Response(new Uint8Array(bytes), { headers });
}
