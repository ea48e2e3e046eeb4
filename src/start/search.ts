/**
 * Words that are searched for: how they are read from what somebody typed, compared, marked where they were found, and
 * put right where they were mistyped. Pure; the database folds words in the same way (`search_fold`).
 */

/** What can be found, in the order of the results. */
export const searchKinds = [
  'guideline',
  'goal',
  'measure',
  'conflict',
  'area',
  'indicator',
  'product',
  'office',
  'report',
  'sector-part',
  'challenge',
  'composite-index',
  'paper',
  'committee',
  'section',
  'strategy',
  'instrument',
  'version',
  'sector-plan',
  'checklist',
  'working-group',
] as const;
export type SearchKind = (typeof searchKinds)[number];

/** What not everybody finds who may read its kind: conflicts that are merely noted or dropped, versions the council has not seen. */
export type Within = 'untold' | 'drafts';

const longest = 200;
const mostWords = 8;
const longestWord = 40;

export type Asked = {
  /** As typed, but for what no text holds; cut where it is longer than anybody types. */
  readonly text: string;
  /** Folded. */
  readonly words: readonly string[];
  readonly cut: boolean;
};

/**
 * Reads what was typed: letters and digits count, nothing else does.
 *
 * @example
 * asked('  Grünes, Straßen-Netz! ').words // → ['grunes', 'strassen', 'netz']
 */
export function asked(typed: string): Asked {
  const whole = typed
    .slice(0, longest)
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim();
  const all = [...new Set(folded(whole).split(' ').filter(Boolean))];
  return {
    text: whole,
    words: all.slice(0, mostWords).map((word) => word.slice(0, longestWord)),
    cut: typed.trim().length > longest || all.length > mostWords,
  };
}

/**
 * Small letters and digits with one space between; umlauts and accents without their marks, ß as ss, `ae` as a.
 *
 * @example
 * folded('Grünau') === folded('GRUENAU') // → true
 * @example
 * folded('neue Steuer') // → 'neue steuer'
 */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replaceAll('ł', 'l')
    .replace(/([ao]|(?<![aeqo])u)e/g, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const token = /[\p{L}\p{M}\p{N}]+/gu;

/** A folded word as it was typed. */
export function asTyped(text: string, word: string): string {
  return text.match(token)?.find((each) => folded(each) === word) ?? word;
}

export type Marked = readonly { readonly text: string; readonly found: boolean }[];

/**
 * The text in pieces, those that a word was found in marked.
 *
 * @example
 * marked('Neubau Straßenbahn', ['strassenbahnen']).filter((piece) => piece.found) // → [{ text: 'Straßenbahn', found: true }]
 */
export function marked(text: string, words: readonly string[]): Marked {
  const stems = words.map(stem);
  const pieces: { text: string; found: boolean }[] = [];
  const add = (piece: string, found: boolean) => {
    const last = pieces.at(-1);
    if (last?.found === found) last.text += piece;
    else if (piece !== '') pieces.push({ text: piece, found });
  };
  let end = 0;
  for (const match of text.matchAll(token)) {
    add(text.slice(end, match.index), false);
    add(match[0], holds(folded(match[0]), stems));
    end = match.index + match[0].length;
  }
  add(text.slice(end), false);
  return pieces;
}

function holds(word: string, stems: readonly string[]): boolean {
  return stems.some((each) => (each.length < 3 ? word.startsWith(each) : word.includes(each)));
}

/** Roughly: which ending the database's stemmer drops is its own business; this only marks. */
function stem(word: string): string {
  return word.replace(/(?<=.{4})(ern|em|en|er|es|e|n|s)$/, '');
}

/** A piece of a long text around the first place where a word was found. */
export function around(text: string, words: readonly string[], length = 180): string {
  const stems = words.map(stem);
  const first = [...text.matchAll(token)].find((match) => holds(folded(match[0]), stems))?.index ?? 0;
  const from = first < length / 2 ? 0 : text.indexOf(' ', first - length / 2) + 1;
  const to = from + length >= text.length ? text.length : Math.max(text.lastIndexOf(' ', from + length), from + 40);
  return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
}

/**
 * What a word that nothing holds was meant to be: the nearest word of these titles, if it is near enough. One slip is
 * forgiven in a short word, three in a long one.
 *
 * @example
 * meant('strasenbahn', ['Ausbau Straßenbahn Nord', 'Strandbad']) // → 'Straßenbahn'
 * @example
 * meant('xyz', ['Straßenbahn']) // → undefined
 */
export function meant(word: string, titles: readonly string[]): string | undefined {
  const allowed = word.length < 4 ? 0 : word.length < 6 ? 1 : word.length < 10 ? 2 : 3;
  let best: { slips: number; length: number; word: string } | undefined;
  const seen = new Set<string>();
  for (const title of titles)
    for (const [candidate] of title.matchAll(token)) {
      if (seen.has(candidate)) continue;
      seen.add(candidate);
      const slips = slipsToBeginning(word, folded(candidate));
      if (slips > allowed) continue;
      if (!best || slips < best.slips || (slips === best.slips && candidate.length < best.length))
        best = { slips, length: candidate.length, word: candidate };
    }
  return best?.word;
}

/** Letters wrong, missing, too many or swapped between a word and the beginning of another, whichever is nearest. */
function slipsToBeginning(word: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= word.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = word[i - 1] === other[j - 1];
      let slips = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1])
        slips = Math.min(slips, (before[j - 2] ?? 0) + 1);
      row.push(slips);
    }
    before = last;
    last = row;
  }
  return Math.min(...last);
}
