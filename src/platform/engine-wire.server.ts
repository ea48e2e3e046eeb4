/**
 * The embedded engine behind a unix socket, speaking PostgreSQL's protocol to `pg`. The engine has one session for all:
 * so what a client sends up to its Sync is executed in one go (another client's Parse between this one's Parse and Bind
 * would make it run a foreign statement), and who has a transaction open has the engine to herself until it ends. The role
 * belongs to that one session too: it is set anew whenever the turn passes to a client of another user, so that nobody
 * works under rights that another client left behind.
 *
 * Written here because the library for it (pglite-socket 0.2.11) passes message by message and lets through a second
 * ReadyForQuery after an error, after which `pg` reads every answer one statement late: decisions/0004.
 */

import { createServer, type Server, type Socket } from 'node:net';

export type Engine = { execute(messages: Uint8Array): Promise<Buffer> };

const sslRequest = 80_877_103;
const gssRequest = 80_877_104;
const cancelRequest = 80_877_102;

/** Where the first whole unit in the bytes ends: up to a Sync, or a simple query; undefined while more must come. */
export function endOfUnit(bytes: Buffer): number | undefined {
  let at = 0;
  while (at + 5 <= bytes.length) {
    const type = String.fromCharCode(bytes[at] ?? 0);
    const end = at + 1 + bytes.readInt32BE(at + 1);
    if (end > bytes.length) return undefined;
    at = end;
    if ('QSFX'.includes(type)) return at;
  }
  return undefined;
}

/** The engine's answer with the last ReadyForQuery only: after an error it says so too early, and again at the Sync. */
export function withOneReady(answer: Buffer): { bytes: Buffer; inTransaction: boolean } {
  const ready: { from: number; to: number; status: string }[] = [];
  for (let at = 0; at + 5 <= answer.length; ) {
    const to = at + 1 + answer.readInt32BE(at + 1);
    if (answer[at] === 0x5a) ready.push({ from: at, to, status: String.fromCharCode(answer[at + 5] ?? 0) });
    at = to;
  }
  const kept: Buffer[] = [];
  let from = 0;
  for (const early of ready.slice(0, -1)) {
    kept.push(answer.subarray(from, early.from));
    from = early.to;
  }
  kept.push(answer.subarray(from));
  const status = ready.at(-1)?.status ?? 'I';
  return { bytes: kept.length === 1 ? answer : Buffer.concat(kept), inTransaction: status !== 'I' };
}

/** Whom the engine knows from the beginning; every other user is a role. */
const superuser = 'postgres';

type Unit = { readonly client: Client; readonly bytes: Buffer; readonly opening?: boolean };

/** Hands units to the engine one after the other. */
class Turns {
  readonly #engine: Engine;
  readonly #failed: (error: unknown) => void;
  #waiting: Unit[] = [];
  #owner: Client | undefined;
  #user: string | undefined;
  #busy = false;

  constructor(engine: Engine, failed: (error: unknown) => void) {
    this.#engine = engine;
    this.#failed = failed;
  }

