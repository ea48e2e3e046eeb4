/** What the command line can do, as data: noun, verb, what it takes, what it does. The same functions as behind the pages. */

import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { reportHtml } from '#annual-report/report-html.server.tsx';
import { reportFiles, reportPdf, writeReport } from '#annual-report/write.server.ts';
import { createCityDivision } from '#areas/divisions.store.server.ts';
import { appointFounder, dismissFounder } from '#people/founders.store.server.ts';
import { invite, listOffices } from '#people/people.store.server.ts';
import { invitationForm } from '#people/role.ts';
import { createCity } from '#platform/city.server.ts';
import { now, today } from '#platform/clock.server.ts';
import { isCityId } from '#platform/database.server.ts';
import { check } from '#platform/form.server.ts';
import type { Hall } from '#platform/hall.server.ts';
import { checkMeasures, keepMeasures } from '#sources/measures.server.ts';
import styles from '#ui/app.css?inline';
import { fadenburg, sizes } from '../../pilot/fadenburg/city.server.ts';
import { storeCity } from '../../pilot/rows.server.ts';
import { alertsFind } from './alerts-command.server.ts';
import { areasImport } from './areas-command.server.ts';
import { seriesAttain } from './attain-command.server.ts';
import { areasCarry } from './carry-command.server.ts';
import { indicatorsDefine } from './catalogue-command.server.ts';
import { type Command, CommandFailed, cityOptions, type Given, UsageError, type Words } from './command.ts';
import { indicatorsCompute } from './compute-command.server.ts';
import type { FileCommand } from './file-commands.server.ts';
import { seriesForecast } from './forecast-command.server.ts';
import { enterCity, exists, formWords, notesIn, operator, received, sound, text, yearIn } from './in-city.server.ts';
import { indexCompute } from './index-command.server.ts';
import { papersImport } from './papers-command.server.ts';
import { populationProject } from './population-command.server.ts';
import { tableProtect } from './protect-command.server.ts';
import { segregationCompute } from './segregation-command.server.ts';
import { indicatorsImport } from './values-command.server.ts';

const { city, as, dryRun } = cityOptions;

export const commands: readonly Command[] = [
  { noun: 'city', verb: 'list', key: 'cityList', options: {}, formats: ['cityList'], run: listCities },
  {
    noun: 'city',
    verb: 'create',
    key: 'cityCreate',
    options: {
      id: { type: 'string', value: 'ID', about: 'cityId', required: true },
      name: { type: 'string', value: 'NAME', about: 'cityName', required: true },
      state: { type: 'string', value: 'LAND', about: 'cityState' },
      year: { type: 'string', value: 'JAHR', about: 'cityYear' },
    },
    formats: ['cityCreate', 'areasImport', 'indicatorsDefine', 'values'],
    run: makeCity,
  },
  {
    noun: 'city',
    verb: 'generate',
    key: 'cityGenerate',
    options: {
      size: { type: 'string', value: Object.keys(sizes).join('|'), about: 'size', required: true },
      id: { type: 'string', value: 'ID', about: 'generatedId' },
      name: { type: 'string', value: 'NAME', about: 'generatedName' },
      seed: { type: 'string', value: 'ZAHL', about: 'seed' },
    },
    formats: ['cityGenerate'],
    run: generateCity,
  },
  {
    noun: 'person',
    verb: 'invite',
    key: 'personInvite',
    argument: 'MAIL',
    options: {
      city,
      role: { type: 'string', value: 'ROLLE', about: 'role', required: true },
      office: { type: 'string', value: 'ID', about: 'office' },
    },
    formats: ['personInvite'],
    run: invitePerson,
  },
  {
    noun: 'person',
    verb: 'appoint',
    key: 'personAppoint',
    argument: 'MAIL',
    options: { withdraw: { type: 'boolean', about: 'withdraw' } },
    formats: ['personAppoint'],
    run: appointPerson,
  },
  areasImport,
  indicatorsDefine,
  indicatorsCompute,
  indicatorsImport,
  {
    noun: 'measures',
    verb: 'import',
    key: 'measuresImport',
    argument: 'FILE',
    options: { city, 'dry-run': dryRun, as },
    formats: ['measuresImport'],
    run: importMeasures,
  },
  papersImport,
  {
    noun: 'report',
    verb: 'write',
    key: 'reportWrite',
    options: {
      city,
      year: { type: 'string', value: 'JAHR', about: 'year', required: true },
      out: { type: 'string', value: 'DIR', about: 'out', required: true },
    },
    formats: ['reportWrite'],
    run: writeFiles,
  },
];

/** On bare files, without a city. */
export const fileCommands: readonly FileCommand[] = [
  areasCarry,
  seriesForecast,
  seriesAttain,
  populationProject,
  indexCompute,
  segregationCompute,
  alertsFind,
  tableProtect,
];

