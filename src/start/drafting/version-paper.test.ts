import { describe, expect, test } from 'vitest';
import { conceptTexts } from '#concept/texts.en.ts';
import { wordsBetween } from '#concept/versions/compare.ts';
import type { SynopsisItem } from '#concept/versions/synopsis.server.ts';
import { startTexts } from '../texts.en.ts';
import { versionPaper } from './version-paper.ts';

const words = { t: startTexts('de'), c: conceptTexts('de') };
const why = { reason: 'Es wird heißer.', origin: 'motion', originText: 'Antrag 12', originPath: null } as const;
const item = (more: Partial<SynopsisItem>): SynopsisItem => ({
  ...{ key: 'goal z', kind: 'goal', title: 'Schatten', difference: 'change', part: null, why },
  lines: [
    { label: 'title', words: wordsBetween('Schatten', 'Schatten') },
    { label: 'text', words: wordsBetween('bis 2030 gebaut', 'bis 2035 gebaut') },
    { label: 'code', words: wordsBetween('', 'Z 1') },
  ],
  ...more,
});
const paper = (items: SynopsisItem[], note: string | null = null) =>
  versionPaper({ title: 'Fortschreibung', note }, { a: { id: 'a', title: 'INSEK' }, items }, words);

describe('a paper made of a draft version', () => {
  test('names each change with the wording until now and from now on', () => {
    const { title, text } = paper([item({})]);
    expect(title).toBe('Beschluss über Fortschreibung');
    expect(text).toContain('in der Fassung „Fortschreibung“ mit folgenden Änderungen gegenüber „INSEK“');
    expect(text).toContain(
      '1. Ziel „Schatten“ wird geändert\n   Text bisher: bis 2030 gebaut\n   Text künftig: bis 2035',
    );
    expect(text).toContain('Nummer bisher: (nichts)\n   Nummer künftig: Z 1');
    // What stays the same is not said twice.
    expect(text).not.toContain('Titel bisher');
    expect(text).toMatch(/stehen in der Synopse \(Anlage\)\.$/);
  });

  test('says what comes and what goes', () => {
    const fresh = item({ difference: 'new', lines: [{ label: 'text', words: wordsBetween('', 'Brunnen') }] });
    const { text } = paper([fresh, item({ difference: 'drop', title: 'Altes' })]);
    expect(text).toContain('1. Ziel „Schatten“ kommt hinzu\n   Text: Brunnen');
    expect(text).toMatch(/2\. Ziel „Altes“ entfällt\n\n/);
  });

  test('sends to the Synopse for the texts of sector parts', () => {
    const { text } = paper([item({ kind: 'section' })]);
    expect(text).toContain('Der Wortlaut steht in der Synopse.');
    expect(text).not.toContain('bis 2035');
  });

  test('gives reason and origin by number, apart from what is adopted', () => {
    const { text, reason } = paper([item({ why: null }), item({})], 'Nach dem Bericht.');
    expect(reason).toBe(
      'Nach dem Bericht.\n\nGründe der Änderungen:\n2. Schatten: Es wird heißer. Herkunft: Antrag aus dem Rat, Antrag 12',
    );
    expect(text).not.toContain('heißer');
  });

  test('adopts the whole where nothing is in force to change', () => {
    expect(paper([])).toMatchObject({ text: 'Der Rat beschließt das Konzept in der Fassung „Fortschreibung“.' });
  });

  test('is no longer than a form takes, and still names the Synopse', () => {
    const { text } = paper(Array.from({ length: 900 }, () => item({})));
    expect(text.length).toBeLessThanOrEqual(20_000);
    expect(text).toMatch(/\[gekürzt\]\n\nAlle Änderungen im Wortlaut stehen in der Synopse/);
  });
});
