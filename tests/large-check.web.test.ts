/** A large file at the running server: checked in the background, seen by the one who asked, stored only when she says so. */

import { beforeAll, expect, inject, test } from 'vitest';
import { signedIn, type Visitor, wordsOf } from './support/visitor.ts';

const url = inject('url');
const page = '/fadenburg/indikatoren/import';
let statistician: Visitor;
let coordinator: Visitor;
beforeAll(async () => {
  statistician = await signedIn(url, 'statistician@demo.example');
  coordinator = await signedIn(url, 'coordinator@demo.example');
});

/** Three megabytes that say little: years of the whole city, with blanks. */
function largeFile(area = 'Stadt', name = 'Große Datei') {
  const lines = Array.from({ length: 150 }, (_, i) => `${area}${' '.repeat(20_000)};${1901 + i};${i}`);
  const form = new FormData();
  form.set('file', new Blob([`Raum;Jahr;Wert\n${lines.join('\n')}\n`]), 'gross.csv');
  form.set('newName', name);
  return form;
}

async function finished(who: Visitor, job: string): Promise<string> {
  for (let waited = 0; waited < 60; waited++) {
    const html = await (await who.get(job)).text();
    if (!html.includes('data-reload')) return html;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${job} did not end`);
}
const hidden = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );

test('is a job whose result is the preview; storing is a step of its own', async () => {
  const sent = await statistician.post(page, largeFile());
  const job = sent.headers.get('location') ?? '';
  expect([sent.status, job]).toEqual([302, expect.stringMatching(/\/auftraege\//)]);
  const result = /href="([^"]*geprueft=[^"]*)"/.exec(await finished(statistician, job))?.[1] ?? '';
  const shown = await statistician.get(result);
  const html = await shown.clone().text();
  expect(await wordsOf(shown)).toMatch(/150 Werte/);
  expect(await wordsOf(await statistician.get('/fadenburg/indikatoren'))).not.toContain('Große Datei');
  expect((await coordinator.get(result)).status).toBe(404);
  const stored = await statistician.post(page, hidden(html));
  expect([stored.status, stored.headers.get('location')]).toEqual([302, expect.stringMatching(/\/auftraege\//)]);
  await finished(statistician, stored.headers.get('location') ?? '');
  expect(await wordsOf(await statistician.get('/fadenburg/indikatoren?suche=gro%C3%9Fe'))).toContain('Große Datei');
});

test('with faults shows them where the preview would be', async () => {
  const sent = await statistician.post(page, largeFile('Atlantis', 'Noch eine'));
  const html = await finished(statistician, sent.headers.get('location') ?? '');
  const result = /href="([^"]*geprueft=[^"]*)"/.exec(html)?.[1] ?? '';
  expect(await wordsOf(await statistician.get(result))).toMatch(/Zeile 2, Raum: „Atlantis“ ist kein Raum/);
  expect((await statistician.get(`${page}?geprueft=nirgends`)).status).toBe(404);
});