async function* listCities({ database }: Hall, _: Given, t: Words): AsyncGenerator<string, void> {
  const rows = await database.kysely.selectFrom('city').selectAll().orderBy('city_id').execute();
  if (rows.length === 0) yield t('cli.noCities');
  for (const row of rows) {
    yield `${row.city_id.padEnd(20)} ${row.name.padEnd(24)} ${row.report_year}${row.fictitious ? `  ${t('cli.fictitious')}` : ''}`;
  }
}

async function* makeCity({ database }: Hall, { values }: Given, t: Words): AsyncGenerator<string, void> {
  const id = text(values['id']);
  if (!isCityId(id)) throw new UsageError(t('cli.badId', { id }));
  const name = text(values['name']);
  const reportYear = yearIn(values['year'], t) ?? now().getFullYear();
  await createCity(database, { id, name, state: text(values['state']) || null, reportYear }, (db, actor) =>
    createCityDivision(db, actor, name, '1990-01-01'),
  );
  yield t('cli.cityCreated', { id });
}

async function* generateCity({ database }: Hall, { values }: Given, t: Words): AsyncGenerator<string, void> {
  const sizeName = text(values['size']);
  const size = sizes[sizeName as keyof typeof sizes];
  if (!size) throw new UsageError(t('cli.badSize', { size: sizeName, sizes: Object.keys(sizes).join(', ') }));
  const id = text(values['id']) || `fadenburg-${sizeName}`;
  if (!isCityId(id)) throw new UsageError(t('cli.badId', { id }));
  if (await exists(database, id)) throw new CommandFailed(t('cli.cityTaken', { id }));
  const seed = Number(text(values['seed']) || '1');
  if (!Number.isInteger(seed)) throw new UsageError(t('cli.badSeed'));
  yield t('cli.generating', { ...size });
  await storeCity(database, fadenburg({ id, name: text(values['name']) || 'Fadenburg', seed, size, today: today() }));
  yield t('cli.cityCreated', { id });
}

async function* invitePerson(hall: Hall, { values, argument }: Given, t: Words): AsyncGenerator<string, void> {
  const checked = check(invitationForm, {
    email: argument,
    role: text(values['role']),
    officeId: text(values['office']),
  });
  if (!checked.ok) throw new CommandFailed(formWords(checked.failure.errors, t));
  const token = randomBytes(24).toString('base64url');
  const { cityId, work } = await enterCity(hall, values, t);
  await work('write', async (db) => {
    const { officeId } = checked.form;
    if (officeId !== null && !(await listOffices(db)).some((office) => office.id === officeId)) {
      throw new CommandFailed(t('cli.noOffice', { id: officeId }));
    }
    await invite(db, operator(t), checked.form, token);
  });
  const { baseUrl, host, port } = hall.config;
  yield t('cli.invited', { email: argument });
  yield `${baseUrl ?? `http://${host}:${port}`}/einladung/${cityId}/${token}`;
}

async function* appointPerson({ database }: Hall, { values, argument }: Given, t: Words): AsyncGenerator<string, void> {
  const email = argument.trim();
  if (values['withdraw']) {
    if (!(await dismissFounder(database, email))) throw new CommandFailed(t('cli.notAppointed', { email }));
    return yield t('cli.dismissed', { email });
  }
  if (!(await appointFounder(database, email))) throw new CommandFailed(t('cli.noPerson', { email }));
  yield t('cli.appointed', { email });
}

async function* importMeasures(hall: Hall, { values, argument }: Given, t: Words): AsyncGenerator<string, void> {
  const file = await received(argument, t);
  const { work, actor } = await enterCity(hall, values, t);
  const found = sound(await work('read', (db) => checkMeasures(db, file)), t);
  yield* notesIn(found.notes, t);
  const changed = found.measures.filter((each) => each.existingId !== null).length;
  yield t('cli.measuresFound', { created: found.measures.length - changed, changed });
  if (values['dry-run']) return yield t('cli.dry');
  await work('write', (db) => keepMeasures(db, actor, file, found));
  yield t('cli.stored');
}

async function* writeFiles(hall: Hall, { values }: Given, t: Words): AsyncGenerator<string, void> {
  const year = yearIn(values['year'], t) ?? 0;
  const out = text(values['out']);
  const { work } = await enterCity(hall, values, t);
  const written = await work('read', (db) => writeReport(db, year, 'de'));
  const files = new Map<string, string | Uint8Array>([
    ['report.pdf', await reportPdf(written.document)],
    ['report.html', reportHtml(written.document, styles)],
    ...reportFiles(written),
  ]);
  for (const [name, content] of files) {
    const path = join(out, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    yield path;
  }
}
