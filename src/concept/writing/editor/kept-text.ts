/**
 * What somebody has written and the server has not confirmed yet lies in her browser, under her name and section: a closed
 * window, a lost network or the end of her session take nothing. It is put in again when she opens the text the next time.
 */

import * as Y from 'yjs';

type Kept = { readonly at: string; readonly update: string };

const toText = (bytes: Uint8Array) => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};
const toBytes = (text: string) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

export class KeptText {
  readonly #prefix: string;
  readonly #key: string;
  /** What was found at the beginning, as it was found: removed only if no other window has written it anew. */
  #found = new Map<string, string>();

  constructor(name: string, personId: string) {
    this.#prefix = `schreiben:${name}:${personId}:`;
    this.#key = `${this.#prefix}${Math.random().toString(36).slice(2)}`;
  }

  /** Puts in what was kept; gives the moment of the latest of it, or null. */
  putInto(doc: Y.Doc, origin: unknown): string | null {
    let latest: string | null = null;
    for (const [key, value] of Object.entries(storage() ?? {})) {
      if (!key.startsWith(this.#prefix)) continue;
      try {
        const kept = JSON.parse(String(value)) as Kept;
        Y.applyUpdate(doc, toBytes(kept.update), origin);
        this.#found.set(key, String(value));
        if (latest === null || kept.at > latest) latest = kept.at;
      } catch {
        // Half written when the browser ended: there is nothing in it to save.
        storage()?.removeItem(key);
      }
    }
    return latest;
  }

  /** @returns false where the browser keeps nothing (a private window, a full disk) */
  keep(doc: Y.Doc, confirmed: Uint8Array): boolean {
    const kept: Kept = { at: new Date().toISOString(), update: toText(Y.encodeStateAsUpdate(doc, confirmed)) };
    try {
      storage()?.setItem(this.#key, JSON.stringify(kept));
      return storage() !== null;
    } catch {
      return false;
    }
  }

  /** Everything is on the server. */
  forget(): void {
    storage()?.removeItem(this.#key);
    for (const [key, value] of this.#found) if (storage()?.getItem(key) === value) storage()?.removeItem(key);
    this.#found.clear();
  }
}

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
