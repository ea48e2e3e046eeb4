/** A forgotten password, and an invitation to somebody who has an account: from the first page to the last. */

import { request } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { mailsTo } from './support/mail.ts';
import { signedIn, type Visitor, visitor, wordsOf } from './support/visitor.ts';

const url = inject('url');
const dataDir = inject('dataDir');
const old = 'das alte Passwort';
const fresh = 'das neue Passwort ';

let administrator: Visitor;
beforeAll(async () => {
  administrator = await signedIn(url, 'administrator@demo.example');
});

/** Each test comes from a network of its own, so that none slows another down. */
const network = () => ({ 'x-real-ip': crypto.randomUUID() });
const address = () => `${crypto.randomUUID()}@stadt.example`;
const ask = (who: Visitor, email: string, headers = network()) => who.post('/passwort', { email }, headers);
const newPassword = (password: string) => ({ password, again: password });

async function invitationTo(email: string, city = 'fadenburg'): Promise<string> {
  const response = await administrator.post(`/${city}/personen/einladen`, { email, role: 'guest' });
  return /\/einladung\/[\w-]+\/[\w-]+/.exec(await response.text())?.[0] ?? '';
}

/** Somebody who has accepted an invitation: her address, and the browser she is signed in with. */
async function somebody(email = address()): Promise<{ email: string; browser: Visitor }> {
  const browser = visitor(url);
  const response = await browser.post(await invitationTo(email), { name: 'Ada Beispiel', password: old });
  if (response.headers.get('location') !== '/fadenburg') throw new Error(`not accepted: ${response.status}`);
  return { email, browser };
}

/** Waits for the mail, and for the link in it. */
async function linkTo(email: string, nth = 1): Promise<string> {
  await expect.poll(() => resetsTo(email).length, { timeout: 20_000, interval: 200 }).toBe(nth);
  return /https?:\/\/\S+(\/passwort\/\S+)/.exec(resetsTo(email)[nth - 1]?.text ?? '')?.[1] ?? '';
}
const resetsTo = (email: string) => mailsTo(dataDir, email).filter(({ text }) => text.includes('/passwort/'));

async function canSignIn(email: string, password: string): Promise<boolean> {
  return (await visitor(url).post('/anmelden', { email, password }, network())).status === 302;
}

describe('a forgotten password', () => {
  test('is set anew from the sign-in page by a mail, and ends all sessions', async () => {
    const { email, browser } = await somebody();
    expect(await (await visitor(url).get('/anmelden')).text()).toContain('href="/passwort"');

    const forgetful = visitor(url);
    expect((await forgetful.get('/passwort')).status).toBe(200);
    const asked = await ask(forgetful, email.toUpperCase());
    expect([asked.status, asked.headers.get('location')]).toEqual([302, '/passwort?gesendet']);
    expect(await wordsOf(await forgetful.get('/passwort?gesendet'))).toMatch(/Wenn es zu dieser Mailadresse/);

    const link = await linkTo(email);
    expect(resetsTo(email)[0]?.subject).toBe('Neues Passwort für Stadtfaden');
    expect(resetsTo(email)[0]?.text).toMatch(/^Guten Tag Ada Beispiel,[\s\S]*eine Stunde und nur einmal/);

    const page = await forgetful.get(link);
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    const set = await forgetful.post(link, newPassword(fresh));
    expect([set.status, set.headers.get('location')]).toEqual([302, '/anmelden?geaendert']);
    expect(await wordsOf(await forgetful.get('/anmelden?geaendert'))).toMatch(/Ihr neues Passwort gilt/);

    expect((await browser.get('/fadenburg')).headers.get('location')).toMatch(/^\/anmelden/);
    expect([await canSignIn(email, old), await canSignIn(email, fresh)]).toEqual([false, true]);
  });

  test('is asked for in one’s own language', async () => {
    const { email } = await somebody();
    await ask(visitor(url, new Map([['sprache', 'en']])), email);
    await linkTo(email);
    expect(resetsTo(email)[0]?.subject).toBe('New password for Stadtfaden');
    expect(resetsTo(email)[0]?.text).toMatch(/^Hello Ada Beispiel,/);
  });

  test('is kept to the rules of an invitation, and the link still holds after a slip', async () => {
    const { email } = await somebody();
    await ask(visitor(url), email);
    const link = await linkTo(email);
    const person = visitor(url);
    const slips: [Record<string, string>, RegExp][] = [
      [{}, /mindestens 12 Zeichen/],
      [newPassword('zu kurz'), /mindestens 12 Zeichen/],
      [newPassword('x'.repeat(201)), /zu lang/],
      [{ password: fresh, again: `${fresh}!` }, /sind verschieden/],
      [{ password: fresh }, /sind verschieden/],
    ];
    for (const [fields, words] of slips) {
      const response = await person.post(link, fields);
      const html = await response.clone().text();
      expect(response.status).toBe(422);
      expect(await wordsOf(response)).toMatch(words);
      expect(html).not.toContain(fresh);
    }
    expect((await person.post(link, newPassword(fresh))).status).toBe(302);
  });

  test('leaves nobody signed in where it is set: a colleague’s browser is not hers', async () => {
    const { email } = await somebody();
    await ask(visitor(url), email);
    const colleague = await signedIn(url, 'guest@demo.example');
    const set = await colleague.post(await linkTo(email), newPassword(fresh));
    expect(set.headers.get('location')).toBe('/anmelden?geaendert');
    expect((await colleague.get('/anmelden?geaendert')).status).toBe(200);
    expect((await colleague.get('/konto')).status).toBe(302);
  });
});

