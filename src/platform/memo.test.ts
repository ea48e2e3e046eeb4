import { describe, expect, test, vi } from 'vitest';
import { keptWeight, remember, rememberDrawn } from './memo.server.ts';

const counting = () => {
  let loads = 0;
  return vi.fn(async () => ++loads);
};

describe('what was read for a city', () => {
  test('is read once for as long as the city does not change', async () => {
    const load = counting();
    expect(await remember('leipzig', 1, 'goals', load)).toBe(1);
    expect(await remember('leipzig', 1, 'goals', load)).toBe(1);
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('is read once for visitors who come at the same moment', async () => {
    const load = counting();
    const visits = [1, 2, 3].map(() => remember('leipzig', 1, 'at once', load));
    expect(await Promise.all(visits)).toEqual([1, 1, 1]);
  });

  test.each<[string, [string, number, string]]>([
    ['the city has changed', ['leipzig', 2, 'measures']],
    ['it is another city', ['muenster', 1, 'areas']],
    ['it is something else', ['leipzig', 1, 'offices of areas']],
  ])('is read anew where %s', async (_, [city, revision, key]) => {
    const load = counting();
    await remember('leipzig', 1, key.split(' ')[0] ?? '', load);
    expect(await remember(city, revision, key, load)).toBe(2);
  });

  test('is never older than the revision asked for', async () => {
    const load = counting();
    await remember('leipzig', 8, 'offices', load);
    await remember('leipzig', 9, 'offices', load);
    expect(await remember('leipzig', 9, 'offices', load)).toBe(2);
  });

  test('is tried again after a failure', async () => {
    const failing = () => remember('leipzig', 1, 'broken', () => Promise.reject(new Error('away')));
    await expect(failing()).rejects.toThrow('away');
    expect(await remember('leipzig', 1, 'broken', counting())).toBe(1);
  });

  test('is not forgotten because an older reading fails', async () => {
    let fail = () => {};
    const older = remember(
      'leipzig',
      1,
      'slow',
      () => new Promise((_, reject) => (fail = () => reject(new Error('late')))),
    );
    const load = counting();
    await remember('leipzig', 2, 'slow', load);
    fail();
    await expect(older).rejects.toThrow('late');
    expect(await remember('leipzig', 2, 'slow', load)).toBe(1);
  });
});

describe('what was drawn', () => {
  const drawing = (words: string) => vi.fn(async () => Buffer.from(words));

  test('is drawn once for all who ask while it is drawn, and kept', async () => {
    const draw = drawing('map');
    const ask = () => rememberDrawn('leipzig', 1, 'map', draw);
    const all = await Promise.all([ask(), ask(), ask()]);
    expect(all.map(String)).toEqual(['map', 'map', 'map']);
    await ask();
    expect(draw).toHaveBeenCalledTimes(1);
  });

  test('is drawn anew for who asks after a change, though the older is still being drawn', async () => {
    const both = [
      rememberDrawn('leipzig', 2, 'list', drawing('before')),
      rememberDrawn('leipzig', 3, 'list', drawing('after')),
    ];
    expect((await Promise.all(both)).map(String)).toEqual(['before', 'after']);
  });

  test('is tried again after a failure, which all hear of who waited', async () => {
    const failing = () => rememberDrawn('leipzig', 1, 'torn', () => Promise.reject(new Error('away')));
    const both = await Promise.allSettled([failing(), failing()]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(String(await rememberDrawn('leipzig', 1, 'torn', drawing('whole')))).toBe('whole');
  });
});

test('a thousand cities do not fill the memory: what nobody asked for longest is forgotten', async () => {
  const first = counting();
  await remember('city-0', 1, 'words', first);
  const words = 'w'.repeat(1_000_000);
  for (let city = 1; city <= 300; city++) await remember(`city-${city}`, 1, 'words', async () => [words]);
  expect(keptWeight()).toBeLessThanOrEqual(256 * 1024 * 1024);
  const last = vi.fn(async () => [words]);
  await remember('city-300', 1, 'words', last);
  expect(last).not.toHaveBeenCalled();
  await remember('city-0', 1, 'words', first);
  expect(first).toHaveBeenCalledTimes(2);
});
