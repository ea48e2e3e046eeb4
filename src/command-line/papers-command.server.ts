/** `papers import`: papers of a council information system into a city, as the page does it. */

import type { Hall } from '#platform/hall.server.ts';
import { checkPapers, keepPapers } from '#sources/papers.server.ts';
import { sourceTexts } from '#sources/texts.en.ts';
import { type Command, cityOptions, type Given, languageOf, type Words } from './command.ts';
import { enterCity, notesIn, received, sound } from './in-city.server.ts';

const { city, as, dryRun } = cityOptions;

export const papersImport: Command = {
  noun: 'papers',
  verb: 'import',
  key: 'papersImport',
  argument: 'FILE',
  options: { city, 'dry-run': dryRun, as },
  formats: ['papersImport'],
  run: importPapers,
};

async function* importPapers(hall: Hall, { values, argument }: Given, t: Words): AsyncGenerator<string, void> {
  const file = await received(argument, t);
  const { work, actor } = await enterCity(hall, values, t);
  const found = sound(await work('read', (db) => checkPapers(db, file)), t);
  yield* notesIn(found.notes, t);
  const changed = found.papers.filter((each) => each.existingId !== null).length;
  const words = sourceTexts(languageOf(t));
  yield words('list.ok.papers', { count: found.papers.length });
  yield words('list.okLead', { file: file.name, created: found.papers.length - changed, changed });
  if (values['dry-run']) return yield t('cli.dry');
  await work('write', (db) => keepPapers(db, actor, file, found));
  yield t('cli.stored');
}
