/** What is read out of a shared document, whatever somebody has put into it. */

import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { emptyBody, type TextNode } from './section.ts';
import { fragmentName, openText, readText, writeText } from './shared-text.server.ts';
import { blocksOf, filledIn, wasOf } from './text-blocks.ts';
import { charactersOf, plainText, referencesIn } from './text-body.ts';
import { isSafeLink, isText } from './text-schema.ts';

const paragraph = (text: string, marks?: TextNode['marks']): TextNode => ({
  type: 'paragraph',
  content: [{ type: 'text', text, ...(marks ? { marks } : {}) }],
});
const full: TextNode = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Wohnen' }] },
    paragraph('Siehe hier', [{ type: 'link', attrs: { href: 'https://example.org/' } }]),
    { type: 'bullet_list', content: [{ type: 'list_item', content: [paragraph('eins')] }] },
    { type: 'paragraph', content: [{ type: 'reference', attrs: { kind: 'goal', id: 'ziel-1' } }] },
    {
      type: 'table',
      content: [
        {
          type: 'table_row',
          content: [
            { type: 'table_header', attrs: { colspan: 2, rowspan: 1, colwidth: null }, content: [paragraph('Jahr')] },
          ],
        },
      ],
    },
  ],
};

describe('a shared document', () => {
  test('holds a text and gives it back as it was', () => {
    const doc = openText(null);
    writeText(doc, full);
    expect(readText(doc)).toEqual({ body: full, clean: true });
    expect(isText(full)).toBe(true);
  });

  test('is empty at first, and two beginnings are one', () => {
    const one = openText(null);
    const other = openText(null);
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
    expect(readText(one)).toEqual({ body: emptyBody, clean: true });
  });

  test('takes two who write in the same paragraph at once', () => {
    const one = openText(null);
    const other = openText(Y.encodeStateAsUpdate(one));
    writeText(one, { type: 'doc', content: [paragraph('Adas Satz. ')] });
    writeText(other, { type: 'doc', content: [paragraph('Bens Satz. ')] });
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    expect(readText(one)).toEqual(readText(other));
    expect(plainText(readText(one).body)).toContain('Adas Satz. ');
    expect(plainText(readText(one).body)).toContain('Bens Satz. ');
    expect(readText(one).body.content).toHaveLength(1);
  });

  test('gives nothing but the schema, however hostile what was put in', () => {
    const doc = openText(null);
    const fragment = doc.getXmlFragment(fragmentName);
    const script = new Y.XmlElement('script');
    const heading = new Y.XmlElement('heading');
    const image = new Y.XmlElement('img');
    const reference = new Y.XmlElement('reference');
    const words = new Y.XmlText();
    fragment.insert(1, [script, heading, new Y.XmlText() as never]);
    script.insert(0, [new Y.XmlText('alert(1)')]);
    heading.setAttribute('level', 1 as never);
    heading.setAttribute('onclick', 'alert(1)');
    heading.insert(0, [words, image, reference]);
    reference.setAttribute('kind', 'person');
    reference.setAttribute('id', '../..');
    image.setAttribute('src', 'x');
    words.insert(0, 'klick', { link: { href: 'javascript:alert(1)' }, huge: { size: 9 } });
    words.insertEmbed(5, { image: 'x' });
    const { body, clean } = readText(doc);
    expect(clean).toBe(false);
    expect(body.content).toEqual([
      { type: 'paragraph' },
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'klick' }] },
    ]);
    expect(isText(body)).toBe(true);
    writeText(doc, body);
    expect(readText(doc).clean).toBe(true);
  });

  test('gives no sign that the database would refuse', () => {
    const doc = openText(null);
    const paragraph = doc.getXmlFragment(fragmentName).get(0) as Y.XmlElement;
    (paragraph.get(0) as Y.XmlText).insert(0, 'Hof\u0000garten \ud800');
    const { body, clean } = readText(doc);
    expect(clean).toBe(false);
    expect(plainText(body)).toBe('Hofgarten \ufffd');
    writeText(doc, body);
    expect(readText(doc)).toEqual({ body, clean: true });
  });

  test('nested beyond all reason is read to an end', () => {
    const doc = openText(null);
    let at: Y.XmlFragment | Y.XmlElement = doc.getXmlFragment(fragmentName);
    for (let depth = 0; depth < 400; depth += 1) {
      const list: Y.XmlElement = new Y.XmlElement(depth % 2 === 0 ? 'bullet_list' : 'list_item');
      at.insert(0, [list]);
      at = list;
    }
    expect(isText(readText(doc).body)).toBe(true);
  });
});

