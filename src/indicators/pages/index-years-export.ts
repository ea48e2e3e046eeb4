import { allow } from '#platform/access.server.ts';
import { exportTable } from '#platform/download.server.ts';
import { uiTexts } from '#ui/texts.en.ts';
import type { EditionPart } from '../index-editions.ts';
import { loadIndexView } from '../index-view.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/index-years-export.ts';

/** How many areas are in which class, year by year. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = indicatorTexts(visit.language);
  const params = new URL(args.request.url).searchParams;
  const { index, version, content, years } = await loadIndexView(visit, args.params.index, params);
  const parts: EditionPart[] = content.span === null ? ['status'] : ['status', 'dynamics'];
  const head = [t('index.year'), t('index.part'), t('index.class'), t('index.count')];
  const rows = years.flatMap((each) => [
    ...parts.flatMap((part) =>
      content[part].map(({ name }, i) => [
        each.year,
        t(`index.${part}`),
        name,
        each[part][i] ?? uiTexts(visit.language)('unknown'),
      ]),
    ),
    [each.year, t('index.status'), t('index.unclassed'), each.without],
  ]);
  return exportTable(args.request, visit, {
    name: `${index.id}-jahre`,
    title: `${index.name}, ${t('index.version', { version: version.version })}`,
    page: `/indizes/${index.id}`,
    table: [head, ...rows],
  });
}
