/**
 * The hallway on the server: puts the rooms together. With routes.ts, root.tsx, server.ts, cli.ts and start/ the only
 * place in `src` that knows them all.
 */

import { dailyDigests } from '#annual-report/digest.server.ts';
import { freezeJob } from '#annual-report/write.server.ts';
import { undoDivision } from '#areas/divisions.store.server.ts';
import { undoVersion } from '#areas/versions.store.server.ts';
import { openLiveTexts } from '#concept/writing/live-texts.server.ts';
import { undoText } from '#concept/writing/sittings.store.server.ts';
import { openWritingDoor, type WritingDoor } from '#concept/writing/writing-door.server.ts';
import { moveExpired } from '#conflicts/course.store.server.ts';
import { seatDemoMember } from '#council/committees.store.server.ts';
import { alertsJob } from '#indicators/alerts-job.server.ts';
import { undoValues } from '#indicators/imports.store.server.ts';
import { protectJob, protectStale } from '#indicators/protected-tables.store.server.ts';
import { clearanceFor } from '#indicators/protected-values.store.server.ts';
import { deputyRights, deputyRole } from '#people/absence.ts';
import { grantsOn } from '#people/absences.store.server.ts';
import { demoPassword, demoPeople } from '#people/demo.ts';
import { appointFounder } from '#people/founders.store.server.ts';
import { citiesOf, placeDemoPeople, removeDemoPeople } from '#people/people.store.server.ts';
import { roles } from '#people/role.ts';
import { mayWith } from '#platform/access.server.ts';
import { createAuth, createPerson } from '#platform/auth.server.ts';
import { today } from '#platform/clock.server.ts';
import type { Config } from '#platform/config.server.ts';
import { startLooking } from '#platform/daily.server.ts';
import { type Database, inCity, openDatabase } from '#platform/database.server.ts';
import type { Hall } from '#platform/hall.server.ts';
import { type JobHandler, type Jobs, prepareJobs, startJobs } from '#platform/jobs.server.ts';
import type { UndoSummary } from '#platform/journal.server.ts';
import { log } from '#platform/log.server.ts';
import { createMailer } from '#platform/mail.server.ts';
import { migrate, type RoomMigrations } from '#platform/migrate.server.ts';
import { undoProjection, undoSet } from '#population/population.store.server.ts';
import { projectionJob } from '#population/projection-job.server.ts';
import { areasIntake } from '#sources/areas.server.ts';
import { intakeJobs } from '#sources/looked.server.ts';
import { measuresIntake } from '#sources/measures.server.ts';
import { papersIntake } from '#sources/papers.server.ts';
import { placesIntake } from '#sources/places.server.ts';
import { populationIntake } from '#sources/population.server.ts';
import { valuesJob } from '#sources/values.server.ts';
import { checkValuesJob } from '#sources/values-check.server.ts';
import { fadenburg } from '../pilot/fadenburg/city.server.ts';
import { demoSeats } from '../pilot/fadenburg/council.server.ts';
import { leipzig } from '../pilot/leipzig/city.server.ts';
import { muenster } from '../pilot/muenster/city.server.ts';
import { publishCity } from '../pilot/publish.server.ts';
import { storeCity } from '../pilot/rows.server.ts';
import { storeVersions } from '../pilot/versions.server.ts';
import { notesOn } from './start/reference-notes.server.ts';

const found = import.meta.glob<RoomMigrations[string]>('./*/migrations/*.ts', { eager: true });

/** All rooms' migrations by name; the names begin with their date and give the order. */
export const migrations: RoomMigrations = Object.fromEntries(
  Object.entries(found).map(([path, migration]) => [path.replace(/^.*\/|\.ts$/g, ''), migration]),
);

const jobHandlers: Readonly<Record<string, JobHandler>> = {
  'freeze-report': freezeJob,
  'check-values': checkValuesJob,
  'import-values': valuesJob,
  ...intakeJobs(areasIntake),
  ...intakeJobs(measuresIntake),
  ...intakeJobs(papersIntake),
  ...intakeJobs(placesIntake),
  ...intakeJobs(populationIntake),
  'find-alerts': alertsJob,
  'project-population': projectionJob,
  'protect-values': protectJob,
};

const undoSummaries: Readonly<Record<string, UndoSummary>> = {
  division: undoDivision,
  'division-version': undoVersion,
  'indicator-values': undoValues,
  'population-set': undoSet,
  'population-projection': undoProjection,
  'section-text': undoText,
};

export type House = Hall & {
  /** Texts written together; a command takes nobody in. */
  readonly writing: Pick<WritingDoor, 'upgrade' | 'close'> | null;
  close(): Promise<void>;
};

export type Opening = {
  /**
   * A command does its work itself, without the job queue; and where a running server holds the embedded engine, it joins
   * that one instead of opening its own.
   */
  readonly command?: boolean;
};