describe('asking for a new password', () => {
  test('is answered alike, whether there is an account or not, and writes to nobody else', async () => {
    const [known, unknown] = [(await somebody()).email, address()];
    const answers = [];
    for (const email of [unknown, known]) {
      const response = await ask(visitor(url), email);
      const next = await visitor(url).get(response.headers.get('location') ?? '');
      answers.push([response.status, response.headers.get('location'), await response.text(), await next.text()]);
    }
    expect(answers[0]).toEqual(answers[1]);
    await linkTo(known);
    expect(mailsTo(dataDir, unknown)).toEqual([]);
  });

  test('is slowed down like guessing, known or not, with a sentence that says for how long', async () => {
    const answers = [];
    for (const email of [(await somebody()).email, address()]) {
      const statuses: number[] = [];
      for (let time = 0; time < 5; time += 1) statuses.push((await ask(visitor(url), email)).status);
      const response = await ask(visitor(url), email);
      const html = (await response.clone().text()).replaceAll(email, 'X');
      expect(await wordsOf(response)).toMatch(/Das nächste Mal ist es in \d Sekunden möglich/);
      answers.push([...statuses, response.status, html]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.slice(0, 6)).toEqual([302, 302, 302, 302, 302, 429]);
  });

  test('is refused for the people of the demo: their password is everybody’s', async () => {
    const response = await ask(visitor(url), 'Administrator@demo.example');
    expect(response.status).toBe(409);
    expect(await wordsOf(response)).toMatch(/gehört zur Demo/);
    expect(resetsTo('administrator@demo.example')).toEqual([]);
  });

  test.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['half an address', 'ada@stadt'],
    ['a script', '<script>@x.de'],
    ['an unreadable sign', 'a\u0000@b'],
    ['very many letters', `${'a'.repeat(400)}@stadt.example`],
  ])('needs an address, and %s is none', async (_, email) => {
    const response = await ask(visitor(url), email);
    expect(response.status).toBe(422);
    expect(await wordsOf(response)).toMatch(/Bitte (füllen|schreiben|kürzen)/);
  });

  test('never sends a link to the host that a stranger names', async () => {
    const { email } = await somebody();
    const status = await new Promise((resolve, reject) => {
      const headers = {
        host: 'boese.example',
        origin: 'http://boese.example',
        'content-type': 'application/x-www-form-urlencoded',
        ...network(),
      };
      const sent = request(`${url}/passwort`, { method: 'POST', headers }, (answer) => resolve(answer.statusCode));
      sent.on('error', reject);
      sent.end(new URLSearchParams({ email }).toString());
    });
    expect(status).toBe(302);
    await linkTo(email);
    expect(resetsTo(email)[0]?.text).not.toContain('boese.example');
  });
});

describe('a link that does not hold', () => {
  async function leadsToANewOne(link: string) {
    for (const response of [await visitor(url).get(link), await visitor(url).post(link, newPassword(fresh))]) {
      const html = await response.clone().text();
      expect(response.status).toBe(404);
      expect(await wordsOf(response)).toMatch(/Dieser Link gilt nicht mehr.*Neuen Link anfordern/);
      expect(html).toContain('href="/passwort"');
    }
  }

  test('because it is used', async () => {
    const { email } = await somebody();
    await ask(visitor(url), email);
    const first = await linkTo(email);
    await ask(visitor(url), email);
    const second = await linkTo(email, 2);
    expect((await visitor(url).post(second, newPassword(fresh))).status).toBe(302);
    await leadsToANewOne(second);
    await leadsToANewOne(first);
  });

  test('because the hour is over', async () => {
    const { email } = await somebody();
    await ask(visitor(url), email);
    const link = await linkTo(email);
    const client = new pg.Client({ host: join(dataDir, 'engine'), user: 'postgres', database: 'postgres' });
    await client.connect();
    await client.query(
      "update verification set expires_at = now() - interval '1 second' where value = (select id from person where email = $1)",
      [email],
    );
    await client.end();
    await leadsToANewOne(link);
    expect(await canSignIn(email, old)).toBe(true);
  });

  test.each([
    ['a word', 'falsch'],
    ['very many letters', 'x'.repeat(3000)],
    ['an unreadable sign', '%00'],
    ['a statement', '%27%20or%201=1--'],
    ['a way elsewhere', '..%2f..'],
    ['a name of the library', 'reset-password:abc'],
    ['a picture', '%F0%9F%98%80'],
  ])('because its secret is %s', (_, token) => leadsToANewOne(`/passwort/${token}`));
});

