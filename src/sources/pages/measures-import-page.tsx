import { allow } from '#platform/access.server.ts';
import { importList } from '../list-import.server.ts';
import { ListImport } from '../list-import.tsx';
import { checkMeasures, keepMeasures } from '../measures.server.ts';
import type { Route } from './+types/measures-import-page.ts';

const path = '/massnahmen';

/** A list holds measures of many offices: it takes the right to change all of them. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'measures.edit');
  visit.require('measures.edit', null);
  return {};
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'measures.edit');
  visit.require('measures.edit', null);
  return importList(visit, args.request, {
    path,
    check: checkMeasures,
    keep: keepMeasures,
    lines: ({ measures }) =>
      measures.map(({ existingId, form }) => ({ code: form.code, title: form.title, existing: existingId !== null })),
  });
}

export default function MeasuresImportPage({ actionData }: Route.ComponentProps) {
  return <ListImport of="measures" path={path} accept=".csv,.tsv,.txt,.xlsx" answer={actionData} />;
}