/** Opens the house: database, tables, pilot cities, sign-in, jobs. */
export async function openHouse(config: Config, { command = false }: Opening = {}): Promise<House> {
  const database = await openDatabase(config, { attach: command });
  // Whoever holds the engine has made the tables.
  if (!database.attached) {
    await migrate(database, migrations);
    await prepareJobs(database);
  }
  database.open();
  if (config.pilot) await placePilotCities(database);
  const auth = createAuth(database, config);
  // A command knows nothing of how the server was started.
  if (config.demo) await placeDemo(database, auth);
  else if (!command) await removeDemoPeople(database);
  const running = command ? noJobs : await startJobs(database, jobHandlers, createMailer(config));
  const hall: Hall = {
    config,
    database,
    auth,
    jobs: running,
    roles: { ...roles, [deputyRole]: deputyRights },
    clearanceOf: (db, grants) =>
      clearanceFor(
        db,
        grants.map(({ role }) => role),
        mayWith(hall.roles, grants, 'values.protect'),
      ),
    grantsOf: (db, personId) => grantsOn(db, personId, today()),
    notesOn,
    undoSummaries,
  };
  const reminding = command ? null : startLooking('reminding by mail', minutesBetweenLooks, dailyDigests(hall));
  const moving = command ? null : startLooking('moving conflicts on', minutesBetweenLooks, () => moveAll(database));
  const protecting = command ? null : startLooking('protecting values', minutesUnprotected, () => protectAll(database));
  const live = command ? null : openLiveTexts(hall);
  const writing = live && openWritingDoor(hall, live);
  const sitting = live && startLooking('ending sittings', minutesBetweenLooks, () => live.endOldSittings());
  return {
    ...hall,
    writing,
    async close() {
      writing?.close();
      await sitting?.stop();
      await live?.close();
      await reminding?.stop();
      await moving?.stop();
      await protecting?.stop();
      await running.stop();
      await database.close();
    },
  };
}

/** So long after seven in the morning, at most, reminders go out; and so long after midnight conflicts move on. */
const minutesBetweenLooks = 5;

/** So long, at most, nothing is shown of protected values after areas changed or a change was taken back. */
const minutesUnprotected = 1;

async function protectAll(database: Database) {
  const cities = await database.kysely.selectFrom('city').select('city_id').execute();
  for (const { city_id: id } of cities) {
    await protectStale({
      read: (work) => inCity(database, id, 'read', work),
      write: (work) => inCity(database, id, 'write', work),
    });
  }
}

/** Conflicts whose day is over go to their next step. What is written is claimed with the conflict's row, so it is done once. */
async function moveAll(database: Database) {
  const cities = await database.kysely.selectFrom('city').select('city_id').execute();
  for (const { city_id: id } of cities) {
    await inCity(database, id, 'write', (db) => moveExpired(db, { id: null, name: 'Stadtfaden' }));
  }
}

const noJobs: Jobs = {
  enqueue: () => Promise.reject(new Error('This command queues no jobs')),
  mail: () => Promise.reject(new Error('This command sends no mail')),
  stop: () => Promise.resolve(),
};

async function placePilotCities(database: Database) {
  const held = new Set(
    (await database.kysely.selectFrom('city').select('city_id').execute()).map((row) => row.city_id),
  );
  const cities = { leipzig, muenster, fadenburg: () => fadenburg({ today: today() }) };
  for (const [id, make] of Object.entries(cities)) {
    if (held.has(id)) continue;
    const rows = make();
    await storeCity(database, rows);
    await storeVersions(database, id, today());
    await publishCity(database, rows.city, { today: today(), allValues: !rows.city.fictitious });
    log.info({ city: id }, 'pilot city stored');
  }
}

/** One sign-in per role, in every city that has been stored. */
async function placeDemo(database: Database, auth: Hall['auth']) {
  const known = new Map(
    (await database.kysely.selectFrom('person').select(['id', 'email']).execute()).map((row) => [row.email, row.id]),
  );
  for (const { email, name } of demoPeople) {
    if (!known.has(email)) known.set(email, await createPerson(auth, { email, name, password: demoPassword }));
  }
  await appointFounder(database, 'administrator@demo.example');
  const cities = await database.kysely.selectFrom('city').select(['city_id', 'fictitious']).execute();
  // Asked of each person, not of each city: there may be a thousand.
  const held = await Promise.all(
    demoPeople.map(
      async ({ email }) => new Set((await citiesOf(database, known.get(email) ?? '')).map(({ id }) => id)),
    ),
  );
  const councillor = known.get('council@demo.example') ?? '';
  for (const { city_id, fictitious } of cities) {
    if (!held.every((ids) => ids.has(city_id))) await placeDemoPeople(database, city_id, known);
    // Never among the members of a real council.
    if (fictitious) await inCity(database, city_id, 'write', (db) => seatDemoMember(db, councillor, demoSeats));
  }
}
