import { describe, expect, test } from 'vitest';
import { type Amendment, amendmentFormOn, answerAmendmentForm, compared, incoming, merged } from './amendment.ts';

type Asked = Pick<Amendment, 'id' | 'passage' | 'asked' | 'agreed' | 'answer'>;
const asked = (given: Partial<Asked>): Asked => ({
  ...{ id: 'a', passage: 'bis Jahresende', asked: 'sofort', agreed: null, answer: 'adopted' },
  ...given,
});

const words = 'Die Stadt baut den Steg. Sie berichtet bis Jahresende.';

describe('what is adopted goes into the words', () => {
  test.each<[string, Partial<Asked>, string]>([
    ['in place of its passage', {}, 'Die Stadt baut den Steg. Sie berichtet sofort.'],
    ['as it was agreed on', { answer: 'changed', agreed: 'im Mai' }, 'Die Stadt baut den Steg. Sie berichtet im Mai.'],
    ['by leaving out', { passage: ' Sie berichtet bis Jahresende.', asked: null }, 'Die Stadt baut den Steg.'],
    ['at the end, where it is something new', { passage: null, asked: 'Fertig.' }, `${words}\nFertig.`],
  ])('%s', (_, given, text) => {
    expect(merged(words, [asked(given)])).toEqual({ text, taken: ['a'], byHand: [] });
  });

  test('not what is rejected or open', () => {
    expect(merged(words, [asked({ answer: 'rejected' }), asked({ answer: null })])).toEqual({
      text: words,
      taken: [],
      byHand: [],
    });
  });

  test('one after the other, and once', () => {
    const all = [asked({}), asked({ id: 'b', passage: 'den Steg', asked: 'zwei Stege' })];
    const once = merged(words, all);
    expect(once.text).toBe('Die Stadt baut zwei Stege. Sie berichtet sofort.');
    expect(merged(once.text, all).text).toBe(once.text);
    const added = asked({ id: 'c', passage: null, asked: 'Fertig.' });
    expect(merged(merged(words, [added]).text, [added]).text).toBe(`${words}\nFertig.`);
  });

  test.each([
    ['stands nowhere any more', 'im Frühling'],
    ['stands there twice', 'ie'],
  ])('by hand, where the passage %s', (_, passage) => {
    expect(merged(words, [asked({ passage, asked: 'XYZ' })])).toEqual({ text: words, taken: [], byHand: ['a'] });
  });

  test('whatever a browser made of line breaks', () => {
    const two = asked({ passage: 'eins\r\nzwei', asked: 'drei\r\nvier' });
    expect(merged('eins\nzwei', [two]).text).toBe('drei\nvier');
  });
});

test.each([
  [{ answer: 'adopted' as const, asked: null, agreed: null }, ''],
  [{ answer: 'changed' as const, asked: 'a', agreed: 'b' }, 'b'],
  [{ answer: 'rejected' as const, asked: 'a', agreed: 'b' }, undefined],
  [{ answer: null, asked: 'a', agreed: null }, undefined],
])('%j brings in %j', (amendment, next) => {
  expect(incoming(amendment)).toBe(next);
});

describe('two wordings side by side', () => {
  test('mark what is gone and what is new', () => {
    const { before, after } = compared('Sie berichtet bis Jahresende.', 'Sie berichtet sofort.');
    expect(
      before
        .filter(({ changed }) => changed)
        .map(({ text }) => text)
        .join(''),
    ).toMatch(/bis.*Jahresende/);
    expect(
      after
        .filter(({ changed }) => changed)
        .map(({ text }) => text)
        .join(''),
    ).toContain('sofort');
    expect(before.map(({ text }) => text).join('')).toBe('Sie berichtet bis Jahresende.');
    expect(after.map(({ text }) => text).join('')).toBe('Sie berichtet sofort.');
  });

  test('mark nothing where nothing changed, and everything where the texts are too long to read', () => {
    expect(compared(words, words).before.some(({ changed }) => changed)).toBe(false);
    const long = 'a '.repeat(40_000);
    const started = performance.now();
    expect(compared(long, `${long}b`).after).toEqual([{ text: `${long}b`, changed: true }]);
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe('forms', () => {
  test('an amendment asks for something, on no day of the future', () => {
    const form = amendmentFormOn('2026-11-22');
    const given = { committeeId: 'f', filedOn: '2026-11-22' };
    expect(form.safeParse(given).error?.issues[0]?.path).toEqual(['asked']);
    expect(form.safeParse({ ...given, passage: 'x' }).success).toBe(true);
    expect(form.safeParse({ ...given, asked: 'x', filedOn: '2026-11-23' }).success).toBe(false);
  });

  test.each([
    [{ answer: 'adopted' }, []],
    [{ answer: 'rejected' }, ['answerReason']],
    [{ answer: 'changed', answerReason: 'so' }, ['agreed']],
    [{ answer: 'changed', answerReason: 'so', agreed: 'im Mai' }, []],
    [{ answer: '' }, ['answer']],
  ])('%j lacks %j', (given, lacking) => {
    const { error } = answerAmendmentForm.safeParse(given);
    expect((error?.issues ?? []).map(({ path }) => path.join('.'))).toEqual(lacking);
  });
});
