import { data } from 'react-router';
import { describe, expect, test } from 'vitest';
import { asDocuments, keptBack } from './documents.server.ts';

type Build = Parameters<typeof asDocuments>[0];
const buildOf = (loader: unknown) => ({ routes: { page: { id: 'page', module: { loader } } } }) as unknown as Build;
const loaded = async (returned: unknown) =>
  asDocuments(buildOf(async () => returned)).routes['page']?.module.loader?.({} as never);

describe('what a loader returns', () => {
  test('is read by name and not listed', () => {
    const { title, areas } = keptBack({ title: 'Ziele', areas: [1] }) as { title: string; areas: number[] };
    expect([title, areas]).toEqual(['Ziele', [1]]);
    expect(Object.keys(keptBack({ title: 'Ziele' }) as object)).toEqual([]);
  });

  test.each([[null], ['text'], [[1, 2]]])('stays as it is: %j', (value) => expect(keptBack(value)).toBe(value));

  test('keeps the headers it came with', async () => {
    const found = (await loaded(data({ title: 'Ziele' }, { headers: { 'Set-Cookie': 'a=b' } }))) as ReturnType<
      typeof data<{ title: string }>
    >;
    expect(found.data.title).toBe('Ziele');
    expect(Object.keys(found.data)).toEqual([]);
    expect(new Headers(found.init?.headers).get('set-cookie')).toBe('a=b');
  });

  test('of an answer that is no page passes untouched', async () => {
    const answer = new Response('a;b');
    expect(await loaded(answer)).toBe(answer);
  });
});
