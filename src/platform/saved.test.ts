import { describe, expect, test } from 'vitest';
import type { Visit } from './access.server.ts';
import { cityPath, justSaved, saved } from './saved.server.ts';

const visit = (year = 2015) => ({ city: { id: 'leipzig', reportYear: 2015 }, year }) as Visit;

describe('an address in the city', () => {
  test.each<[string, Record<string, string>, number, string]>([
    ['/', {}, 2015, '/leipzig'],
    ['/massnahmen/park', {}, 2015, '/leipzig/massnahmen/park'],
    ['/massnahmen/park', {}, 2014, '/leipzig/massnahmen/park?jahr=2014'],
    ['/', {}, 2014, '/leipzig?jahr=2014'],
    ['/massnahmen/park#geld', {}, 2014, '/leipzig/massnahmen/park?jahr=2014#geld'],
    ['/massnahmen', { amt: 'Grün & mehr' }, 2015, '/leipzig/massnahmen?amt=Gr%C3%BCn+%26+mehr'],
    ['/massnahmen#liste', { amt: 'a' }, 2014, '/leipzig/massnahmen?amt=a&jahr=2014#liste'],
  ])('for %s with %j in %s is %s', (path, query, year, address) => {
    expect(cityPath(visit(year), path, query)).toBe(address);
  });
});

describe('after a write', () => {
  test.each([
    [42, 'getan=leipzig.42'],
    [null, 'getan=leipzig.0'],
  ])('the reader comes to the page that shows it, with a note of entry %s', (entry, note) => {
    const answer = saved(visit(2014), '/massnahmen/park#geld', entry);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('Location')).toBe('/leipzig/massnahmen/park?jahr=2014#geld');
    expect(answer.headers.get('Set-Cookie')).toBe(`${note}; Path=/leipzig; Max-Age=60; SameSite=Lax; HttpOnly`);
  });

  const asking = (cookie: string | undefined, method = 'GET') =>
    new Request('https://stadt.example/leipzig', { method, ...(cookie ? { headers: { Cookie: cookie } } : {}) });

  test.each([
    ['getan=leipzig.42', 42],
    ['sprache=en; getan=leipzig.42; x=1', 42],
    ['getan=leipzig.0', 0],
    ['getan=muenster.42', undefined],
    ['getan=leipzig', undefined],
    ['getan=leipzig.zwei', undefined],
    ['nichtgetan=leipzig.42', undefined],
    [undefined, undefined],
  ])('the note %j is read as entry %s', (cookie, entry) => {
    expect(justSaved(asking(cookie), 'leipzig')?.entryId).toBe(entry);
  });

  test('the note is read once, by a page and not by the next write', () => {
    expect(justSaved(asking('getan=leipzig.42'), 'leipzig')?.clear).toMatch(/^getan=; Path=\/leipzig; Max-Age=0;/);
    expect(justSaved(asking('getan=leipzig.42', 'POST'), 'leipzig')).toBeNull();
  });
});
