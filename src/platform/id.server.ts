import { randomBytes } from 'node:crypto';

/** Without look-alikes, so that an id can be read out over the phone. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

/** A new id: twelve letters and digits, short enough for a link; a clash within a city is refused by its primary key. */
export function newId(): string {
  return Array.from(randomBytes(12), (byte) => alphabet[byte % alphabet.length]).join('');
}

/** An id from a name, for objects of received files: `Grünau-Mitte` → `gruenau-mitte`. */
export function slug(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain.slice(0, 80) || 'x';
}
