import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { line, optionalLine } from '#analysis/fields.ts';
import { check, formValues, orRefused, rowsIn, unchecked } from './form.server.ts';
import { Refusal } from './refusal.ts';

const posted = (body: BodyInit, type?: string) =>
  new Request('https://stadt.example/massnahmen', {
    method: 'POST',
    body,
    ...(type ? { headers: { 'Content-Type': type } } : {}),
  });

describe('a posted form', () => {
  test.each<[string, [string, string][], Record<string, string | string[]>]>([
    ['of nothing is empty', [], {}],
    ['keeps what is empty', [['code', '']], { code: '' }],
    ['has one value as it is', [['titel', 'Grünau & mehr']], { titel: 'Grünau & mehr' }],
    [
      'has several of one name as a list',
      [
        ['ziel', 'a'],
        ['titel', 'x'],
        ['ziel', 'b'],
        ['ziel', 'c'],
      ],
      { ziel: ['a', 'b', 'c'], titel: 'x' },
    ],
  ])('%s', async (_, fields, values) => {
    expect(await formValues(posted(new URLSearchParams(fields)))).toEqual(values);
  });

  test('brings a file as a file', async () => {
    const form = new FormData();
    form.set('datei', new File(['a;b'], 'werte.csv', { type: 'text/csv' }));
    const { datei } = await formValues(posted(form));
    expect(datei).toBeInstanceOf(File);
    expect(datei).toMatchObject({ name: 'werte.csv', size: 3 });
  });

  test('has 5000 fields at most', async () => {
    const fields = (count: number) => new URLSearchParams(Array.from({ length: count }, (_, i) => [`f${i % 9}`, 'x']));
    expect((await formValues(posted(fields(5000)))).f0).toHaveLength(556);
    await expect(formValues(posted(fields(5001)))).rejects.toMatchObject({ status: 413, key: 'bad-request' });
  });

  test.each([
    ['broken off', '--x\r\nContent-Disposition: form-data; name="titel"\r\n\r\nPar', 'multipart/form-data; boundary=x'],
    ['no form at all', '{"titel":"Park"}', 'application/json'],
  ])('that is %s is refused', async (_, body, type) => {
    await expect(formValues(posted(body, type))).rejects.toMatchObject({ status: 400, key: 'half-uploaded' });
  });
});

describe('rows of a form', () => {
  test.each<[string, Record<string, string | string[]>, Record<string, string>[]]>([
    [
      'are numbered',
      { 'ziel.0.wert': '1', 'ziel.0.bis': '2020', 'ziel.1.wert': '2' },
      [{ wert: '1', bis: '2020' }, { wert: '2' }],
    ],
    ['may come in any order', { 'ziel.1.wert': '2', 'ziel.0.wert': '1' }, [{ wert: '1' }, { wert: '2' }]],
    ['keep their number where one is left out', { 'ziel.2.wert': '3' }, [{}, {}, { wert: '3' }]],
    ['of another name are not these', { 'geld.0.wert': '1', ziel: 'x', 'ziele.0.wert': '1' }, []],
    ['need a number', { 'ziel.x.wert': '1', 'ziel..wert': '1', 'ziel.-1.wert': '1' }, []],
    ['need a column', { 'ziel.0': '1', 'ziel.0.': '1' }, []],
    ['have one value each', { 'ziel.0.wert': ['1', '2'] }, []],
    ['are a thousand at most', { 'ziel.1000.wert': '1' }, []],
  ])('%s', (_, values, rows) => {
    expect(rowsIn(values, 'ziel')).toEqual(rows);
  });

  test('may be as many as a thousand', () => {
    expect(rowsIn({ 'ziel.999.wert': '1' }, 'ziel')).toHaveLength(1000);
  });
});

describe('checking a form', () => {
  const schema = z
    .object({ titel: line, code: optionalLine, zeilen: z.array(z.object({ wert: line })).optional() })
    .refine((form) => form.titel !== form.code, 'same');

  test.each<[string, number | undefined]>([
    ['7', 7],
    ['0', 0],
    ['neu', undefined],
    ['1.5', undefined],
  ])('knows which revision was being looked at: %j', (revision, expect_) => {
    expect(check(schema, { titel: 'Park', revision })).toMatchObject({ ok: true, expect: expect_ });
  });

  test('gives the value and what was typed', () => {
    expect(check(schema, { titel: ' Park ', code: '' })).toEqual({
      ok: true,
      form: { titel: 'Park', code: null },
      values: { titel: ' Park ', code: '' },
      expect: undefined,
    });
  });

  test.each<[Record<string, unknown>, Record<string, string>]>([
    [{ titel: '' }, { titel: 'required' }],
    [
      { titel: 'x'.repeat(301), code: 'y'.repeat(301) },
      { titel: 'too-long', code: 'too-long' },
    ],
    [{ titel: 'Park', zeilen: [{ wert: '1' }, { wert: '' }] }, { 'zeilen.1.wert': 'required' }],
    [{ titel: 'M1', code: 'M1' }, { form: 'same' }],
  ])('says of each field what is wrong', (raw, errors) => {
    const checked = check(schema, raw);
    expect(checked.ok ? {} : checked.failure.errors).toEqual(errors);
  });

  test('gives back what was typed, but no file', () => {
    const checked = check(schema, { titel: '', code: 'M1', ziel: ['a', 'b'], datei: new File(['x'], 'x.csv') });
    expect(checked).toMatchObject({ ok: false, failure: { refusal: null } });
    expect(checked.ok || checked.failure.values).toEqual({ titel: '', code: 'M1', ziel: ['a', 'b'] });
  });

  test('answers with what is wrong, as something that cannot be processed', () => {
    const failure = { values: {}, errors: { titel: 'required' }, refusal: null };
    expect(unchecked(failure)).toMatchObject({ data: failure, init: { status: 422 } });
  });
});

describe('a write', () => {
  const values = { titel: 'Park' };

  test('gives what it gives where nothing is refused', async () => {
    expect(await orRefused(values, async () => 12)).toBe(12);
  });

  test('that the house refuses brings the form back with everything typed', async () => {
    const answer = await orRefused(values, () => Promise.reject(new Refusal(409, 'changed-meanwhile', { by: 'Ada' })));
    expect(answer).toMatchObject({
      data: { values, errors: {}, refusal: { key: 'changed-meanwhile', vars: { by: 'Ada' } } },
      init: { status: 409 },
    });
  });

  test.each([
    new Refusal(403, 'not-allowed'),
    new Refusal(404, 'not-found'),
    new Refusal(503, 'database-away'),
    new TypeError('a bug'),
  ])('that fails for another reason does not: %s', async (error) => {
    await expect(orRefused(values, () => Promise.reject(error))).rejects.toBe(error);
  });
});
