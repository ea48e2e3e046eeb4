/**
 * The connection of an open editor: sends and receives changes, and knows of each of them whether the server has stored it.
 * "Saved" is said only then; what is not stored lies in the browser.
 */

import { HocuspocusProvider } from '@hocuspocus/provider';
import * as Y from 'yjs';
import { KeptText } from './kept-text.ts';

export type SavingState =
  | 'connecting'
  | 'saved'
  | 'saving'
  | 'offline'
  | 'signed-out'
  | 'not-allowed'
  | 'resting'
  | 'too-large';

/** Why the server ended the connection; the same numbers as at its door. */
const endings: Readonly<Record<number, SavingState>> = {
  4401: 'signed-out',
  4403: 'not-allowed',
  4404: 'not-allowed',
  4413: 'too-large',
  1009: 'too-large',
};

const markAfterMs = 120;
const keepAfterMs = 200;

export type ConnectionSettings = {
  readonly url: string;
  readonly name: string;
  readonly personId: string;
  readonly onState: (state: SavingState) => void;
  readonly onReady: (readOnly: boolean) => void;
  readonly onRestored: (at: string) => void;
};

export class Connection {
  readonly doc = new Y.Doc();
  readonly provider: HocuspocusProvider;
  readonly #settings: ConnectionSettings;
  readonly #kept: KeptText;
  /** Counts own changes; each mark asks whether all up to it are stored. */
  #own = 0;
  #stored = 0;
  /** What the server had at each mark that is under way. */
  #marked = new Map<number, Uint8Array>();
  #confirmed: Uint8Array = Y.encodeStateVector(new Y.Doc());
  #state: SavingState = 'connecting';
  #timers: { mark?: number; keep?: number } = {};
  #ended = false;
  #readOnly = false;
  #ready = false;

  constructor(settings: ConnectionSettings) {
    this.#settings = settings;
    this.#kept = new KeptText(settings.name, settings.personId);
    this.provider = new HocuspocusProvider({
      url: settings.url,
      name: settings.name,
      document: this.doc,
      token: '-',
      onAuthenticated: ({ scope }) => {
        this.#readOnly = scope === 'readonly';
      },
      onSynced: ({ state }) => state && this.#synced(),
      onStateless: ({ payload }) => this.#told(JSON.parse(payload) as { stored?: number; refused?: string }),
      onStatus: ({ status }) => status !== 'connected' && !this.#ended && this.#ready && this.#say('offline'),
      onClose: ({ event }) => this.#closed(event.code),
    });
    this.doc.on('update', (_: Uint8Array, origin: unknown) => origin !== this.provider && this.#changed());
    const at = this.#kept.putInto(this.doc, 'kept');
    if (at !== null) settings.onRestored(at);
  }

  get unsaved(): boolean {
    return this.#own > this.#stored;
  }

  #say(state: SavingState) {
    if (this.#state === state) return;
    this.#state = state;
    this.#settings.onState(state);
  }

  #changed() {
    this.#own += 1;
    if (this.#state === 'saved') this.#say('saving');
    this.#timers.keep ??= window.setTimeout(() => this.keepNow(), keepAfterMs);
    this.#markSoon();
  }

  keepNow() {
    window.clearTimeout(this.#timers.keep);
    delete this.#timers.keep;
    if (this.unsaved) this.#kept.keep(this.doc, this.#confirmed);
  }

  #markSoon() {
    this.#timers.mark ??= window.setTimeout(() => {
      delete this.#timers.mark;
      if (!this.provider.isSynced || this.#readOnly) return;
      this.#marked.set(this.#own, Y.encodeStateVector(this.doc));
      this.provider.sendStateless(String(this.#own));
    }, markAfterMs);
  }

  #synced() {
    this.#ready = true;
    this.#settings.onReady(this.#readOnly);
    if (this.#readOnly && this.unsaved) return this.#say('resting');
    this.#say(this.unsaved ? 'saving' : 'saved');
    if (this.unsaved) this.#markSoon();
  }

  #told({ stored, refused }: { stored?: number; refused?: string }) {
    if (refused) return this.#end('resting');
    if (stored === undefined) return;
    this.#stored = Math.max(this.#stored, stored);
    this.#confirmed = this.#marked.get(stored) ?? this.#confirmed;
    for (const mark of this.#marked.keys()) if (mark <= stored) this.#marked.delete(mark);
    if (this.unsaved) return this.#markSoon();
    this.#kept.forget();
    this.#say('saved');
  }

  #closed(code: number) {
    this.#marked.clear();
    const ending = endings[code];
    if (ending) this.#end(ending);
    else if (!this.#ended) this.#say(this.#ready ? 'offline' : 'connecting');
  }

  /** The server will not take anything any more: nothing is sent again, what is unsaved stays in the browser. */
  #end(state: SavingState) {
    this.#ended = true;
    this.keepNow();
    this.provider.disconnect();
    this.#say(state);
  }
}
