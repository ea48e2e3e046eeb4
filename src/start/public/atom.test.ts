import fc from 'fast-check';
import { type Element, Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { atomFeed, type Feed, type FeedEntry } from './atom.ts';

const entry = (more: Partial<FeedEntry> = {}): FeedEntry => ({
  page: 'https://stadt.example/f/oeffentlich/ziele/z',
  title: 'Ziel',
  summary: 'Mehr Bäume',
  category: { term: 'goal', label: 'Ziel' },
  published: '2026-01-10T09:00:00.000Z',
  updated: '2026-02-10T09:00:00.000Z',
  ...more,
});
const feed = (more: Partial<Feed> = {}): Feed => ({
  id: 'https://stadt.example/f/oeffentlich/neues.atom',
  self: 'https://stadt.example/f/oeffentlich/neues.atom',
  page: 'https://stadt.example/f/oeffentlich/neues',
  language: 'de',
  title: 'Neues: Fadenburg',
  author: 'Fadenburg',
  updated: '2026-06-01T00:00:00Z',
  entries: [entry()],
  ...more,
});

const { DOMParser } = new Window();
const parsed = (text: string) => new DOMParser().parseFromString(text, 'application/xml');
/** RFC 3339, as atom:updated asks for it. */
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function only(element: Element, name: string): string {
  const found = [...element.children].filter((child) => child.localName === name);
  expect(
    found.map((child) => child.namespaceURI),
    name,
  ).toEqual(['http://www.w3.org/2005/Atom']);
  return found[0]?.textContent ?? '';
}
const links = (element: Element, rel: string) =>
  [...element.children].filter((child) => child.localName === 'link' && child.getAttribute('rel') === rel);

/** Any signs at all, halves of pairs and those that no text holds among them. */
const anySigns = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));

describe('what RFC 4287 asks for', () => {
  test('4.1.1: a feed has one id, title and updated, an author, a link to itself and to its page', () => {
    const { documentElement } = parsed(atomFeed(feed()));
    expect([documentElement.localName, documentElement.getAttribute('xml:lang')]).toEqual(['feed', 'de']);
    expect(URL.canParse(only(documentElement, 'id'))).toBe(true);
    expect(only(documentElement, 'title')).toBe('Neues: Fadenburg');
    expect(only(documentElement, 'updated')).toMatch(moment);
    expect(only(documentElement, 'author')).toBe('Fadenburg');
    expect(links(documentElement, 'self')).toHaveLength(1);
    expect(links(documentElement, 'alternate')).toHaveLength(1);
  });

  test('4.1.2: an entry has one id, title and updated, and an alternate link as it has no content', () => {
    const [first] = [...parsed(atomFeed(feed())).getElementsByTagName('entry')];
    if (!first) throw new Error('no entry');
    expect(URL.canParse(only(first, 'id'))).toBe(true);
    expect(only(first, 'title')).toBe('Ziel');
    expect(only(first, 'updated')).toMatch(moment);
    expect(only(first, 'published')).toMatch(moment);
    expect(links(first, 'alternate')[0]?.getAttribute('href')).toBe(entry().page);
  });

  test('a feed is as new as its newest entry, and has a moment where there is none', () => {
    const newer = entry({ updated: '2026-03-10T09:00:00.000Z' });
    expect(only(parsed(atomFeed(feed({ entries: [entry(), newer] }))).documentElement, 'updated')).toBe(newer.updated);
    expect(only(parsed(atomFeed(feed({ entries: [] }))).documentElement, 'updated')).toMatch(moment);
  });
});

/** As many as there are without any words. */
const marks = atomFeed(feed()).match(/</g)?.length ?? 0;

test('whatever words say, the feed is well-formed and they are read as they were written', () => {
  fc.assert(
    fc.property(anySigns, (text) => {
      const title = `a${text}`;
      const written = atomFeed(feed({ title, entries: [entry({ title, summary: title })] }));
      expect(written).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
      expect(written).not.toMatch(/&(?!(amp|lt|gt|quot|apos);)/);
      expect(written.match(/</g)).toHaveLength(marks);
      expect(parsed(written).documentElement.localName).toBe('feed');
    }),
    { numRuns: 25 },
  );
  const said = parsed(atomFeed(feed({ title: '<b>"A" & \'B\'</b> ]]> \u0000\u0008' }))).documentElement;
  expect(only(said, 'title')).toBe('<b>"A" & \'B\'</b> ]]> ');
});
