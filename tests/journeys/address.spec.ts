/** An administrator sets who finds addresses; a citizen types her street and comes to her place. */

import { expect } from '@playwright/test';
import { type AddressServices, startAddressServices } from '../support/address-services.ts';
import { choose, fill, save, saved, test } from './person.ts';

const city = '/leipzig';
let services: AddressServices;
test.beforeAll(async () => {
  services = await startAddressServices();
  const of = { street: 'Ritterstraße', city: 'Leipzig' };
  services.known = [
    { ...of, number: '12', postcode: '04109', point: [12.3747, 51.3405] },
    { ...of, number: '12', postcode: '04229', point: [12.334, 51.33] },
    { street: 'Nikolaistraße', number: '3', postcode: '04109', city: 'Leipzig', point: [12.3785, 51.3405] },
    { street: 'Rue de Rivoli', number: '1', postcode: '75001', city: 'Paris', point: [2.35, 48.85] },
  ];
});
test.afterAll(() => services.stop());

test('a street address leads to its place, on a phone too', async ({ open }) => {
  const page = await open('administrator');
  await page.goto(`${city}/einstellungen`);
  await page.getByRole('link', { name: 'Adresssuche einstellen' }).click();
  await choose(page, { Art: 'Photon' });
  await fill(page, {
    'Adresse des Dienstes': `${services.origin}/ok`,
    Quellenangabe: '© Amt für Geoinformation',
    'Adresse zum Ausprobieren': 'Nikolaistraße 3',
  });
  await page.getByRole('button', { name: 'Ausprobieren' }).click();
  await expect(page.getByRole('heading', { name: 'So antwortet der Dienst' })).toBeVisible();
  await expect(page.getByText(/^Zentrum, /)).toBeVisible();
  await save(page);

  const phone = await open(null, { width: 375, height: 812 });
  const ask = async (address: string) => {
    await phone.goto(`${city}/oeffentlich`);
    await phone.getByRole('searchbox', { name: 'Ort oder Adresse' }).fill(address);
    await phone.getByRole('button', { name: 'Suchen' }).click();
  };
  await ask('nikolaistraße 3');
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Zentrum: Was passiert hier?');
  await ask('Ritterstraße 12');
  await expect(phone.getByText('Welche meinen Sie?')).toBeVisible();
  await expect(phone.getByText('© Amt für Geoinformation')).toBeVisible();
  const over = await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over).toBeLessThanOrEqual(0);
  await phone.getByRole('link', { name: 'Ritterstraße 12, 04229 Leipzig' }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Plagwitz: Was passiert hier?');
  await ask('Rue de Rivoli 1');
  await expect(phone.getByText('Diese Adresse liegt nicht in Leipzig.')).toBeVisible();

  await page.goto(`${city}/einstellungen/adresssuche`);
  await page.getByRole('button', { name: 'Ausschalten' }).click();
  await saved(page);
});