  add(unit: Unit) {
    this.#waiting.push(unit);
    if (!this.#busy) this.#work().catch(this.#failed);
  }

  /** What a client leaves open when she goes is rolled back. */
  leave(client: Client) {
    this.#waiting = this.#waiting.filter((unit) => unit.client !== client);
    if (this.#owner === client) this.add({ client, bytes: simpleQuery('rollback') });
  }

  async #work() {
    this.#busy = true;
    for (let unit = this.#next(); unit; unit = this.#next()) {
      const { bytes, inTransaction } =
        (await this.#asUser(unit)) ?? withOneReady(await this.#engine.execute(unit.bytes));
      this.#owner = inTransaction ? unit.client : undefined;
      unit.client.answer(bytes);
      if (inTransaction && unit.client.gone) this.leave(unit.client);
    }
    this.#busy = false;
  }

  /** Passes the session to the unit's user; where that fails, the engine's answer to it. */
  async #asUser({ client: { user }, opening }: Unit) {
    if (opening || this.#user === user) return undefined;
    this.#user = undefined;
    const words = user === superuser ? 'reset role' : `set role "${user.replaceAll('"', '""')}"`;
    const answer = withOneReady(await this.#engine.execute(simpleQuery(words)));
    if (typesIn(answer.bytes).includes('E')) return answer;
    this.#user = user;
    return undefined;
  }

  #next(): Unit | undefined {
    const index = this.#owner ? this.#waiting.findIndex((unit) => unit.client === this.#owner) : 0;
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0];
  }
}

function simpleQuery(text: string): Buffer {
  const body = Buffer.from(`${text}\0`);
  const head = Buffer.alloc(5, 'Q');
  head.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([head, body]);
}

/** One connection: puts the bytes that arrive together to units. */
class Client {
  readonly #socket: Socket;
  readonly #turns: Turns;
  #chunks: Buffer[] = [];
  #size = 0;
  /** No unit is complete before so many bytes: large parameters are not looked at with each of their pieces. */
  #wanted = 0;
  #started = false;
  user = superuser;
  gone = false;

  constructor(socket: Socket, turns: Turns) {
    this.#socket = socket;
    this.#turns = turns;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#received(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.gone = true;
      turns.leave(this);
    });
  }

  answer(bytes: Buffer) {
    if (!this.gone) this.#socket.write(bytes);
  }

  #received(chunk: Buffer) {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size < this.#wanted) return;
    let bytes = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    for (let end = this.#unit(bytes); end !== undefined; end = this.#unit(bytes)) bytes = bytes.subarray(end);
    this.#chunks = bytes.length > 0 ? [bytes] : [];
    this.#size = bytes.length;
    this.#wanted = wantedOf(bytes);
  }

  /** Takes the first unit; returns where it ended. */
  #unit(bytes: Buffer): number | undefined {
    if (!this.#started) return this.#opening(bytes);
    const end = endOfUnit(bytes);
    if (end === undefined) return undefined;
    if (bytes[0] === 'X'.charCodeAt(0)) this.#socket.end();
    else this.#turns.add({ client: this, bytes: bytes.subarray(0, end) });
    return end;
  }

  #opening(bytes: Buffer): number | undefined {
    if (bytes.length < 8) return undefined;
    const end = bytes.readInt32BE(0);
    if (bytes.length < end) return undefined;
    const code = bytes.readInt32BE(4);
    if (code === sslRequest || code === gssRequest) this.#socket.write('N');
    else if (code === cancelRequest) this.#socket.end();
    else {
      this.#started = true;
      this.user = userIn(bytes.subarray(8, end));
      this.#turns.add({ client: this, bytes: bytes.subarray(0, end), opening: true });
    }
    return end;
  }
}

/** Names and values by turns, each with a zero byte behind it. */
function userIn(parameters: Buffer): string {
  const words = parameters.toString().split('\0');
  const at = words.findIndex((word, index) => index % 2 === 0 && word === 'user');
  return (at >= 0 && words[at + 1]) || superuser;
}

function typesIn(answer: Buffer): string {
  let types = '';
  for (let at = 0; at + 5 <= answer.length; at += 1 + answer.readInt32BE(at + 1))
    types += String.fromCharCode(answer[at] ?? 0);
  return types;
}

/** How long the last, unfinished message will be together with what stands before it. */
function wantedOf(bytes: Buffer): number {
  let at = 0;
  while (at + 5 <= bytes.length) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    if (end > bytes.length) return end;
    at = end;
  }
  return 0;
}

/** @param failed the engine itself broke: nothing can be answered any more */
export function serveEngine(engine: Engine, path: string, failed: (error: unknown) => void): Promise<Server> {
  const turns = new Turns(engine, failed);
  const server = createServer((socket) => new Client(socket, turns));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => resolve(server));
  });
}
