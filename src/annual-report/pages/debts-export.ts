import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { debtChoices, debtRegister } from '../debt-register.ts';
import { loadDebts } from '../debts.server.ts';
import { reportTexts } from '../texts.en.ts';
import type { Route } from './+types/debts-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.read');
  const t = reportTexts(visit.language);
  const { rows } = await loadDebts(visit);
  return exportRegister(args.request, visit, {
    name: 'offen',
    title: t('debts.caption'),
    register: debtRegister(t, debtChoices(rows)),
    rows,
  });
}
