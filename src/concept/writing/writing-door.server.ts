/**
 * The door to writing together: who may come in over a websocket, and how many. Origin, session, city, section and right are
 * asked before the first message is read, and again every minute.
 */

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { RouterContextProvider } from 'react-router';
import { WebSocket, WebSocketServer } from 'ws';
import { allow, enter, type Visit } from '#platform/access.server.ts';
import type { Hall } from '#platform/hall.server.ts';
import { log } from '#platform/log.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { listSectorParts } from '../concept.store.server.ts';
import type { LiveTexts, WritingVisitor } from './live-texts.server.ts';
import { section } from './sections.store.server.ts';

/** One message: a paste of the longest text fits, a file does not. */
export const largestMessage = 2 * 1024 * 1024;
const mostConnections = 2000;
const mostOfPerson = 50;
const askAgainMs = 60_000;

/** Why a connection ends, told to the editor's script; it knows these numbers. */
export const closing = { signedOut: 4401, notAllowed: 4403, notFound: 4404, tooMany: 4429, changed: 4409 } as const;

const address = /^\/([a-z0-9][a-z0-9-]{0,62})\/konzept\/abschnitte\/([\w.:-]{1,100})\/verbindung$/;

export type WritingDoor = ReturnType<typeof openWritingDoor>;

/** @returns answers an `upgrade` of the web server; false where the address is none of ours */
export function openWritingDoor(hall: Hall, live: LiveTexts) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage, clientTracking: true });
  const held = new Map<string, number>();

  async function visitorOf(request: Request, cityId: string, sectionId: string): Promise<WritingVisitor> {
    const context = new RouterContextProvider();
    enter(context, hall);
    const visit = await allow({ request, params: { city: cityId }, context }, 'plan.read');
    return visitorIn(visit, sectionId);
  }

  async function welcome(socket: WebSocket, request: Request, cityId: string, sectionId: string) {
    // What arrives before it is known who sends it waits; it is little.
    const waiting: Uint8Array[] = [];
    let take = (data: Uint8Array): void => {
      if (waiting.length < 20) waiting.push(data);
    };
    let gone: (code: number, reason: string) => void = () => {};
    socket.on('message', (data: Buffer) => take(new Uint8Array(data)));
    socket.on('close', (code, reason) => gone(code, reason.toString()));
    socket.on('error', (error) => log.info({ error: error.message }, 'an editor sent what cannot be read'));
    const visitor = await visitorOf(request, cityId, sectionId);
    const count = held.get(visitor.person.id) ?? 0;
    if (count >= mostOfPerson) return socket.close(closing.tooMany, 'too-many');
    if (socket.readyState !== WebSocket.OPEN) return;
    held.set(visitor.person.id, count + 1);
    const connection = live.connect(socket, request, visitor);
    const asking = setInterval(() => void askAgain(socket, request, visitor), askAgainMs);
    gone = (code, reason) => {
      clearInterval(asking);
      const left = (held.get(visitor.person.id) ?? 1) - 1;
      if (left > 0) held.set(visitor.person.id, left);
      else held.delete(visitor.person.id);
      connection.closed(code, reason);
    };
    take = connection.message;
    for (const data of waiting) take(data);
  }

  /** Who has signed out, lost her role or gained one meanwhile begins anew. */
  async function askAgain(socket: WebSocket, request: Request, visitor: WritingVisitor) {
    const now = await visitorOf(request, visitor.cityId, visitor.sectionId).catch((error: unknown) => {
      socket.close(codeOf(error), 'not-any-more');
      return visitor;
    });
    if (now.mayWrite !== visitor.mayWrite) socket.close(closing.changed, 'changed');
  }

  return {
    upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): boolean {
      const request = requestOf(incoming, hall);
      const match = address.exec(new URL(request.url).pathname);
      if (!match) return false;
      if (!isOwnOrigin(request, hall)) return refuse(socket, '403 Forbidden');
      if (sockets.clients.size >= mostConnections) return refuse(socket, '503 Service Unavailable');
      const [, cityId = '', sectionId = ''] = match;
      sockets.handleUpgrade(incoming, socket, head, (opened) => {
        welcome(opened, request, cityId, sectionId).catch((error: unknown) => {
          if (!(error instanceof Response || error instanceof Refusal))
            log.warn({ error: String(error) }, 'an editor was not let in');
          opened.close(codeOf(error), 'not-let-in');
        });
      });
      return true;
    },
    close() {
      for (const socket of sockets.clients) socket.close(1012, 'restart');
      sockets.close();
      setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, 1000).unref();
    },
  };
}

async function visitorIn(visit: Visit, sectionId: string): Promise<WritingVisitor> {
  const { found, part } = await visit.read(async (db) => {
    const found = await section(db, sectionId);
    return { found, part: (await listSectorParts(db)).find(({ id }) => id === found.sectorPartId) };
  });
  const open = found.frozenAt === null && !found.retired;
  return {
    cityId: visit.city.id,
    sectionId,
    person: { id: visit.person.id, name: visit.person.name },
    mayWrite: open && visit.may('concept.write', part?.officeId ?? null),
  };
}

/** A redirect is the way to sign in. */
function codeOf(error: unknown): number {
  if (error instanceof Response) return closing.signedOut;
  if (error instanceof Refusal && error.status === 403) return closing.notAllowed;
  if (error instanceof Refusal && error.status === 404) return closing.notFound;
  return 1011;
}

function refuse(socket: Duplex, status: string): true {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  return true;
}

function requestOf({ url = '/', headers }: IncomingMessage, { config }: Hall): Request {
  const own = config.baseUrl ?? `http://${headers.host ?? 'localhost'}`;
  const given = Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? '']).map((each): [string, string] => [name, each]),
  );
  return new Request(new URL(url, own), { headers: new Headers(given) });
}

/** Browsers always say from which page they connect: only from one of ours. */
function isOwnOrigin(request: Request, { config }: Hall): boolean {
  const origin = request.headers.get('origin');
  return origin === null || origin === new URL(config.baseUrl ?? request.url).origin;
}
