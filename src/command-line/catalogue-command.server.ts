/** `indicators define`: what is counted, from a table; the values come by `indicators import`. */

import type { Hall } from '#platform/hall.server.ts';
import { checkCatalogue, keepCatalogue } from '#sources/catalogue.server.ts';
import { type Command, cityOptions, type Given, type Words } from './command.ts';
import { enterCity, received, sound } from './in-city.server.ts';

const { city, as, dryRun } = cityOptions;

export const indicatorsDefine: Command = {
  noun: 'indicators',
  verb: 'define',
  key: 'indicatorsDefine',
  argument: 'FILE',
  options: { city, 'dry-run': dryRun, as },
  formats: ['indicatorsDefine'],
  run: defineIndicators,
};

async function* defineIndicators(hall: Hall, { values, argument }: Given, t: Words): AsyncGenerator<string, void> {
  const file = await received(argument, t);
  const { work, actor } = await enterCity(hall, values, t);
  const entries = sound(await work('read', (db) => checkCatalogue(db, file)), t);
  yield t('cli.indicatorsFound', { count: entries.length });
  if (values['dry-run']) return yield t('cli.dry');
  for (const id of await work('write', (db) => keepCatalogue(db, actor, entries))) yield id;
}
