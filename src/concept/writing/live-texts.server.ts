/**
 * Texts written together: the connections of all open editors. Each connection is of one signed-in person, to one section of
 * her city. What she sends is merged into the shared document, goes to the others at once and to the database within a second.
 */

import { AsyncLocalStorage } from 'node:async_hooks';
import { Hocuspocus } from '@hocuspocus/server';
import * as Y from 'yjs';
import { inCity } from '#platform/database.server.ts';
import type { Hall } from '#platform/hall.server.ts';
import { log } from '#platform/log.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { LiveText, type Person } from './live-text.server.ts';
import { endSitting, endSittingsBefore, noteSittings } from './sittings.store.server.ts';
import { whenChanged } from './text-changed.server.ts';
import { loadInto, merging, storedState, storeState } from './texts.store.server.ts';

/** So long after the last key the text is stored; while somebody writes on, at least this often. */
const pauseMs = 250;
const mostMs = 800;
const retryMs = 2000;
/** So long after the connection ended somebody may come back to the same sitting. */
const graceMs = 20_000;
/** Who has not written for so long has gone, even if her window is open. */
const sittingMinutes = 15;
/** A shared document does not grow beyond this: about ten times the longest text of a section. */
const mostBytes = 6 * 1024 * 1024;

type Doc = Parameters<Hocuspocus['storeDocumentHooks']>[0];
type Socket = Parameters<Hocuspocus['handleConnection']>[0];

/** Somebody at the text of a section, let in by the door. */
export type WritingVisitor = {
  readonly cityId: string;
  readonly sectionId: string;
  readonly person: Person;
  readonly mayWrite: boolean;
};

export type LiveTexts = {
  /** @returns what to do with each message, and when the connection ends */
  connect(
    socket: Socket,
    request: Request,
    visitor: WritingVisitor,
  ): { message(data: Uint8Array): void; closed(code: number, reason: string): void };
  /** Sittings of those who stopped writing, or whose process was killed, become entries of the journal. */
  endOldSittings(): Promise<void>;
  close(): Promise<void>;
};

/** After these nothing can be stored any more; everything else is tried again. */
const final: ReadonlySet<string> = new Set(['section-frozen', 'section-retired', 'not-found']);

/** The name of a document in the protocol. */
export const documentName = (cityId: string, sectionId: string) => `${cityId}/${sectionId}`;

