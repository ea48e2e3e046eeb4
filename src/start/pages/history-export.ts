import { allow } from '#platform/access.server.ts';
import { exportTable } from '#platform/download.server.ts';
import { entries } from '#platform/journal.server.ts';
import { formatMoment } from '#ui/format.ts';
import { toShown } from '../entry-list.tsx';
import { historyFilter, withheldKinds } from '../history-filter.ts';
import { changesInWords } from '../history-words.server.ts';
import { startTexts } from '../texts.en.ts';

/** The newest; older ones are asked for with `vor`, as on the page. */
const mostEntries = 5000;

import type { Route } from './+types/history-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'history.read');
  const t = startTexts(visit.language);
  const filter = historyFilter(new URL(args.request.url).searchParams);
  const found = await visit.read((db) => entries(db, { ...filter, without: withheldKinds(visit), limit: mostEntries }));
  const inWords = await changesInWords(visit);
  type Key = Parameters<typeof t>[0];
  const rows = found.map((entry) => {
    const { at, actorName, act, kind, title, undone, file } = toShown(entry, visit);
    const fields = inWords(entry.changes).map(
      ({ name, before, after }) => `${name}: ${before || '–'} → ${after || '–'}`,
    );
    return [
      formatMoment(at, visit.language),
      actorName,
      t(`kind.${kind}` as Key),
      title,
      [t(`act.${act}`), undone && t('history.undone'), file && t('history.file', file)].filter(Boolean).join(', '),
      fields.join('; ') || null,
    ];
  });
  const head = ['when', 'who', 'kind', 'object', 'act'] as const;
  const heads = [...head.map((key) => t(`history.${key}`)), t('history.details')];
  return exportTable(args.request, visit, { name: 'verlauf', title: t('history.title'), table: [heads, ...rows] });
}
