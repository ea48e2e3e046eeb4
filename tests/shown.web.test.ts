/** What Fadenburg is shown for: values that tell of two shops, a sum of data sets, districts cut anew. */

import { beforeAll, describe, expect, inject, test } from 'vitest';
import { signedIn, type Visitor, visitor, wordsOf } from './support/visitor.ts';

const url = inject('url');
const city = '/fadenburg';
let guest: Visitor;
let statistician: Visitor;

beforeAll(async () => {
  guest = await signedIn(url, 'guest@demo.example');
  statistician = await signedIn(url, 'statistician@demo.example');
});

const words = async (who: Visitor, path: string) => wordsOf(await who.get(`${city}${path}`));

describe('what is secret', () => {
  test.each(['umsatz', 'jung-arbeitslos-frauen'])(
    '%s says so to a guest, and is told to the statistics office',
    async (id) => {
      const told = async (who: Visitor) => {
        const page = await (await who.get(`${city}/indikatoren/${id}?gliederung=ortsteile`)).text();
        return page.split('>geheim<').length - 1;
      };
      expect(await told(guest)).toBeGreaterThan(0);
      expect(await told(statistician)).toBe(0);
    },
  );

  test('single contributions are neither drawn nor public', async () => {
    const page = await words(guest, '/indikatoren/umsatz-groesster');
    expect(page).toContain('Die Werte der ganzen Stadt sind geheim zu halten.');
    expect(page).not.toContain('keine Werte');
    expect((await visitor(url).get(`${city}/oeffentlich/zahlen/umsatz-groesster`)).status).toBe(404);
    expect((await visitor(url).get(`${city}/oeffentlich/zahlen/umsatz`)).status).toBe(200);
  });

  test('a sum names its parts', async () => {
    expect(await words(guest, '/indikatoren/jung-arbeitslos')).toContain(
      'ist die Summe aus „Arbeitslose unter 25 Jahren: Frauen“ + „Arbeitslose unter 25 Jahren: Männer“',
    );
  });
});

describe('districts cut anew', () => {
  test('are what their indicator opens with, and break its series', async () => {
    const page = await words(guest, '/indikatoren/schulanfang');
    expect(page).toContain('Schulbezirk Nord');
    expect(page).toMatch(/gelten andere Grenzen für Schulbezirk Südost, Schulbezirk Südwest/);
    expect(await words(guest, '/indikatoren/schulanfang?raum=schulbezirk-2')).toContain(
      'Schulbezirk Südost und die Stadt',
    );
  });

  test('stand on the map of their time with their values', async () => {
    const year = new Date().getFullYear() - 5;
    const page = await words(guest, `/karte?indikator=schulanfang&gliederung=schulbezirke&jahr=${year}`);
    expect(page).toMatch(/Schulbezirk Nordwest \d/);
    expect(page).not.toContain('Schulbezirk West');
  });

  test('are carried from the borders of their year to the others of the same division', async () => {
    const carried = (year: number) =>
      words(guest, `/raeume/uebertragen?indikator=schulanfang&jahr=${year}&von=schulbezirke`);
    const year = new Date().getFullYear();
    expect(await carried(year - 1)).toContain('auf Schulbezirke, gültig ab 01.01.2000');
    expect(await carried(year - 5)).toContain(`auf Schulbezirke, gültig ab 01.08.${year - 4}`);
  });
});
