import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { importRegister } from '../import-register.ts';
import { listImports } from '../provenance.store.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/imports-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'history.read');
  return exportRegister(args.request, visit, {
    name: 'importe',
    title: indicatorTexts(visit.language)('imports.title'),
    register: importRegister(visit.language),
    rows: await visit.remember('imports of values', (db) => listImports(db)),
  });
}