export function openLiveTexts({ database }: Pick<Hall, 'database'>): LiveTexts {
  const live = new Map<Doc, LiveText>();
  // A change told inside somebody's transaction is looked at outside of it.
  const outside = AsyncLocalStorage.snapshot();

  async function storeOnce(doc: Doc, text: LiveText): Promise<void> {
    if (!text.dirty) return;
    const { version } = text;
    const writers = text.takeWriters();
    try {
      const stored = await inCity(database, text.cityId, 'write', async (db) => {
        const done = await storeState(db, text.sectionId, doc, text.revision);
        await noteSittings(db, text.sectionId, done, writers);
        return done;
      });
      text.revision = stored.revision;
      text.storedUpTo(version);
    } catch (error) {
      if (error instanceof Refusal && final.has(error.key)) return stopWriting(doc, text, error);
      log.warn({ error: String(error), section: text.sectionId }, 'a text could not be stored and is tried again');
      text.retry ??= setTimeout(() => {
        text.retry = null;
        store(doc)
          .then(() => server.unloadDocument(doc))
          .catch(() => {});
      }, retryMs);
      text.retry.unref();
      throw error;
    }
  }

  /** The text rests or has been ended: everybody is told, and what was not stored stays in their browsers. */
  function stopWriting(doc: Doc, text: LiveText, refusal: Refusal): void {
    text.giveUp();
    doc.broadcastStateless(JSON.stringify({ refused: refusal.key }));
    for (const connection of doc.getConnections()) connection.readOnly = true;
    // What is not stored must not wait here for the next who comes.
    setTimeout(() => server.closeConnections(doc.name), 50);
  }

  function store(doc: Doc): Promise<void> {
    const text = live.get(doc);
    if (!text) return Promise.resolve();
    const run = text.queue.then(() => outside(() => storeOnce(doc, text)));
    text.queue = run.catch(() => {});
    return run;
  }

  const server = new Hocuspocus<WritingVisitor>({
    quiet: true,
    debounce: pauseMs,
    maxDebounce: mostMs,
    timeout: 60_000,
    maxPendingDocuments: 1,
    async onAuthenticate({ context, documentName: name, connectionConfig }) {
      if (name !== documentName(context.cityId, context.sectionId)) throw new Error('another text');
      connectionConfig.readOnly = !context.mayWrite;
    },
    async onLoadDocument({ document, context }) {
      const text = new LiveText(context.cityId, context.sectionId, document);
      const there = await inCity(database, text.cityId, 'read', (db) => loadInto(db, text.sectionId, document));
      text.revision = there.revision;
      document.on('afterTransaction', (transaction: Y.Transaction) => {
        const { origin } = transaction as { origin: { connection?: { context: WritingVisitor } } | null };
        if (origin?.connection) text.note(transaction, origin.connection.context.person);
      });
      live.set(document, text);
    },
    async beforeSync({ document, payload, type }) {
      // Step one asks only; the others bring text.
      if (type === 0 || payload.byteLength < mostBytes / 8) return;
      if (Y.encodeStateAsUpdate(document).byteLength + payload.byteLength > mostBytes) throw tooLarge;
    },
    async beforeHandleAwareness({ states, context }) {
      if (!context) return states.clear();
      // Who she is says the server, not her browser.
      for (const state of states.values()) {
        const { cursor } = state as { cursor?: unknown };
        for (const key of Object.keys(state)) delete (state as Record<string, unknown>)[key];
        Object.assign(state, { cursor: cursor ?? null, user: { name: context.person.name, id: context.person.id } });
      }
    },
    async onStateless({ document, connection, payload }) {
      const mark = Number(payload);
      if (!Number.isSafeInteger(mark)) return;
      live.get(document as Doc)?.mark(() => connection.sendStateless(JSON.stringify({ stored: mark })));
    },
    async onStoreDocument({ document }) {
      await store(document as Doc);
    },
    async onDisconnect({ document, context }) {
      await store(document as Doc).catch(() => {});
      // Whose network comes and goes is still sitting there.
      setTimeout(() => void outside(() => leave(context)), graceMs).unref();
    },
    async beforeUnloadDocument({ document }) {
      // Nothing leaves memory before it is stored.
      if (live.get(document as Doc)?.dirty) throw new Error('not stored yet');
    },
    async afterUnloadDocument() {
      for (const doc of live.keys()) if (doc.isDestroyed) live.delete(doc);
    },
  });

  async function leave({ cityId, sectionId, person }: WritingVisitor): Promise<void> {
    const connections = server.documents.get(documentName(cityId, sectionId))?.getConnections() ?? [];
    if (connections.some((each) => (each.context as WritingVisitor).person.id === person.id)) return;
    await inCity(database, cityId, 'write', (db) => endSitting(db, sectionId, person.id)).catch((error: unknown) =>
      log.warn({ error: String(error) }, 'a sitting is ended later'),
    );
  }

  async function takeIn(cityId: string, sectionId: string): Promise<void> {
    const doc = server.documents.get(documentName(cityId, sectionId));
    const text = doc && live.get(doc);
    if (!doc || !text) return;
    const there = await inCity(database, cityId, 'read', (db) => storedState(db, sectionId));
    if (there.state && there.revision > text.revision) Y.applyUpdate(doc, there.state, merging);
  }

  // The change is told before its transaction ends: it is looked at a moment later, and once more.
  const unhear = whenChanged((cityId, sectionId) =>
    outside(() => {
      for (const wait of [100, 600, 2500]) {
        setTimeout(() => void takeIn(cityId, sectionId).catch(() => {}), wait).unref();
      }
    }),
  );

  async function endOldSittings() {
    const cities = await database.kysely.selectFrom('city').select('city_id').execute();
    const before = new Date(Date.now() - sittingMinutes * 60_000);
    for (const { city_id: cityId } of cities)
      await inCity(database, cityId, 'write', (db) => endSittingsBefore(db, before));
  }

  return {
    connect(socket, request, visitor) {
      const connection = server.handleConnection(socket, request, visitor);
      return {
        message: (data) => connection.handleMessage(data),
        closed: (code, reason) => connection.handleClose({ code, reason }),
      };
    },
    endOldSittings,
    async close() {
      unhear();
      server.closeConnections();
      const docs = [...live.keys()];
      await Promise.allSettled(docs.map((doc) => store(doc)));
      for (const text of live.values()) if (text.retry) clearTimeout(text.retry);
    },
  };
}

const tooLarge = Object.assign(new Error('too large'), { code: 4413, reason: 'too-large' });
