/** What a new city needs: a name, a key for its addresses, its state, the year its pages speak of. Pure. */

import { z } from 'zod';
import { line, optionalLine, year } from '#analysis/fields.ts';

/** First words of addresses that are no city. */
const pages = new Set(['anmelden', 'abmelden', 'passwort', 'konto', 'einladung', 'stadt-anlegen', 'assets', 'api']);

const cityKey = optionalLine.refine(
  (key) => key === null || (/^[a-z0-9][a-z0-9-]{0,62}$/.test(key) && !pages.has(key)),
  'city-key',
);

export const newCityForm = z.object({
  name: line,
  id: cityKey,
  state: optionalLine,
  reportYear: year,
});
