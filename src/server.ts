/** The web server: the house behind HTTP. Static files, limits and headers here; everything else is a page. */

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import * as build from 'virtual:react-router/server-build';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import { RouterContextProvider, type ServerBuild } from 'react-router';
import { demoPassword, demoPeople } from '#people/demo.ts';
import { peopleTexts } from '#people/texts.en.ts';
import { enter, foreignHostOf, isKeptNot } from '#platform/access.server.ts';
import { type Config, projectRoot, readConfig } from '#platform/config.server.ts';
import { contentPolicy, foreignHeader } from '#platform/content-policy.server.ts';
import { asDocuments } from '#platform/documents.server.ts';
import { FolderInUse } from '#platform/engine.server.ts';
import { log } from '#platform/log.server.ts';
import { keptAnswer, passes } from '#platform/public-cache.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { answerBySection } from '#platform/sections.server.ts';
import { tellWhereTo } from '#platform/sent-form.server.ts';
import { type House, openHouse } from './house.server.ts';

const megabyte = 1024 * 1024;
/** Received files; all other forms are words. */
const largestFile = 50 * megabyte;
const largestForm = 2 * megabyte;
/** More than this is not even thrown away. */
const mostDrained = 1024 * megabyte;

const render = answerBySection(asDocuments(build as unknown as ServerBuild));

/** Where a refusal is said; see routes.ts. */
const nowhere = '/-';

async function page(house: House, request: Request, refusal?: Refusal): Promise<Response> {
  const context = new RouterContextProvider();
  enter(context, house, refusal);
  // A refused request is answered as a page: its body is not read any more.
  const answer = await render(
    refusal ? new Request(new URL(nowhere, request.url), { headers: request.headers }) : request,
    context,
  );
  if (answer.status >= 400 && !refusal && isJson(answer) && !isForPrograms(answer))
    return pageFor(house, request, answer);
  const foreign = foreignHostOf(context);
  if (foreign) answer.headers.set(foreignHeader, foreign);
  if (isKeptNot(context)) passes(answer);
  return answer;
}

function isJson(answer: Response): boolean {
  return answer.headers.get('content-type')?.startsWith('application/json') ?? false;
}

/** An interface says in its own words what is wrong: no person reads them. */
function isForPrograms(answer: Response): boolean {
  return answer.headers.has('access-control-allow-origin');
}

/** A file that could not be given is answered with a page as well: people followed a link to it. */
async function pageFor(house: House, request: Request, answer: Response): Promise<Response> {
  // Whoever asks for the heads only gets no words to read.
  const { message } = (request.method === 'HEAD' ? { message: '' } : await answer.json()) as { message: string };
  const said = message.startsWith('{') ? (JSON.parse(message) as Refusal['data']) : undefined;
  const key = said?.key ?? (answer.status === 404 ? 'not-found' : answer.status < 500 ? 'bad-request' : 'unexpected');
  return page(house, request, new Refusal(answer.status, key, said?.vars));
}

/** Reads to the end and forgets: a browser shows an answer only when it has sent everything. */
async function drain(body: ReadableStream<Uint8Array> | null): Promise<void> {
  let left = mostDrained;
  for await (const chunk of body ?? []) {
    left -= chunk.length;
    if (left < 0) return;
  }
}

