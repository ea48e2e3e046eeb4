/** Whatever is sent: an answer below 500 with a sentence that helps, and nothing half-written. */

import { connect } from 'node:net';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { signedIn, type Visitor, visitor, wordsOf } from './support/visitor.ts';

const url = inject('url');
let coordinator: Visitor;
let administrator: Visitor;
beforeAll(async () => {
  coordinator = await signedIn(url, 'coordinator@demo.example');
  administrator = await signedIn(url, 'administrator@demo.example');
});

/** Every address that takes a form, with the names of its fields. */
const forms: readonly (readonly [path: string, fields: readonly string[]])[] = [
  ['/konzept', ['kind', 'id', 'act']],
  ['/konzept/textlaengen', ['section', 'part', 'analysisShare', 'revision']],
  ['/konzept/abschnitte/abschnitt-7/absaetze', ['added', 'blocks.0.words', 'blocks.0.key', 'blocks.0.style']],
  ['/konzept/abschnitte/abschnitt-7/bearbeiten', ['title', 'kind', 'source', 'revision']],
  ['/fachteile/teil-2', ['act', 'id']],
  ['/fachteile/teil-5/abschnitte/neu', ['title', 'kind', 'source']],
  ['/strategien/neu', ['title', 'text', 'officeId', 'goalIds', 'measureIds', 'source']],
  ['/instrumente/instrument-1/bearbeiten', ['title', 'text', 'officeId', 'goalIds', 'measureIds', 'revision']],
  ['/konzept/leitlinien/neu', ['title', 'code', 'text', 'officeId', 'stage', 'short']],
  ['/konzept/fachteile/teil-1/bearbeiten', ['title', 'code', 'stage', 'officeId', 'revision']],
  ['/leitlinien/leitlinie-1', ['act']],
  [
    '/ziele/neu',
    [
      'title',
      'plain',
      'guidelineId',
      'sectorPartId',
      'officeId',
      'ownerId',
      'deputyId',
      'influence',
      'challengeIds',
      'targets.0.indicatorId',
      'targets.0.value',
      'targets.0.date',
    ],
  ],
  ['/ziele/ziel-1/bearbeiten', ['title', 'guidelineId', 'revision']],
  ['/ziele/ziel-1/einschaetzung', ['rating', 'byGroup', 'n', 'from', 'to']],
  ['/matrix/teil-1/aufgabe-1', ['relevance', 'reason']],
  ['/fassungen/neu', ['title', 'note']],
  ['/fassungen/beschluss', ['title', 'note', 'on', 'resolution', 'source']],
  ['/fassungen/insek-alt/zurueckziehen/goal/nirgends', ['reason', 'alsoWhy']],
  ['/fassungen/verfahren', ['act', 'stage']],
  ['/fassungen/verfahren/consultation', ['title', 'meaning', 'role', 'days', 'freezes', 'revision']],
  ['/fassungen/entwurf/bearbeiten', ['title', 'note', 'revision']],
  ['/fassungen/entwurf/schritt', ['to', 'on', 'dueOn', 'resolution', 'note', 'revision']],
  [
    '/fassungen/entwurf/aussagen/goal/ziel-1',
    ['change', 'title', 'text', 'guidelineId', 'sectorPartId', 'reason', 'origin', 'originText', 'revision'],
  ],
  ['/fassungen/entwurf/aussagen/target', ['change', 'goalId', 'indicatorId', 'value', 'date', 'reason', 'revision']],
  [
    '/massnahmen/neu',
    [
      'title',
      'summary',
      'plain',
      'leadId',
      'personId',
      'goalIds',
      'areaIds',
      'startsOn',
      'dueOn',
      'priority',
      'officeIds',
      'milestones.0.title',
      'milestones.0.dueOn',
      'rhythmMonths',
      'code',
    ],
  ],
  ['/massnahmen/massnahme-3', ['act', 'officeId', 'answer', 'reason']],
  ['/massnahmen/massnahme-3/bearbeiten', ['title', 'leadId', 'revision']],
  [
    '/massnahmen/massnahme-3/stand',
    ['state', 'course', 'sentence', 'obstacle', 'decision', 'decisionBy', 'reportedOn'],
  ],
  [
    '/massnahmen/massnahme-3/geld',
    ['cents', 'amount', 'year', 'stage', 'origin', 'productId', 'id', 'act', 'revision'],
  ],
  ['/haushalt/neu', ['code', 'name', 'field', 'officeId']],
  ['/raeume/neu', ['name', 'category', 'themes', 'profile', 'officeId', 'managerId', 'partIds']],
  ['/raeume/raum-1', ['act']],
  ['/raeume/import', ['name', 'kind', 'validFrom', 'source', 'file', 'fileId', 'store']],
  [
    '/indikatoren/neu',
    [
      'name',
      'kind',
      'direction',
      'unit',
      'decimals',
      'numeratorId',
      'denominatorId',
      'per',
      'rhythmMonths',
      'evidence',
      'officeId',
    ],
  ],
  [
    '/indikatoren/berechnen',
    ['name', 'kind', 'partId', 'wholeId', 'inputId', 'per', 'as', 'years', 'sinceYear', 'base', 'decimals', 'seen'],
  ],
  [
    '/indikatoren/rate-1/berechnung',
    ['name', 'kind', 'parts.0.inputId', 'parts.0.weight', 'parts.0.weightId', 'parts.999.weight', 'unit', 'revision'],
  ],
  ['/indikatoren/rate-1', ['act']],
  ['/indikatoren/import', ['file', 'fileId', 'indicatorId', 'divisionId', 'store']],
  ['/abdeckung', ['indicatorId']],
  ['/abwesenheit', ['from', 'to', 'deputyId', 'end']],
  ['/massnahmen/import', ['file', 'fileId', 'store']],
  ['/bericht/runden/neu', ['year', 'dueOn', 'title']],
  ['/aemter/neu', ['name', 'short', 'kind', 'parentId', 'contact']],
  ['/verlauf/1/rueckgaengig', ['x']],
  ['/verlauf/999999999999999999999/rueckgaengig', ['x']],
];
const administrators: readonly (readonly [string, readonly string[]])[] = [
  ['/personen/einladen', ['email', 'role', 'officeId']],
  ['/personen', ['invitation', 'act', 'id']],
];

