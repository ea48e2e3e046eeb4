import { allow } from '#platform/access.server.ts';
import { importList } from '../list-import.server.ts';
import { ListImport } from '../list-import.tsx';
import { checkPapers, keepPapers } from '../papers.server.ts';
import type { Route } from './+types/papers-import-page.ts';

const path = '/ratsraum/vorlagen';

/** A list holds papers of many offices: it takes the right to change all of them. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'papers.edit');
  visit.require('papers.edit', null);
  return {};
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'papers.edit');
  visit.require('papers.edit', null);
  return importList(visit, args.request, {
    path,
    check: checkPapers,
    keep: keepPapers,
    lines: ({ papers }) =>
      papers.map(({ existingId, number, title }) => ({ code: number, title, existing: existingId !== null })),
  });
}

export default function PapersImportPage({ actionData }: Route.ComponentProps) {
  return <ListImport of="papers" path={path} accept=".json" answer={actionData} />;
}
