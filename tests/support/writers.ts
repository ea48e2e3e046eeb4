/** People who write in a section over real connections, as the editor's script does, and count what they typed. */

import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { TextNode } from '#concept/writing/section.ts';
import { readText } from '#concept/writing/shared-text.server.ts';

export type Desk = { readonly url: string; readonly city: string; readonly section: string; readonly cookie: string };

const addressOf = ({ url, city, section }: Desk) =>
  `${url.replace(/^http/, 'ws')}/${city}/konzept/abschnitte/${section}/verbindung`;

/** The end of a connection that was not let in, or of one that was: its number. */
export function endOf(desk: Desk, headers: Record<string, string> = {}): Promise<number> {
  const socket = new WebSocket(addressOf(desk), { headers: { cookie: desk.cookie, ...headers } });
  return new Promise((resolve) => {
    socket.on('close', (code) => resolve(code));
    socket.on('unexpected-response', (_, answer) => resolve(answer.statusCode ?? 0));
    socket.on('error', () => {});
  });
}

export class DeskWriter {
  readonly doc = new Y.Doc();
  readonly provider: HocuspocusProvider;
  readonly letter: string;
  readonly #socket: HocuspocusProviderWebsocket;
  typed = 0;
  readOnly = false;
  refused: string | null = null;
  #marks = 0;
  #waiting = new Map<number, () => void>();

  constructor(desk: Desk, letter: string) {
    this.letter = letter;
    const { cookie } = desk;
    this.#socket = new HocuspocusProviderWebsocket({
      url: addressOf(desk),
      delay: 200,
      minDelay: 100,
      maxDelay: 1000,
      WebSocketPolyfill: class extends WebSocket {
        constructor(url: string) {
          super(url, { headers: { cookie } });
        }
      },
    });
    this.provider = new HocuspocusProvider({
      websocketProvider: this.#socket,
      name: `${desk.city}/${desk.section}`,
      document: this.doc,
      token: '-',
      onAuthenticated: ({ scope }) => {
        this.readOnly = scope === 'readonly';
      },
      onStateless: ({ payload }) => {
        const { stored, refused } = JSON.parse(payload) as { stored?: number; refused?: string };
        this.refused = refused ?? this.refused;
        for (const [mark, told] of this.#waiting) if (stored !== undefined && mark <= stored) told();
      },
    });
    this.provider.attach();
  }

  async synced(): Promise<this> {
    while (!this.provider.isSynced) await pause(20);
    return this;
  }

  /** One letter somewhere in the text: mostly in the middle of what others wrote, now and then in a new paragraph. */
  type(random: () => number): void {
    const fragment = this.doc.getXmlFragment('text');
    const paragraphs = fragment.toArray().filter((each): each is Y.XmlElement => each instanceof Y.XmlElement);
    if (paragraphs.length === 0 || random() < 0.01) {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(this.letter)]);
      fragment.insert(Math.floor(random() * (paragraphs.length + 1)), [paragraph]);
    } else {
      const paragraph = paragraphs[Math.floor(random() * paragraphs.length)];
      const found = paragraph?.toArray().find((each) => each instanceof Y.XmlText);
      const text = found ?? new Y.XmlText();
      if (!found) paragraph?.insert(0, [text]);
      text.insert(Math.floor(random() * (text.length + 1)), this.letter);
    }
    this.typed += 1;
  }

  /** The line breaks, without a word to the other end. */
  breakLine(): void {
    (this.#socket.webSocket as unknown as WebSocket | null)?.terminate();
  }

  /** Waits until the server has said that everything is stored; gives how long that took. */
  async stored(within = 20_000): Promise<number> {
    const begun = performance.now();
    for (;;) {
      await this.synced();
      this.#marks += 1;
      const mark = this.#marks;
      const told = new Promise<boolean>((resolve) => this.#waiting.set(mark, () => resolve(true)));
      this.provider.sendStateless(String(mark));
      if (await Promise.race([told, pause(2000).then(() => false)])) return performance.now() - begun;
      if (performance.now() - begun > within) throw new Error(`${this.letter} was not told that her text is stored`);
    }
  }

  get body(): TextNode {
    return readText(this.doc).body;
  }

  leave(): void {
    this.provider.destroy();
    this.#socket.destroy();
  }
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** How often each letter stands in a text. */
export function lettersIn(body: TextNode): Map<string, number> {
  const counts = new Map<string, number>();
  for (const letter of JSON.stringify(body.content).matchAll(/"text":"([^"]*)"/g)) {
    for (const sign of letter[1] ?? '') counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  return counts;
}

export type Written = {
  readonly typed: number;
  readonly lost: number;
  readonly apart: number;
  readonly slowest: number;
  readonly breaks: number;
};

/**
 * Several people in several sections type for a while; each one's line breaks twice.
 *
 * @returns how much was typed, how much of it is missing in what the server stored, and how many see something else
 */
export async function writeTogether(
  desks: readonly Desk[],
  { people, seconds, perSecond }: { people: number; seconds: number; perSecond: number },
): Promise<Written> {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const at = (index: number) => desks[index % desks.length] as Desk;
  const writers = await Promise.all(
    Array.from({ length: people }, (_, index) => new DeskWriter(at(index), letters[index] ?? '?').synced()),
  );
  let breaks = 0;
  let slowest = 0;
  await Promise.all(
    writers.map(async (writer, index) => {
      const random = seeded(index + 1);
      const steps = seconds * perSecond;
      const broken = new Set([Math.floor(steps * (0.2 + 0.2 * random())), Math.floor(steps * (0.55 + 0.3 * random()))]);
      for (let step = 0; step < steps; step += 1) {
        writer.type(random);
        if (broken.has(step)) {
          writer.breakLine();
          breaks += 1;
        }
        await pause((1000 / perSecond) * (0.5 + random()));
      }
      slowest = Math.max(slowest, await writer.stored());
    }),
  );
  // Everything is with the server; it takes a moment until it is with everybody.
  await pause(500);
  let lost = 0;
  let apart = 0;
  for (const desk of desks) {
    const here = writers.filter((_, each) => at(each) === desk);
    const reader = await new DeskWriter(desk, '?').synced();
    const counts = lettersIn(reader.body);
    for (const writer of here) {
      lost += Math.abs(writer.typed - (counts.get(writer.letter) ?? 0));
      if (JSON.stringify(writer.body) !== JSON.stringify(reader.body)) apart += 1;
    }
    reader.leave();
  }
  const typed = writers.reduce((sum, writer) => sum + writer.typed, 0);
  for (const writer of writers) writer.leave();
  return { typed, lost, apart, slowest, breaks };
}

function seeded(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
