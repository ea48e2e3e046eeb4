import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { tableOf } from '#ui/table/export.ts';
import { readRegister } from '#ui/table/register.ts';
import { listChallenges, listGoals, listGuidelines, listSectorParts } from '../concept.store.server.ts';
import { goalRegister, goalRows } from '../goal-register.ts';
import { conceptTexts } from '../texts.en.ts';
import type { Route } from './+types/goals-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const lists = await visit.read(async (db) => ({
    goals: await listGoals(db),
    guidelines: await listGuidelines(db),
    parts: await listSectorParts(db),
    challenges: await listChallenges(db),
    offices: nameMap(await listNames(db, 'office', 'name')),
  }));
  const register = goalRegister(conceptTexts(visit.language), {
    guidelines: lists.guidelines,
    parts: lists.parts,
    challenges: lists.challenges,
    offices: [...lists.offices].map(([id, title]) => ({ id, title })),
  });
  const reading = readRegister(register, goalRows(lists), new URL(args.request.url).searchParams, {
    perPage: Number.POSITIVE_INFINITY,
  });
  return exportRegister(args.request, `ziele-${visit.city.id}`, tableOf(register.columns, reading.rows), visit);
}
