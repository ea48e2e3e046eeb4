import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { ListImport } from '../list-import.tsx';
import { foundFor, takeFile } from '../looked.server.ts';
import { measuresIntake } from '../measures.server.ts';
import type { Route } from './+types/measures-import-page.ts';

/** A list holds measures of many offices: it takes the right to change all of them. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'measures.edit');
  visit.require('measures.edit', null);
  return { found: await foundFor(visit, args.request, measuresIntake) };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'measures.edit');
  visit.require('measures.edit', null);
  return takeFile(visit, await formValues(args.request), measuresIntake, { typed: {}, form: null });
}

export default function MeasuresImportPage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <ListImport
      of="measures"
      path="/massnahmen"
      accept=".csv,.tsv,.txt,.xlsx"
      answer={actionData ?? loaderData.found}
    />
  );
}
