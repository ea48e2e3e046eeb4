/**
 * The text of a received file, slice by slice: in which encoding it is written, and where it breaks off or changes its
 * encoding on the way. A file is looked through once before it is read, so that nothing has to be taken back. Pure.
 */

import { isAscii, isUtf8 } from 'node:buffer';
import { type Fault, fault, type Note } from './fault.ts';

/** A file that is read slice by slice, as often as needed. */
export type SlicedFile = {
  readonly name: string;
  readonly size: number;
  slices(): AsyncIterable<Uint8Array>;
};

/** Slices of files are of about this size. */
export const sliceSize = 64 * 1024;

export function slicedBytes(name: string, bytes: Uint8Array): SlicedFile {
  return {
    name,
    size: bytes.length,
    async *slices() {
      for (let from = 0; from < bytes.length; from += sliceSize) yield bytes.subarray(from, from + sliceSize);
    },
  };
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type FileEncoding = { readonly encoding: Encoding; readonly notes: readonly Note[]; readonly faults: Fault[] };

/** In which encoding a file is written: the marks say it, or its letters do. */
export async function encodingOf(file: SlicedFile): Promise<FileEncoding> {
  const letters = new Letters();
  for await (const slice of file.slices()) {
    const wide = letters.bytes === 0 ? wideMark(slice) : null;
    if (wide) return { encoding: wide, notes: [{ key: 'utf-16', vars: {} }], faults: [] };
    letters.add(slice);
  }
  letters.end();
  const faults = letters.faults();
  if (letters.invalidLine === null) return { encoding: 'utf-8', notes: [], faults };
  // What German offices' spreadsheets wrote for thirty years.
  return { encoding: 'windows-1252', notes: [{ key: 'cp1252', vars: {} }], faults };
}

function wideMark([first, second]: Uint8Array): Encoding | null {
  if (first === 255 && second === 254) return 'utf-16le';
  return first === 254 && second === 255 ? 'utf-16be' : null;
}

/** Collects, line by line, what the letters of a file say of its encoding. */
class Letters {
  bytes = 0;
  /** The first line that is no UTF-8. */
  invalidLine: number | null = null;
  #nulLine: number | null = null;
  /** Letters of two bytes were seen in lines that are UTF-8; German ones among them. */
  #multibyte = false;
  #german = false;
  #torn = false;
  #line = 1;
  #rest: Uint8Array[] = [];

  add(slice: Uint8Array) {
    this.bytes += slice.length;
    const cut = slice.lastIndexOf(newline) + 1;
    if (cut === 0) {
      this.#rest.push(slice);
      return;
    }
    this.#block(joined([...this.#rest, slice.subarray(0, cut)]));
    this.#rest = cut < slice.length ? [slice.subarray(cut)] : [];
  }

  /** The last line may end in the middle of a letter. */
  end() {
    const last = joined(this.#rest);
    const whole = [1, 2, 3].find((cut) => cut < last.length && !isUtf8(last) && isUtf8(last.subarray(0, -cut)));
    const before = whole === undefined ? last : last.subarray(0, -whole);
    const halfLetter = whole !== undefined && isLead(last[before.length] ?? 0);
    if (halfLetter && this.invalidLine === null && (this.#multibyte || !isAscii(before))) {
      this.#torn = true;
      this.#block(before);
    } else this.#block(last);
  }

  faults(): Fault[] {
    if (this.#nulLine !== null) return [fault('nul', { row: this.#nulLine })];
    if (this.#torn) return [fault('cut-off', { row: this.#line })];
    if (this.invalidLine !== null && this.#german) return [fault('mixed-encodings', { row: this.invalidLine })];
    return [];
  }

  #block(block: Uint8Array) {
    const nul = this.#nulLine === null ? block.indexOf(0) : -1;
    if (nul >= 0) this.#nulLine = this.#line + count(block.subarray(0, nul));
    if (isUtf8(block)) this.#valid(block);
    else this.#lineByLine(block);
    this.#line += count(block);
  }

  #valid(block: Uint8Array) {
    if (this.#german || isAscii(block)) return;
    this.#multibyte = true;
    this.#german = /[À-ž]/.test(new TextDecoder().decode(block));
  }

  #lineByLine(block: Uint8Array) {
    let line = this.#line;
    for (let from = 0; from < block.length; line += 1) {
      const end = block.indexOf(newline, from) + 1 || block.length;
      const bytes = block.subarray(from, end);
      if (isUtf8(bytes)) this.#valid(bytes);
      else this.invalidLine ??= line;
      from = end;
    }
  }
}

const newline = 10;

function isLead(byte: number): boolean {
  return byte >= 0xc2 && byte <= 0xf4;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  return parts.length === 1 && only ? only : Buffer.concat(parts);
}

function count(bytes: Uint8Array): number {
  let found = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) found += 1;
  return found;
}

/** The text in pieces, every line ended by a line feed alone. */
export async function* textOf(file: SlicedFile, encoding: Encoding): AsyncGenerator<string, void> {
  const decoder = new TextDecoder(encoding);
  let held = '';
  for await (const slice of file.slices()) {
    const text = held + decoder.decode(slice, { stream: true });
    // A carriage return at the end may have its line feed in the next slice.
    held = text.endsWith('\r') ? '\r' : '';
    yield unixLines(held ? text.slice(0, -1) : text);
  }
  yield unixLines(held + decoder.decode());
}

function unixLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
