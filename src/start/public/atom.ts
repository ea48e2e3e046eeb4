/** Writes an Atom feed (RFC 4287): the elements it must have, every word escaped, nothing that XML 1.0 forbids. */

export type Feed = {
  readonly id: string;
  readonly self: string;
  readonly page: string;
  readonly language: string;
  readonly title: string;
  readonly author: string;
  /** Used where there is no entry. */
  readonly updated: string;
  readonly entries: readonly FeedEntry[];
};

export type FeedEntry = {
  /** Its page, which is also its lasting name. */
  readonly page: string;
  readonly title: string;
  /** Who released it, where it is said. */
  readonly author?: string;
  readonly summary: string | null;
  readonly category: { readonly term: string; readonly label: string };
  readonly published: string;
  readonly updated: string;
};

/**
 * @example
 * atomFeed({ id: 'https://a.example/', self: 'https://a.example/f', page: 'https://a.example/', language: 'de', title: 'A & B', author: 'A', updated: '2026-01-01T00:00:00Z', entries: [] }).includes('<title>A &amp; B</title>') // → true
 */
export function atomFeed({ id, self, page, language, title, author, updated, entries }: Feed): string {
  const newest =
    entries
      .map((entry) => entry.updated)
      .sort()
      .at(-1) ?? updated;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(language)}">`,
    element('id', id),
    element('title', title),
    element('updated', newest),
    `<author>${element('name', author)}</author>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(page)}"/>`,
    ...entries.map(entryOf),
    '</feed>',
    '',
  ].join('\n');
}

function entryOf({ page, title, author, summary, category, published, updated }: FeedEntry): string {
  return [
    '<entry>',
    element('id', page),
    element('title', title),
    element('updated', updated),
    element('published', published),
    `<link rel="alternate" type="text/html" href="${escaped(page)}"/>`,
    `<category term="${escaped(category.term)}" label="${escaped(category.label)}"/>`,
    ...(author ? [`<author>${element('name', author)}</author>`] : []),
    ...(summary ? [element('summary', summary)] : []),
    '</entry>',
  ].join('');
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

const names: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Characters that no XML 1.0 document may hold, not even escaped, are left out. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (sign) => names[sign] ?? '');
}
