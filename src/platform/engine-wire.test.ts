import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfUnit, withOneReady } from './engine-wire.server.ts';

function message(type: string, body = ''): Buffer {
  const content = Buffer.from(body, 'latin1');
  const head = Buffer.alloc(5, type);
  head.writeInt32BE(4 + content.length, 1);
  return Buffer.concat([head, content]);
}
const messages = (types: string) => Buffer.concat([...types].map((type) => message(type, 'abc')));

describe('a unit', () => {
  test.each([
    ['PBDES', 'PBDES'],
    ['Q', 'Q'],
    ['PBDESQ', 'PBDES'],
    ['QPBDES', 'Q'],
    ['X', 'X'],
  ])('of %s is %s', (sent, unit) => {
    expect(endOfUnit(messages(sent))).toBe(messages(unit).length);
  });

  test.each(['P', 'PBDE', ''])('%j is not complete', (sent) => {
    expect(endOfUnit(messages(sent))).toBeUndefined();
  });

  test('is not complete before its last byte', () => {
    const whole = messages('PBDES');
    fc.assert(fc.property(fc.nat(whole.length - 1), (length) => endOfUnit(whole.subarray(0, length)) === undefined));
  });
});

describe('an answer', () => {
  const ready = (status: string) => message('Z', status);
  test.each([
    ['without an error', [message('1'), message('C', 'x'), ready('I')], '1CZ', false],
    ['with an error', [message('1'), message('E', 'x'), ready('I'), ready('I')], '1EZ', false],
    ['with an error in a transaction', [message('E', 'x'), ready('E'), ready('E')], 'EZ', true],
    ['that opens a transaction', [message('C', 'BEGIN'), ready('T')], 'CZ', true],
  ])('%s says once that it is ready', (_, parts, types, inTransaction) => {
    const answer = withOneReady(Buffer.concat(parts));
    expect(typesIn(answer.bytes)).toBe(types);
    expect(answer.inTransaction).toBe(inTransaction);
  });
});

function typesIn(bytes: Buffer): string {
  let types = '';
  for (let at = 0; at < bytes.length; at += 1 + bytes.readInt32BE(at + 1)) types += String.fromCharCode(bytes[at] ?? 0);
  return types;
}
