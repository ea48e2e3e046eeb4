import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { ListImport } from '../list-import.tsx';
import { foundFor, takeFile } from '../looked.server.ts';
import { papersIntake } from '../papers.server.ts';
import type { Route } from './+types/papers-import-page.ts';

/** A list holds papers of many offices: it takes the right to change all of them. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'papers.edit');
  visit.require('papers.edit', null);
  return { found: await foundFor(visit, args.request, papersIntake) };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'papers.edit');
  visit.require('papers.edit', null);
  return takeFile(visit, await formValues(args.request), papersIntake, { typed: {}, form: null });
}

export default function PapersImportPage({ loaderData, actionData }: Route.ComponentProps) {
  return <ListImport of="papers" path="/ratsraum/vorlagen" accept=".json" answer={actionData ?? loaderData.found} />;
}
