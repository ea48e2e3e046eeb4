import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { productRegister } from '../product-register.ts';
import { loadBudget } from '../register.server.ts';
import { budgetTexts } from '../texts.en.ts';
import type { Route } from './+types/products-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'money.read');
  const t = budgetTexts(visit.language);
  const { rows } = await loadBudget(visit);
  return exportRegister(args.request, visit, {
    name: 'haushalt',
    title: t('page.products'),
    register: productRegister(t),
    rows,
  });
}