describe('an invitation to somebody who has an account', () => {
  test('lets her sign in, brings her back and is accepted with one button', async () => {
    const { email } = await somebody();
    const invitation = await invitationTo(email.toUpperCase(), 'leipzig');
    const person = visitor(url);
    const page = await person.get(invitation);
    const html = await page.clone().text();
    expect(await wordsOf(page)).toMatch(/gibt es schon einen Zugang, vielleicht aus einer anderen Stadt/);
    expect(html).not.toContain('type="password"');
    const signIn = /href="(\/anmelden\?weiter=[^"]+)"/.exec(html)?.[1] ?? '';
    const signed = await person.post(signIn, { email, password: old });
    expect(signed.headers.get('location')).toBe(invitation);

    const back = await person.get(invitation);
    const form = await back.clone().text();
    expect(await wordsOf(back)).toMatch(/schon angemeldet als Ada Beispiel\. Einladung annehmen/);
    expect(form).not.toMatch(/<input/);
    const accepted = await person.post(invitation);
    expect([accepted.status, accepted.headers.get('location')]).toEqual([302, '/leipzig']);
    expect([(await person.get('/leipzig')).status, (await person.get('/fadenburg')).status]).toEqual([200, 200]);
    expect((await person.get(invitation)).status).toBe(404);
    const journal = await (await administrator.get('/leipzig/verlauf')).text();
    expect(journal).toContain('Ada Beispiel');
  });

  test('never sets her password, whoever holds the link, and stays open', async () => {
    const { email } = await somebody();
    const invitation = await invitationTo(email, 'leipzig');
    for (const name of ['Ada Beispiel', 'Verwaltung']) {
      const response = await visitor(url).post(invitation, { name, password: fresh });
      expect(response.status).toBe(409);
      expect(response.headers.getSetCookie().join()).not.toContain('session_token=');
      expect(await wordsOf(response)).toMatch(/gibt es schon einen Zugang\. Melden Sie sich an/);
    }
    expect([await canSignIn(email, old), await canSignIn(email, fresh)]).toEqual([true, false]);
    const person = await signedIn(url, email, old);
    expect((await person.get('/leipzig')).status).toBe(404);
    expect((await person.post(invitation)).headers.get('location')).toBe('/leipzig');
  });

  test('is not accepted by somebody else, who is told whose it is and signs out first', async () => {
    const { email } = await somebody();
    const invitation = await invitationTo(email, 'leipzig');
    const { browser: colleague, email: own } = await somebody();
    const page = await colleague.get(invitation);
    const html = await page.clone().text();
    expect(await wordsOf(page)).toContain(
      `Diese Einladung gilt ${email}. Angemeldet sind Sie als Ada Beispiel (${own})`,
    );
    expect(html).not.toContain('Einladung annehmen');
    const refused = await colleague.post(invitation);
    expect(refused.status).toBe(409);
    expect(await wordsOf(refused)).toMatch(/Melden Sie sich ab und mit dieser Mailadresse an/);
    expect((await colleague.get('/leipzig')).status).toBe(404);

    const out = /action="(\/abmelden\?weiter=[^"]+)"/.exec(html)?.[1] ?? '';
    expect((await colleague.post(out)).headers.get('location')).toBe(invitation);
    expect(await wordsOf(await colleague.get(invitation))).toMatch(/gibt es schon einen Zugang/);
  });

  test('is not accepted by somebody else either where the invited person is new', async () => {
    const invitation = await invitationTo(address(), 'leipzig');
    const { browser: colleague } = await somebody();
    expect((await colleague.post(invitation, { name: 'Eve', password: fresh })).status).toBe(409);
    const page = await visitor(url).get(invitation);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('type="password"');
  });

  test('lets somebody new in at once, however often others guessed with her address', async () => {
    const email = address();
    for (let guess = 0; guess < 6; guess += 1) await canSignIn(email, 'geraten geraten');
    const { browser } = await somebody(email);
    expect((await browser.get('/fadenburg')).status).toBe(200);
  });
});
