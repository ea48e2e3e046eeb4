/** Compactness: the limits and where they begin. */

import { expect, test } from 'vitest';
import { isWhole } from '../bridges/bridge.ts';
import { judged, limitsForm } from './text-length.ts';

const limits = { section: 9000, part: 45_000, analysisShare: 40 };

test.each([
  [0, 0, { whole: 0, share: null, tooLong: false, tooMuchAnalysis: false }],
  [1200, 1800, { whole: 3000, share: 40, tooLong: false, tooMuchAnalysis: false }],
  [1300, 1700, { whole: 3000, share: 43, tooLong: false, tooMuchAnalysis: true }],
  [2000, 0, { whole: 2000, share: 100, tooLong: false, tooMuchAnalysis: false }],
  [0, 45_000, { whole: 45_000, share: 0, tooLong: false, tooMuchAnalysis: false }],
  [0, 45_001, { whole: 45_001, share: 0, tooLong: true, tooMuchAnalysis: false }],
])('%i of analysis and %i of the rest', (analysis, rest, expected) => {
  expect(judged({ analysis, rest }, limits)).toEqual(expected);
});

test('limits are numbers that can be kept', () => {
  expect(limitsForm.safeParse({ section: '9.000', part: '45000', analysisShare: '40' }).data).toEqual(limits);
  for (const wrong of [{ section: '0' }, { part: '' }, { analysisShare: '101' }]) {
    expect(limitsForm.safeParse({ section: '9000', part: '45000', analysisShare: '40', ...wrong }).success).toBe(false);
  }
});

test('a bridge stands on both banks', () => {
  expect(isWhole({ goalIds: ['z'], measureIds: ['m'] })).toBe(true);
  expect(isWhole({ goalIds: [], measureIds: ['m'] })).toBe(false);
});
