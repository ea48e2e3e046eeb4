import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  choices,
  date,
  line,
  longestLine,
  longestText,
  oneOf,
  optionalAmount,
  optionalChoice,
  optionalDate,
  optionalLine,
  optionalNumber,
  optionalOneOf,
  optionalText,
  optionalWhole,
  text,
  tick,
  year,
} from './fields.ts';

/** The value, or what is wrong as `!key`. */
function read(field: z.ZodType, value: unknown): unknown {
  const result = field.safeParse(value);
  return result.success ? result.data : `!${result.error.issues[0]?.message}`;
}
const letters = (count: number) => 'a'.repeat(count);

describe('words', () => {
  test.each<[string, z.ZodType, unknown, unknown]>([
    ['are trimmed', line, '  Grünau ', 'Grünau'],
    ['must be there', line, '', '!required'],
    ['of blanks are none', line, ' \t ', '!required'],
    ['that nobody sent are none', line, undefined, '!required'],
    ['may be as long as the limit', line, letters(longestLine), letters(longestLine)],
    ['may not be longer', line, letters(longestLine + 1), '!too-long'],
    ['count after trimming', line, ` ${letters(longestLine)} `, letters(longestLine)],
    ['lose control characters', line, 'Bad\u0000e\u001fhaus\u007f', 'Badehaus'],
    ['of control characters alone are none', line, '\u0000', '!required'],
    ['sent twice are no line', line, ['a', 'b'], '!text'],
    ['may be left out', optionalLine, ' ', null],
    ['may be left out, but not be longer', optionalLine, letters(longestLine + 1), '!too-long'],
    ['keep their lines', text, 'eins\r\nzwei\tdrei', 'eins\r\nzwei\tdrei'],
    ['must be there in a text too', text, '\n', '!required'],
    ['may fill a whole text', optionalText, letters(longestText), letters(longestText)],
    ['may not overfill it', optionalText, letters(longestText + 1), '!too-long'],
    ['left out of a text are null', optionalText, undefined, null],
  ])('%s', (_, field, typed, expected) => {
    expect(read(field, typed)).toEqual(expected);
  });
});

describe('choices', () => {
  const colour = ['blue', 'green'] as const;
  test.each<[string, z.ZodType, unknown, unknown]>([
    ['nothing chosen is null', optionalChoice, '', null],
    ['an id is an id', optionalChoice, ' amt-60 ', 'amt-60'],
    ['an id of 101 letters is none', optionalChoice, letters(101), '!unknown-choice'],
    ['nothing ticked', choices, undefined, []],
    ['one ticked', choices, 'a', ['a']],
    ['one ticked twice counts once', choices, ['a', 'b', 'a'], ['a', 'b']],
    ['2000 may be ticked', choices, Array(2000).fill('a'), ['a']],
    ['2001 may not', choices, Array(2001).fill('a'), '!too-many'],
    ['one of the words', oneOf(colour), 'blue', 'blue'],
    ['none of the words', oneOf(colour), 'red', '!unknown-choice'],
    ['no word where one must be', oneOf(colour), undefined, '!unknown-choice'],
    ['two words where one must be', oneOf(colour), ['blue', 'green'], '!unknown-choice'],
    ['no word where none need be', optionalOneOf(colour), '', null],
    ['a wrong word where none need be', optionalOneOf(colour), 'red', '!unknown-choice'],
    ['a ticked box', tick, 'on', true],
    ['an empty box', tick, undefined, false],
    ['a box that says no', tick, 'false', false],
  ])('%s', (_, field, typed, expected) => {
    expect(read(field, typed)).toEqual(expected);
  });
});

describe('dates, amounts and numbers', () => {
  test.each<[string, z.ZodType, unknown, unknown]>([
    ['a German date', optionalDate, '30.11.2015', '2015-11-30'],
    ['no date', optionalDate, '', null],
    ['no date of the calendar', optionalDate, '31.11.2015', '!date'],
    ['the first day taken', optionalDate, '1.1.1800', '1800-01-01'],
    ['a day before it', optionalDate, '31.12.1799', '!date'],
    ['the last day taken', optionalDate, '31.12.2299', '2299-12-31'],
    ['a day after it', optionalDate, '1.1.2300', '!date'],
    ['a date that must be there', date, '', '!required'],
    ['a wrong date that must be there', date, 'bald', '!date'],
    ['an amount in cents', optionalAmount, '12.500,50 €', 1_250_050],
    ['an amount of nothing is known', optionalAmount, '0', 0],
    ['no amount is unknown', optionalAmount, '', null],
    ['words for an amount', optionalAmount, 'viel', '!amount'],
    ['a German number', optionalNumber, '1.234,5', 1234.5],
    ['an English number', optionalNumber, '12.5', 12.5],
    ['a point that groups comes first', optionalNumber, '1.234', 1234],
    ['no number', optionalNumber, ' ', null],
    ['words for a number', optionalNumber, 'zwölf', '!number'],
    ['the least whole', optionalWhole(1, 60), '1', 1],
    ['the most whole', optionalWhole(1, 60), '60', 60],
    ['less than the least', optionalWhole(1, 60), '0', '!whole'],
    ['more than the most', optionalWhole(1, 60), '61', '!whole'],
    ['no whole', optionalWhole(1, 60), '1,5', '!whole'],
    ['the first year', year, '1900', 1900],
    ['the year before it', year, '1899', '!whole'],
    ['the last year', year, '2200', 2200],
    ['the year after it', year, '2201', '!whole'],
    ['no year', year, '', '!required'],
  ])('%s', (_, field, typed, expected) => {
    expect(read(field, typed)).toEqual(expected);
  });
});