/** What may stand in a field, and what nobody would type. */
const hostile: Readonly<Record<string, string>> = {
  'nothing at all': '',
  'only blanks': '   \t\n ',
  'a script': '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>',
  'a statement': "'; drop table goal; --",
  'an unreadable sign': 'Text\u0000mit Null',
  'half a sign': '\ud800 allein',
  'a number nobody needs': '99999999999999999999999999999',
  'not a number': 'NaN',
  'a day that is none': '31.02.2026',
  'a day long ago': '0000-00-00',
  'a list in one field': '[object Object]',
  'a name of the language': '__proto__',
  'an id of another city': 'co2-senken-2020',
  'an invisible direction': '\u202egnp.exe',
  'very many letters': 'ä'.repeat(300_000),
};

describe.each(forms)('the form %s', (path, fields) => {
  test.each(Object.keys(hostile))('is answered with words when filled with %s', async (name) => {
    const value = hostile[name] ?? '';
    const response = await coordinator.post(
      `/fadenburg${path}`,
      Object.fromEntries(fields.map((field) => [field, value])),
    );
    expect(response.status).toBeLessThan(500);
    if (response.status >= 400) expect((await wordsOf(response)).length).toBeGreaterThan(60);
  });
});

describe.each(administrators)('the form %s', (path, fields) => {
  test.each(Object.keys(hostile))('is answered with words when filled with %s', async (name) => {
    const value = hostile[name] ?? '';
    const response = await administrator.post(
      `/fadenburg${path}`,
      Object.fromEntries(fields.map((field) => [field, value])),
    );
    expect(response.status).toBeLessThan(500);
  });
});

