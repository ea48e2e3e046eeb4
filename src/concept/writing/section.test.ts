/** Rules of sections and their texts. */

import { describe, expect, test } from 'vitest';
import { referenceKinds, referencePages, sectionForm } from './section.ts';

describe('sections', () => {
  test('have a kind and a heading', () => {
    expect(sectionForm.safeParse({ kind: 'goals', title: ' Ziele ' }).data).toEqual({
      kind: 'goals',
      title: 'Ziele',
      source: null,
    });
    expect(sectionForm.safeParse({ kind: 'goals', title: ' ' }).success).toBe(false);
    expect(sectionForm.safeParse({ kind: 'essay', title: 'Ziele' }).success).toBe(false);
  });

  test('refer to what has a page of its own', () => {
    expect(referenceKinds.map((kind) => referencePages[kind])).toEqual([
      '/ziele',
      '/massnahmen',
      '/indikatoren',
      '/raeume',
    ]);
  });
});