describe('a stored text', () => {
  test.each([
    ['https://www.leipzig.de/', true],
    ['mailto:amt@stadt.example', true],
    ['/fadenburg/ziele', true],
    ['#ziele', true],
    ['//fremd.example', false],
    ['javascript:alert(1)', false],
    [' JaVaScript:alert(1)', false],
    ['data:text/html,<script>', false],
    ['vbscript:x', false],
    ['/\\fremd.example', false],
    [`https://${'a'.repeat(3000)}`, false],
    [null, false],
  ])('link %s: %s', (href, safe) => {
    expect(isSafeLink(href)).toBe(safe);
  });

  test.each<[string, unknown]>([
    ['no document', { type: 'paragraph' }],
    ['an unknown node', { type: 'doc', content: [{ type: 'iframe' }] }],
    ['a heading of the first level', { type: 'doc', content: [{ type: 'heading', attrs: { level: 1 } }] }],
    ['a list without items', { type: 'doc', content: [{ type: 'bullet_list' }] }],
    [
      'a link to a script',
      { type: 'doc', content: [paragraph('x', [{ type: 'link', attrs: { href: 'javascript:1' } }])] },
    ],
    ['nothing', null],
  ])('is refused where it is %s', (_, body) => {
    expect(isText(body)).toBe(false);
  });

  test('says its words, length and references', () => {
    expect(plainText(full)).toBe('Wohnen\nSiehe hier\neins\nJahr');
    expect(charactersOf(full)).toBe('WohnenSiehe hiereinsJahr'.length);
    expect(referencesIn(full)).toEqual([{ kind: 'goal', id: 'ziel-1' }]);
  });
});

describe('the form of a text', () => {
  const body: TextNode = { type: 'doc', content: [paragraph('eins'), paragraph('zwei'), paragraph('drei')] };
  const rows = (of: TextNode) => blocksOf(of).map((block) => ({ ...block, was: wasOf(block) }));
  const said = (of: TextNode) => plainText(of).split('\n');

  test('unchanged changes nothing, and keeps marks', () => {
    expect(filledIn(full, rows(full), '')).toEqual({ body: full, collisions: [] });
  });

  test('changes, removes, and adds paragraphs', () => {
    const filled = rows(body).map((row, index) => ({ ...row, words: ['Eins', '', row.words][index] ?? '' }));
    expect(said(filledIn(body, filled, 'vier\n\nfünf').body)).toEqual(['Eins', 'drei', 'vier', 'fünf']);
  });

  test('makes a heading of a paragraph, and keeps line breaks', () => {
    const [first, ...rest] = rows(body);
    const done = filledIn(body, [{ ...first, style: 'heading3', words: 'a\r\nb' } as never, ...rest], '');
    expect(done.body.content?.[0]).toEqual({
      type: 'heading',
      attrs: { level: 3 },
      content: [{ type: 'text', text: 'a' }, { type: 'hard_break' }, { type: 'text', text: 'b' }],
    });
  });

  test('keeps what somebody else wrote meanwhile in another paragraph', () => {
    const filled = rows(body).map((row, index) => (index === 0 ? { ...row, words: 'EINS' } : row));
    const now: TextNode = { type: 'doc', content: [paragraph('eins'), paragraph('ZWEI'), paragraph('drei')] };
    expect(said(filledIn(now, filled, '').body)).toEqual(['EINS', 'ZWEI', 'drei']);
  });

  test('gives back what was changed on both sides', () => {
    const filled = rows(body).map((row, index) => (index === 1 ? { ...row, words: 'meins' } : row));
    const now: TextNode = { type: 'doc', content: [paragraph('eins'), paragraph('ihres'), paragraph('drei')] };
    const { body: kept, collisions } = filledIn(now, filled, '');
    expect(said(kept)).toEqual(['eins', 'ihres', 'drei']);
    expect(collisions.map(({ at, row }) => [at, row.words])).toEqual([[1, 'meins']]);
    const gone: TextNode = { type: 'doc', content: [paragraph('eins'), paragraph('drei')] };
    expect(filledIn(gone, filled, '').collisions.map(({ at }) => at)).toEqual([null]);
  });

  test('tells two equal paragraphs apart', () => {
    const twice: TextNode = { type: 'doc', content: [paragraph('gleich'), paragraph('gleich')] };
    const filled = rows(twice).map((row, index) => (index === 1 ? { ...row, words: 'anders' } : row));
    expect(said(filledIn(twice, filled, '').body)).toEqual(['gleich', 'anders']);
  });
});