describe('a body', () => {
  const path = '/fadenburg/massnahmen/neu';

  test('of the wrong kind is refused', async () => {
    for (const type of ['application/json', 'text/plain', 'application/xml', 'image/png']) {
      const response = await coordinator.post(path, '{"title":"x"}', { 'content-type': type });
      expect(response.status).toBe(400);
    }
  });

  test('with fields sent many times over is refused or understood', async () => {
    const many = { title: Array.from({ length: 6000 }, () => 'x') };
    expect((await coordinator.post(path, many)).status).toBe(413);
    expect((await coordinator.post(path, { title: ['a', 'b'] })).status).toBe(422);
  });

  test('of more than two megabytes is refused with a sentence', async () => {
    const response = await coordinator.post(path, { title: 'x'.repeat(3_000_000) });
    expect(response.status).toBe(413);
    expect(await wordsOf(response)).toMatch(/höchstens 2 MB/);
  });

  test('with a file of 200 MB is refused with a sentence, and the house goes on', async () => {
    const file = new FormData();
    file.set('file', new Blob([new Uint8Array(200 * 1024 * 1024)]), 'werte.csv');
    const response = await coordinator.post('/fadenburg/indikatoren/import', file);
    expect(response.status).toBe(413);
    expect(await wordsOf(response)).toMatch(/höchstens 50 MB/);
    expect((await coordinator.get('/fadenburg/indikatoren')).status).toBe(200);
  });

  test('that breaks off is refused, and nothing is stored', async () => {
    const body = '--grenze\r\nContent-Disposition: form-data; name="title"\r\n\r\nHalb angekommen';
    const response = await coordinator.post(path, body, { 'content-type': 'multipart/form-data; boundary=grenze' });
    expect(response.status).toBe(400);
    expect(await wordsOf(response)).toMatch(/unvollständig/);
    expect(await (await coordinator.get('/fadenburg/massnahmen?suche=Halb')).text()).not.toMatch(/Halb angekommen/);
  });

  test('whose sender hangs up does no harm', async () => {
    const { hostname, port } = new URL(url);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\ntitle=abc`);
        setTimeout(() => socket.destroy(), 100);
      });
      socket.once('close', () => resolve());
    });
    expect((await fetch(`${url}/ready`)).status).toBe(200);
  });
});

describe('an address', () => {
  test.each([
    '/fadenburg/massnahmen/gibt-es-nicht',
    '/fadenburg/massnahmen/..%2f..%2fetc%2fpasswd',
    '/fadenburg/massnahmen/%00',
    '/fadenburg/ziele/%E0%A4%A',
    '/FADENBURG',
    "/fadenburg';--",
    '/fadenburg/verlauf?vor=abc',
    '/fadenburg/verlauf?vor=99999999999999999999',
    '/fadenburg/auftraege/x',
    '/fadenburg/bericht/gibt-es-nicht',
    '/fadenburg/bericht/gibt-es-nicht/pdf',
    '/fadenburg/bericht/vergleich?a=x&b=y',
    '/fadenburg/matrix/x/y',
    '/fadenburg/matrix?lesart=x&stand=y',
    '/fadenburg/indikatoren/rate-1?raum=x&gliederung=y&seite=-5&sortierung=x',
    '/fadenburg/massnahmen?seite=1e99&sortierung=-&spalte=x&suche=%00',
    '/fadenburg?jahr=abc&leitlinie=x&fachteil=y',
    '/fadenburg?jahr=-1',
    '/fadenburg/raeume/gliederungen/nichts.geojson',
    `/fadenburg/${'x'.repeat(5000)}`,
    '/einladung/fadenburg/falsch',
    '/einladung/nirgendwo/falsch',
    '/anmelden?weiter=https://boese.example',
  ])('%s is answered with words', async (path) => {
    const response = await coordinator.get(path);
    expect(response.status).toBeLessThan(500);
    if (response.status >= 400 && response.status !== 302) expect((await wordsOf(response)).length).toBeGreaterThan(40);
  });

  test.each([
    '/_root.data',
    '/fadenburg.data',
    '/fadenburg/ziele/ziel-1.data',
    '/fadenburg/karte/flaechen/ortsteile.data',
    '/fadenburg/oeffentlich.data',
  ])('%s, of the framework and not of ours, leads nowhere', async (path) => {
    expect((await coordinator.get(path)).status).toBe(404);
    expect((await coordinator.post(path, { act: 'retire' })).status).toBe(404);
  });

  test('to go on to after signing in leads nowhere else', async () => {
    for (const next of ['https://boese.example', '//boese.example', '/\\boese.example', 'javascript:alert(1)']) {
      const person = visitor(url);
      const response = await person.post(`/anmelden?weiter=${encodeURIComponent(next)}`, {
        email: 'guest@demo.example',
        password: 'faden-demo-2026',
        weiter: next,
      });
      expect(response.status).toBe(302);
      expect(new URL(response.headers.get('location') ?? '', url).origin).toBe(url);
    }
  });
});

describe('ids of another city', () => {
  test('lead nowhere, whether read or written', async () => {
    expect((await coordinator.get('/leipzig/ziele/ziel-1')).status).toBe(404);
    expect((await coordinator.post('/leipzig/massnahmen/massnahme-1', { act: 'retire' })).status).toBe(404);
    const form = { title: 'Mit fremdem Ziel', leadId: 'amt-fuer-wohnen', goalIds: ['co2-senken-2020'] };
    const response = await coordinator.post('/fadenburg/massnahmen/neu', form);
    expect(response.status).toBe(409);
    expect(await wordsOf(response)).toMatch(/Auswahl gibt es nicht/);
    expect(await (await coordinator.get('/fadenburg/massnahmen?suche=fremdem')).text()).not.toMatch(/Mit fremdem Ziel/);
  });
});

describe('what people write', () => {
  test('is shown as they wrote it and never run', async () => {
    const words = '<b>fett</b> & "Zitat" <script>alert(1)</script>';
    // A city without a version in force: there guidelines are written directly.
    const response = await coordinator.post('/muenster/konzept/leitlinien/neu', { title: words });
    expect(response.status).toBe(302);
    const html = await (await coordinator.get('/muenster/konzept')).text();
    expect(html).toContain('&lt;b&gt;fett&lt;/b&gt; &amp; &quot;Zitat&quot;');
    expect(html).not.toContain('<script>alert(1)');
  });
});

describe('a session', () => {
  test('that is over leads to signing in, and what was typed is not stored', async () => {
    const person = await signedIn(url, 'editor@demo.example');
    expect((await person.post('/abmelden', { all: 'yes' })).status).toBe(302);
    const response = await person.post('/fadenburg/massnahmen/massnahme-2/stand', {
      state: 'done',
      sentence: 'Zu spät abgeschickt',
    });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toMatch(/^\/anmelden\?weiter=%2Ffadenburg%2Fmassnahmen/);
    expect(await (await coordinator.get('/fadenburg/massnahmen/massnahme-2')).text()).not.toMatch(
      /Zu spät abgeschickt/,
    );
  });

  test('cannot be made up', async () => {
    const forged = visitor(url, new Map([['stadtfaden.session_token', 'abc.def']]));
    expect((await forged.get('/fadenburg')).status).toBe(302);
  });

  test('is not reached from a foreign page', async () => {
    const response = await coordinator.post(
      '/fadenburg/konzept/leitlinien/neu',
      { title: 'Untergeschoben' },
      { origin: 'https://boese.example' },
    );
    expect(response.status).toBe(403);
    expect(await (await coordinator.get('/fadenburg/konzept')).text()).not.toMatch(/Untergeschoben/);
  });
});

describe('guessing a password', () => {
  test('is slowed down, with a sentence that says for how long', async () => {
    const guesser = visitor(url);
    const tries: number[] = [];
    for (let i = 0; i < 8; i++) {
      tries.push(
        (await guesser.post('/anmelden', { email: 'niemand@demo.example', password: `falsch ${i} falsch` })).status,
      );
    }
    expect(tries.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
    expect(tries).toContain(429);
    const response = await guesser.post('/anmelden', { email: 'niemand@demo.example', password: 'noch einmal' });
    expect(await wordsOf(response)).toMatch(/in \d+ Sekunden/);
  });

  test('tells nobody whether an address is known', async () => {
    const [known, unknown] = await Promise.all(
      ['council@demo.example', 'fremd@demo.example'].map(async (email) => {
        const response = await visitor(url).post('/anmelden', { email, password: 'ganz falsches Passwort' });
        return [response.status, (await wordsOf(response)).replaceAll(email, '')];
      }),
    );
    expect(known).toEqual(unknown);
  });
});

describe('two people saving the same measure', () => {
  test('the second is told, keeps her words, and nothing is overwritten', async () => {
    const page = await (await coordinator.get('/fadenburg/massnahmen/massnahme-5/bearbeiten')).text();
    const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? '';
    const form = (title: string) => ({ title, leadId: 'schulamt', priority: 'normal', revision });
    expect(
      (await coordinator.post('/fadenburg/massnahmen/massnahme-5/bearbeiten', form('Zuerst gespeichert'))).status,
    ).toBe(302);
    const second = await coordinator.post('/fadenburg/massnahmen/massnahme-5/bearbeiten', form('Danach gespeichert'));
    expect(second.status).toBe(409);
    const html = await second.text();
    expect(html).toContain('Danach gespeichert');
    expect(html).toMatch(/Jemand anderes hat/);
    expect(await (await coordinator.get('/fadenburg/massnahmen/massnahme-5')).text()).toContain('Zuerst gespeichert');
  });
});