export function createApp(house: House): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(
    secureHeaders({
      xFrameOptions: 'DENY',
      referrerPolicy: 'same-origin',
      strictTransportSecurity: house.config.baseUrl?.startsWith('https:') ?? false,
    }),
  );
  app.use(async (c, next) => {
    await next();
    const policy = contentPolicy(c.res.headers.get(foreignHeader));
    c.res.headers.delete(foreignHeader);
    c.res.headers.set('Content-Security-Policy', policy);
  });
  app.use('/assets/*', compress());
  app.use(
    '/assets/*',
    serveStatic({
      root: `${projectRoot}/build/client`,
      onFound: (_, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  );
  for (const file of ['/symbol.svg', '/robots.txt'])
    app.get(file, serveStatic({ root: `${projectRoot}/build/client` }));
  app.get('/health', (c) => c.json({ status: 'up' }));
  app.get('/ready', (c) => ready(c, house));
  app.use(compress());
  app.use(async (c, next) => {
    const preference = preferenceIn(c.req.raw);
    if (preference) return preference;
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && !sameOrigin(c.req.raw, house)) {
      return page(house, c.req.raw, new Refusal(403, 'foreign-origin'));
    }
    return next();
  });
  app.use(async (c, next) => {
    await next();
    if (c.req.raw.body && !c.req.raw.bodyUsed) await drain(c.req.raw.body).catch(() => {});
  });
  const limit = (maxSize: number) =>
    bodyLimit({
      maxSize,
      onError: (c) => page(house, c.req.raw, new Refusal(413, 'too-large', { megabytes: maxSize / megabyte })),
    });
  const [ofFile, ofForm] = [limit(largestFile), limit(largestForm)];
  app.post('/*', (c, next) => (c.req.path.endsWith('/import') ? ofFile : ofForm)(c, next));
  // The framework answers every page once more as data for a script that ours do not have.
  app.all('/:page{.+\\.data}', (c) => page(house, c.req.raw, new Refusal(404, 'not-found')));
  app.all('*', async (c) =>
    tellWhereTo(house.database, c.req.raw, await keptAnswer(house.database, c.req.raw, () => page(house, c.req.raw))),
  );
  return app;
}

async function ready(c: Context, house: House) {
  const { rows } = await house.database.pool.query('select 1 as one').catch(() => ({ rows: [] }));
  return rows.length === 1 ? c.json({ status: 'ready' }) : c.json({ status: 'database away' }, 503);
}

/** A form of ours comes from our own pages; browsers say where a post comes from. */
function sameOrigin(request: Request, { config }: House): boolean {
  const origin = request.headers.get('origin');
  if (origin === null) return request.headers.get('sec-fetch-site') !== 'cross-site';
  return origin === (config.baseUrl ?? new URL(request.url).origin);
}

const year = 60 * 60 * 24 * 365;

/** `?sprache=en` and `?darstellung=dark` are links that set a preference and lead to the page without them. */
function preferenceIn(request: Request): Response | undefined {
  const url = new URL(request.url);
  const language = url.searchParams.get('sprache');
  const theme = url.searchParams.get('darstellung');
  if (request.method !== 'GET' || (language === null && theme === null)) return undefined;
  url.searchParams.delete('sprache');
  url.searchParams.delete('darstellung');
  const headers = new Headers({ Location: url.pathname + url.search });
  const cookie = (name: string, value: string) => `${name}=${value}; Path=/; Max-Age=${year}; SameSite=Lax; HttpOnly`;
  if (language === 'de' || language === 'en') headers.append('Set-Cookie', cookie('sprache', language));
  if (theme === 'light' || theme === 'dark' || theme === 'auto')
    headers.append('Set-Cookie', cookie('darstellung', theme));
  return new Response(null, { status: 302, headers });
}

/** What a person at the terminal wants to know: where it is, and how to get in. */
function announce(config: Config, address: string) {
  const lines = ['', `  Stadtfaden: ${address}`];
  if (config.demo) {
    lines.push('', `  Demo-Zugänge (Passwort ${demoPassword}), nur solange DEMO gesetzt ist:`);
    for (const { role, email } of demoPeople)
      lines.push(`    ${email.padEnd(34)} ${peopleTexts('de')(`role.${role}`)}`);
  }
  process.stdout.write(`${lines.join('\n')}\n\n`);
}

async function main() {
  const config = readConfig();
  const house = await openHouse(config);
  const server = createAdaptorServer({ fetch: createApp(house).fetch });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!house.writing?.upgrade(request, socket, head)) socket.destroy();
  });
  server.listen(config.port, config.host, () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    announce(config, config.baseUrl ?? `http://${config.host}:${port}`);
  });
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    // Those who write are told to come back; open requests are answered; keep-alive connections are not waited for.
    house.writing?.close();
    server.close(() => void house.close().then(() => process.exit(0)));
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    setTimeout(() => process.exit(1), 15_000).unref();
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
}

main().catch((error: unknown) => {
  if (error instanceof FolderInUse)
    console.error(`${error.message}\nStop the other process or set DATA_DIR to another folder.`);
  else console.error(error);
  process.exit(1);
});
