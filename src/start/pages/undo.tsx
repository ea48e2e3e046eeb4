import { redirect } from 'react-router';
import { allow } from '#platform/access.server.ts';
import { undo } from '#platform/journal.server.ts';
import { notFound } from '#platform/refusal.ts';
import { cityPath, saved } from '#platform/saved.server.ts';
import { pathOfObject } from '../entry-list.tsx';
import type { Route } from './+types/undo.ts';

/** Who made a change may take it back, whatever she may do besides: `undo` itself checks that she made it. */
export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'plan.read');
  const id = Number(args.params.entry);
  if (!Number.isSafeInteger(id) || id < 1) throw notFound();
  const { entryId, undone } = await visit.write((db) => undo(db, visit.actor, id, visit.hall.undoSummaries));
  const path = undone.act === 'create' ? null : pathOfObject(undone.kind, undone.objectId);
  return saved(visit, path ?? (visit.may('history.read') ? '/verlauf' : '/'), entryId);
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'history.read');
  return redirect(cityPath(visit, '/verlauf'));
}
