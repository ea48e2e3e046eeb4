/** Writes a report: gathers the facts of a year, composes the document, makes PDF and data files, freezes all of it. */

import { strToU8, zipSync } from 'fflate';
import { listAreas, listDivisions } from '#areas/areas.store.server.ts';
import { shapesOf } from '#areas/shapes.store.server.ts';
import { listAssessments } from '#concept/concept.store.server.ts';
import { now, today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { keepFile, readFile, type StoredFile, sha256 } from '#platform/files.server.ts';
import { newId } from '#platform/id.server.ts';
import type { JobRun } from '#platform/jobs.server.ts';
import { makePdf } from '#platform/pdf.server.ts';
import { notFound } from '#platform/refusal.ts';
import { paperColours } from '#ui/chart/line-chart.ts';
import { drawLineChart } from '#ui/chart/render.server.ts';
import { formatDate } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import { mapPaths } from '#ui/map/svg-map.ts';
import { freezeReport, listRequests, listRounds, readReport, reportFile } from './annual-report.store.server.ts';
import { chartOptions } from './chart-of-block.ts';
import { composeReport } from './compose.ts';
import { dataFiles } from './data-files.ts';
import type { MapBlock, Part, ReportDocument } from './document.ts';
import { loadFacts } from './facts.server.ts';
import { type ReportData, reportData } from './report-data.ts';
import { reportTexts } from './texts.en.ts';
import { typstOf } from './typst.ts';

export type Written = { readonly data: ReportData; readonly document: ReportDocument };

/** The last day of the year, or today while it lasts. */
export function lastDayKnown(year: number): string {
  const end = `${year}-12-31`;
  const now_ = today();
  return end < now_ ? end : now_;
}

export async function writeReport(db: CityDb, year: number, language: Language): Promise<Written> {
  const asOf = lastDayKnown(year);
  const facts = await loadFacts(db, asOf);
  const city = await db.selectFrom('city').selectAll().where('city_id', '=', db.cityId).executeTakeFirst();
  if (!city) throw notFound();
  const maps = await mapsOf(db, asOf);
  const data = reportData(
    { id: city.city_id, name: city.name, fictitious: city.fictitious, source: city.source },
    year,
    facts,
    {
      assessments: await listAssessments(db),
      comments: await commentsOf(db, year),
      approximate: maps.approximate,
    },
  );
  return { data, document: composeReport(data, language, now().toISOString(), maps.blocks) };
}

async function commentsOf(db: CityDb, year: number): Promise<ReadonlyMap<string, string>> {
  const round = (await listRounds(db)).find((each) => each.year === year);
  if (!round) return new Map();
  const requests = await listRequests(db, round.id);
  return new Map(
    requests.flatMap((each) => (each.kind === 'goal' && each.comment ? [[each.objectId, each.comment] as const] : [])),
  );
}

const mapWidth = 240;
const mapHeight = 210;
const looks = {
  'special-need': 'blue',
  strategic: 'rust',
  'strategic-green': 'green',
  observation: 'outline',
  candidate: 'outline',
} as const;

/** A small map for every focus area with a shape. */
async function mapsOf(
  db: CityDb,
  asOf: string,
): Promise<{ blocks: ReadonlyMap<string, MapBlock>; approximate: ReadonlySet<string> }> {
  const divisions = await listDivisions(db);
  const focus = divisions.find((division) => division.kind === 'focus');
  const ground =
    divisions.find((division) => division.kind === 'districts') ??
    divisions.find((division) => division.kind === 'city');
  if (!focus || !ground) return { blocks: new Map(), approximate: new Set() };
  const shapes = await shapesOf(db, focus.id, asOf);
  const base = mapPaths(
    (await shapesOf(db, ground.id, asOf)).map(({ areaId, geometry }) => ({ id: areaId, geometry })),
    mapWidth,
    mapHeight,
  );
  const areas = new Map((await listAreas(db)).map((area) => [area.id, area]));
  const blocks = shapes.map(({ areaId, geometry }): [string, MapBlock] => [
    areaId,
    {
      type: 'map',
      alt: '',
      note: '',
      width: mapWidth,
      height: mapHeight,
      ground: base.paths.map((path) => path.d),
      subjects: [{ d: base.draw(geometry), look: looks[areas.get(areaId)?.category ?? 'candidate'] }],
    },
  ]);
  return {
    blocks: new Map(blocks),
    approximate: new Set(shapes.filter((shape) => shape.approximate).map((shape) => shape.areaId)),
  };
}

export async function reportPdf(document: ReportDocument): Promise<Buffer> {
  const t = reportTexts(document.language);
  const words = { contents: t('doc.contents'), page: (page: string, pages: string) => t('doc.page', { page, pages }) };
  const { main, files } = typstOf(document, words, (chart, place) =>
    drawLineChart(chartOptions(chart, document.language, 'paper', place), paperColours),
  );
  return makePdf({ main, files, createdAt: new Date(document.writtenAt) });
}

/**
 * The PDF of a frozen report, byte for byte as it was frozen; once a part was withdrawn it is drawn anew with a mark in its
 * place, for the kept file still holds the words.
 */
export async function frozenPdf(
  read: <T>(work: (db: CityDb) => Promise<T>) => Promise<T>,
  id: string,
): Promise<Pick<StoredFile, 'name' | 'mediaType' | 'bytes'>> {
  const { file, report, parts, data } = await read(async (db) => ({
    file: await readFile(db, await reportFile(db, id, 'pdf')),
    ...(await readReport(db, id)),
  }));
  if (parts.every(({ part }) => part !== null)) return file;
  const t = reportTexts('de');
  const left = parts.map(
    ({ part, kind, title, withdrawnAt, withdrawnReason }): Part =>
      part ?? {
        kind: kind as Part['kind'],
        title,
        blocks: [
          {
            type: 'paragraph',
            text: t('frozen.withdrawn', {
              date: formatDate(withdrawnAt ?? '', 'de'),
              reason: withdrawnReason ?? '',
            }),
          },
        ],
      },
  );
  const frame = composeReport(data, 'de', report.frozenAt, new Map());
  return { ...file, bytes: await reportPdf({ ...frame, title: report.title, parts: left }) };
}

/** The data of a report as files by name. */
export function reportFiles({ data, document }: Written): ReadonlyMap<string, string> {
  return new Map([['report.json', JSON.stringify({ document, data }, null, 1)], ...dataFiles(data, document.language)]);
}

export function reportZip(written: Written): Uint8Array {
  return zipSync(Object.fromEntries([...reportFiles(written)].map(([name, content]) => [name, strToU8(content)])), {
    mtime: new Date(written.document.writtenAt),
  });
}

/** Each part has its own hash, so that one can be withdrawn and the rest still be verified. */
export function hashesOf(document: ReportDocument): { parts: string[]; whole: string } {
  const parts = document.parts.map((part) => sha256(canonical(part)));
  const { parts: _, ...frame } = document;
  return { parts, whole: sha256(`${canonical(frame)}\n${parts.join('\n')}`) };
}

/** JSON with sorted keys: the database does not keep their order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value && typeof value === 'object') {
    const entries = Object.entries(value as Record<string, unknown>)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** The job behind «freeze»: everything is written, then stored in one transaction. */
export async function freezeJob(run: JobRun): Promise<{ path: string; entryId: number }> {
  const year = Number(run.input.year);
  await run.progress(0, 3);
  const written = await run.read((db) => writeReport(db, year, 'de'));
  await run.progress(1, 3);
  const pdf = await reportPdf(written.document);
  await run.progress(2, 3);
  const id = newId();
  const entryId = await run.write((db) => storeReport(db, run, id, written, pdf));
  return { path: `/bericht/${id}`, entryId };
}

async function storeReport(db: CityDb, { actor }: JobRun, id: string, written: Written, pdf: Buffer): Promise<number> {
  const { document, data } = written;
  const name = `umsetzungsbericht-${data.city.id}-${data.year}`;
  const keep = (extension: string, mediaType: string, bytes: Buffer) =>
    keepFile(db, { name: `${name}.${extension}`, mediaType, bytes, createdBy: actor.id });
  const files = [
    { format: 'pdf', fileId: (await keep('pdf', 'application/pdf', pdf)).id },
    { format: 'zip', fileId: (await keep('zip', 'application/zip', Buffer.from(reportZip(written)))).id },
  ];
  const round = (await listRounds(db)).find((each) => each.year === data.year);
  const { parts, whole } = hashesOf(document);
  return freezeReport(db, actor, {
    id,
    roundId: round?.id ?? null,
    document,
    data,
    hash: whole,
    partHashes: parts,
    files,
  });
}
