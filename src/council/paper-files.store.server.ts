/** All SQL of the files that papers carry. */

import type { CityDb } from '#platform/database.server.ts';
import { keepFile } from '#platform/files.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, drop, put, type RowChange, record } from '#platform/journal.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { Paper, PaperFile } from './paper.ts';

export type HeldFile = PaperFile & { readonly paperId: string; readonly name: string; readonly size: number };

/** Files of papers, without their bytes. */
export async function listPaperFiles(db: CityDb, paperId?: string): Promise<HeldFile[]> {
  let query = db
    .selectFrom('paper_file')
    .innerJoin('file', (join) =>
      join.onRef('file.city_id', '=', 'paper_file.city_id').onRef('file.id', '=', 'paper_file.file_id'),
    )
    .select([
      'paper_file.paper_id',
      'paper_file.id',
      'paper_file.file_id',
      'paper_file.title',
      'paper_file.main',
      'paper_file.closed',
      'file.name',
      'file.size',
    ])
    .where('paper_file.city_id', '=', db.cityId)
    .orderBy('paper_file.main', 'desc')
    .orderBy('paper_file.position');
  if (paperId !== undefined) query = query.where('paper_file.paper_id', '=', paperId);
  return (await query.execute()).map((row) => ({
    paperId: row.paper_id,
    id: row.id,
    fileId: row.file_id,
    title: row.title,
    main: row.main,
    closed: row.closed,
    name: row.name,
    size: row.size,
  }));
}

export type Attached = {
  name: string;
  mediaType: string;
  bytes: Buffer;
  title: string | null;
  main: boolean;
  closed: boolean;
};

export async function attachFile(
  db: CityDb,
  actor: Actor,
  paper: Pick<Paper, 'id' | 'title'>,
  file: Attached,
): Promise<number | null> {
  const held = await listPaperFiles(db, paper.id);
  const change = await fileChange(db, actor, paper.id, { ...file, position: held.length });
  // Of main files there is one.
  const former = file.main ? held.filter((each) => each.main) : [];
  return record(db, actor, { act: 'update', kind: 'paper', id: paper.id, title: paper.title }, [
    ...former.map((each) => put('paper_file', { paper_id: paper.id, id: each.id }, { main: false })),
    change,
  ]);
}

/** Keeps the bytes; the paper carries them once the change is recorded. */
export async function fileChange(
  db: CityDb,
  actor: Actor,
  paperId: string,
  { title, main, closed, position, ...file }: Attached & { readonly position: number },
): Promise<RowChange> {
  const { id: fileId } = await keepFile(db, { ...file, createdBy: actor.id });
  const row = { file_id: fileId, title: title ?? file.name, main, closed, position };
  return put('paper_file', { paper_id: paperId, id: newId() }, row);
}

export async function detachFile(
  db: CityDb,
  actor: Actor,
  paper: Pick<Paper, 'id' | 'title'>,
  id: string,
): Promise<number | null> {
  if (!(await listPaperFiles(db, paper.id)).some((each) => each.id === id)) throw notFound();
  return record(db, actor, { act: 'update', kind: 'paper', id: paper.id, title: paper.title }, [
    drop('paper_file', { paper_id: paper.id, id }),
  ]);
}
