/** Versions as a visitor may see them: which there are, what they say, and under which names. */

import type { Visit } from '#platform/access.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
import { formatDate, formatNumber } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import { conceptTexts } from '../texts.en.ts';
import type { Naming } from './compare.ts';
import { listStages } from './stages.store.server.ts';
import { liveStatements } from './statements.store.server.ts';
import { maySee, type Statement, type Version, type VersionStage } from './version.ts';
import { listVersions, type ReadVersion, statementsOf } from './versions.store.server.ts';

export type Reading = Pick<Visit, 'remember' | 'may'>;

export type Versions = {
  readonly versions: readonly Version[];
  readonly stages: readonly VersionStage[];
  readonly inForce: Version | null;
};

/** Those the visitor may see, the youngest first. */
export async function loadVersions(visit: Reading): Promise<Versions> {
  const { versions, stages } = await visit.remember('versions', async (db) => ({
    versions: await listVersions(db),
    stages: (await listStages(db)).stages,
  }));
  const stageOf = new Map(stages.map((stage) => [stage.id, stage]));
  return {
    versions: versions.filter((version) => maySee(version, stageOf.get(version.stageId), visit.may('versions.read'))),
    stages,
    inForce: versions.find(({ state }) => state === 'in-force') ?? null,
  };
}

export async function loadVersion(visit: Reading, id: string) {
  const { versions, stages, inForce } = await loadVersions(visit);
  const version = versions.find((each) => each.id === id);
  const stage = stages.find((each) => each.id === version?.stageId);
  if (!version || !stage) throw notFound();
  return { version, stage, stages, versions, inForce };
}

export function loadStatements(visit: Pick<Visit, 'remember'>, version: Version): Promise<ReadVersion> {
  return visit.remember(`statements of ${version.id}`, (db) => statementsOf(db, version));
}

/** What stands today, where no version is in force to compare with. */
export function loadToday(visit: Pick<Visit, 'remember'>): Promise<Statement[]> {
  return visit.remember('statements of today', liveStatements);
}

export type Names = Readonly<Record<'guideline' | 'part' | 'goal' | 'indicator', ReadonlyMap<string, string>>>;

export function loadNames(visit: Pick<Visit, 'remember'>): Promise<Names> {
  return visit.remember('names in versions', namesIn);
}

/** For everybody: what these versions do not call by a name themselves is not called by today's. */
export async function publicNames(visit: Pick<Visit, 'remember'>): Promise<Names> {
  return { ...(await loadNames(visit)), guideline: new Map(), goal: new Map() };
}

async function namesIn(db: CityDb): Promise<Names> {
  return {
    guideline: nameMap(await listNames(db, 'guideline', 'title')),
    part: nameMap(await listNames(db, 'sector_part', 'title')),
    goal: nameMap(await listNames(db, 'goal', 'title')),
    indicator: nameMap(await listNames(db, 'indicator', 'name')),
  };
}

/** A guideline or goal is called as these statements call it; what they do not hold, as it is called today. */
export function namingOf(names: Names, statements: readonly Statement[], language: Language): Naming {
  const own = new Map<string, string>(
    statements.flatMap(({ kind, objectId, content }) =>
      content && 'title' in content ? [[`${kind} ${objectId}`, content.title] as const] : [],
    ),
  );
  return {
    name: (table, id) => own.get(`${table} ${id}`) ?? names[table].get(id) ?? id,
    yes: conceptTexts(language)('yes'),
    number: (value) => formatNumber(value, language, Number.isInteger(value) ? 0 : 2),
    date: (value) => formatDate(value, language),
  };
}

/** What one would call a statement. */
export function titleIn(
  naming: Naming,
  { objectId, kind, content }: Pick<Statement, 'kind' | 'objectId' | 'content'>,
): string {
  if (content && 'goalId' in content)
    return `${naming.name('goal', content.goalId)}: ${naming.name('indicator', content.indicatorId)}`;
  if (content) return content.title;
  if (kind === 'guideline' || kind === 'goal') return naming.name(kind, objectId);
  return objectId;
}
