/**
 * One text that is open in somebody's editor: who has written since it was last stored, what is stored, and who waits to be
 * told so. A writer hears "stored" only after the database has committed what she wrote.
 */

import type * as Y from 'yjs';
import { fragmentName } from './shared-text.server.ts';
import type { Writer } from './sittings.store.server.ts';

export type Person = { readonly id: string; readonly name: string };

/** What one person touched since the text was last stored. */
type Traces = {
  readonly name: string;
  readonly types: Set<unknown>;
  /** The row of blocks itself: something came or went. */
  order: boolean;
};

type Mark = { readonly version: number; readonly tell: () => void };

export class LiveText {
  readonly cityId: string;
  readonly sectionId: string;
  readonly doc: Y.Doc;
  /** The revision of the stored text that this document contains. */
  revision = 0;
  #version = 0;
  #stored = 0;
  #traces = new Map<string, Traces>();
  #authors = new Map<number, string>();
  #marks: Mark[] = [];
  /** Storing happens one after the other. */
  queue: Promise<unknown> = Promise.resolve();
  retry: NodeJS.Timeout | null = null;

  constructor(cityId: string, sectionId: string, doc: Y.Doc) {
    this.cityId = cityId;
    this.sectionId = sectionId;
    this.doc = doc;
  }

  get dirty(): boolean {
    return this.#version > this.#stored;
  }

  get version(): number {
    return this.#version;
  }

  /** Somebody's change has arrived. */
  note(transaction: Y.Transaction, person: Person): void {
    if (transaction.changed.size === 0) return;
    this.#version += 1;
    const traces = this.#traces.get(person.id) ?? { name: person.name, types: new Set(), order: false };
    this.#traces.set(person.id, traces);
    const fragment = this.doc.getXmlFragment(fragmentName);
    for (const type of transaction.changed.keys()) {
      if ((type as unknown) === fragment) traces.order = true;
      else traces.types.add(blockOf(type, fragment));
    }
    for (const [client, clock] of transaction.afterState) {
      if ((transaction.beforeState.get(client) ?? 0) < clock) this.#authors.set(client, person.id);
    }
  }

  /** Who has written since the last storing; from now on the traces are gathered anew. */
  takeWriters(): Writer[] {
    const traces = this.#traces;
    this.#traces = new Map();
    const blocks = this.doc.getXmlFragment(fragmentName).toArray();
    const authors = blocks.map((block) => this.#authors.get(block._item?.id.client ?? -1));
    return [...traces].map(([id, { name, types, order }]) => ({
      id,
      name,
      isHers: ({ from, to, removed }) => {
        const touched = blocks.slice(from, to).some((block) => types.has(block));
        const made = order && authors.slice(from, to).includes(id);
        return touched || made || (order && removed > to - from);
      },
    }));
  }

  /** Tells once everything that has arrived up to now is stored; at once where it is. */
  mark(tell: () => void): void {
    if (!this.dirty) tell();
    else this.#marks.push({ version: this.#version, tell });
  }

  storedUpTo(version: number): void {
    this.#stored = Math.max(this.#stored, version);
    const told = this.#marks.filter((mark) => mark.version <= this.#stored);
    this.#marks = this.#marks.filter((mark) => mark.version > this.#stored);
    for (const { tell } of told) tell();
  }

  /** What cannot be stored any more is nobody's any more: the text rests. */
  giveUp(): void {
    this.#stored = this.#version;
    this.#marks = [];
    this.#traces = new Map();
  }
}

/** The block of the text in which something changed. */
function blockOf(type: unknown, fragment: unknown): unknown {
  let at = type as Y.AbstractType<unknown>;
  while (at.parent && (at.parent as unknown) !== fragment) at = at.parent as Y.AbstractType<unknown>;
  return at;
}
