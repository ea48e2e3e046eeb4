/** Areas as GeoPackages hold them: well-known binary (ISO and extended), behind the header of the standard. Pure. */

export type BinaryGeometry = { readonly type: string; readonly coordinates?: unknown };

/** Bytes of the envelope in the header of a GeoPackage geometry, by its code. */
const envelopes = [0, 32, 48, 48, 64];
const names = [
  'Geometry',
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
];

/** @returns null where the geometry is empty, undefined where the bytes are none */
export function geometryOf(blob: Uint8Array): BinaryGeometry | null | undefined {
  if (blob.length < 8 || blob[0] !== 0x47 || blob[1] !== 0x50) return undefined;
  const flags = blob[3] ?? 0;
  if (flags & 0x10) return null;
  const envelope = envelopes[(flags >> 1) & 7];
  if (envelope === undefined) return undefined;
  try {
    return new Reader(blob, 8 + envelope).geometry();
  } catch {
    return undefined;
  }
}

class Reader {
  readonly #view: DataView;
  #at: number;
  #little = true;
  #size = 2;

  constructor(bytes: Uint8Array, at: number) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = at;
  }

  geometry(): BinaryGeometry | null {
    const type = this.#head();
    if (type === 'Polygon') return { type, coordinates: this.#rings() };
    // What is no area is named, not read.
    if (type !== 'MultiPolygon') return { type };
    const coordinates = this.#many(() => {
      this.#head();
      return this.#rings();
    });
    return coordinates.length === 0 ? null : { type, coordinates };
  }

  #head(): string {
    this.#little = this.#view.getUint8(this.#at) === 1;
    this.#at += 1;
    const code = this.#count();
    const plain = code & 0x0fffffff;
    const extra = Math.floor(plain / 1000);
    const [z, m] = [code >>> 31 === 1 || extra === 1 || extra === 3, (code & 0x40000000) !== 0 || extra >= 2];
    this.#size = 2 + Number(z) + Number(m);
    if (code & 0x20000000) this.#at += 4;
    return names[plain % 1000] ?? 'Geometry';
  }

  #rings() {
    return this.#many(() =>
      this.#many(() => {
        const position = [this.#number(0), this.#number(1)];
        this.#at += 8 * this.#size;
        return position;
      }),
    );
  }

  #number(place: number): number {
    return this.#view.getFloat64(this.#at + 8 * place, this.#little);
  }

  #count(): number {
    const count = this.#view.getUint32(this.#at, this.#little);
    this.#at += 4;
    return count;
  }

  #many<T>(one: () => T): T[] {
    const count = this.#count();
    const all: T[] = [];
    // A count that lies ends at the end of the bytes.
    for (let index = 0; index < count; index++) all.push(one());
    return all;
  }
}
