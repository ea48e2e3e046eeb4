/** `areas import`: a division, or a new version of one, from a received file. */

import { divisionForm } from '#areas/area.ts';
import { today } from '#platform/clock.server.ts';
import { check } from '#platform/form.server.ts';
import type { Hall } from '#platform/hall.server.ts';
import { epsgIn } from '#sources/area-file.server.ts';
import { checkAreas, keepAreas } from '#sources/areas.server.ts';
import { type Command, CommandFailed, cityOptions, type Given, UsageError, type Words } from './command.ts';
import { enterCity, formWords, notesIn, received, sound, text } from './in-city.server.ts';

const { city, as, dryRun } = cityOptions;

export const areasImport: Command = {
  noun: 'areas',
  verb: 'import',
  key: 'areasImport',
  argument: 'FILE',
  options: {
    city,
    name: { type: 'string', value: 'NAME', about: 'divisionName' },
    division: { type: 'string', value: 'ID', about: 'newVersion' },
    kind: { type: 'string', value: 'districts', about: 'divisionKind' },
    source: { type: 'string', value: 'TEXT', about: 'source', required: true },
    licence: { type: 'string', value: 'TEXT', about: 'licence' },
    list: { type: 'string', value: 'CSV', about: 'areaList' },
    within: { type: 'string', value: 'ID', about: 'within' },
    'name-key': { type: 'string', value: 'NAME', about: 'nameKey' },
    'code-key': { type: 'string', value: 'NAME', about: 'codeKey' },
    'parent-key': { type: 'string', value: 'NAME', about: 'parentKey' },
    crs: { type: 'string', value: 'EPSG', about: 'crs' },
    'valid-from': { type: 'string', value: 'DATUM', about: 'validFrom' },
    'dry-run': dryRun,
    as,
  },
  formats: ['areasImport'],
  run: importAreas,
};

async function* importAreas(hall: Hall, { values, argument }: Given, t: Words): AsyncGenerator<string, void> {
  const file = await received(argument, t);
  const divisionId = text(values['division']) || undefined;
  const form = check(divisionForm, {
    name: text(values['name']) || divisionId || file.name.replace(/\.\w+$/, ''),
    kind: text(values['kind']) || 'districts',
    validFrom: text(values['valid-from']) || today(),
    source: text(values['source']),
    licence: text(values['licence']),
  });
  if (!form.ok) throw new CommandFailed(formWords(form.failure.errors, t));
  const crs = text(values['crs']);
  const epsg = epsgIn(crs);
  if (crs && epsg === null) throw new UsageError(t('cli.badCrs', { crs }));
  const list = text(values['list']) ? await received(text(values['list']), t) : undefined;
  const { work, actor } = await enterCity(hall, values, t);
  const option = (name: string) => text(values[name]) || undefined;
  const request = {
    epsg,
    list,
    divisionId,
    within: option('within'),
    nameKey: option('name-key'),
    codeKey: option('code-key'),
    parentKey: option('parent-key'),
    validFrom: form.form.validFrom,
  };
  const found = sound(await checkAreas({ read: (each) => work('read', each) }, file, request), t);
  yield t('cli.areasFound', { count: found.areas.length });
  yield* notesIn(found.notes, t);
  if (values['dry-run']) return yield t('cli.dry');
  const { id } = await work('write', (db) => keepAreas(db, actor, file, form.form, found));
  yield t('cli.areasStored', { id });
}
