import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { notFound } from '#platform/refusal.ts';
import { amendmentRegister, amendmentRows, commentRegister, commentRows } from '../answer-registers.ts';
import {
  committeeRegister,
  committeeRows,
  councilChoices,
  meetingRegister,
  meetingRows,
  paperRegister,
  paperRows,
} from '../council-registers.ts';
import { loadCouncil } from '../council-view.server.ts';
import { councilTexts } from '../texts.en.ts';
import type { Route } from './+types/council-export.ts';

/** The lists of the council as files, as this visitor may see them. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'council.read');
  const t = councilTexts(visit.language);
  const council = await loadCouncil(visit);
  const { request } = args;
  const [, list] = /\/([a-z]+)\.[a-z]+$/.exec(new URL(request.url).pathname) ?? [];
  if (list === 'vorlagen') {
    const rows = paperRows(council);
    const register = paperRegister(t, councilChoices(rows, council));
    return exportRegister(request, visit, { name: list, title: t('papers.caption'), register, rows });
  }
  if (list === 'gremien')
    return exportRegister(request, visit, {
      ...{ name: list, title: t('committees.caption') },
      ...{ register: committeeRegister(t), rows: committeeRows(council) },
    });
  if (list === 'sitzungen')
    return exportRegister(request, visit, {
      ...{ name: list, title: t('meetings.caption') },
      ...{ register: meetingRegister(t, meetingChoices(council)), rows: meetingRows(council) },
    });
  if (list === 'aenderungen')
    return exportRegister(request, visit, {
      ...{ name: list, title: t('amendments.caption') },
      ...{ register: amendmentRegister(t), rows: amendmentRows(council) },
    });
  if (list === 'stellungnahmen')
    return exportRegister(request, visit, {
      ...{ name: list, title: t('comments.caption') },
      ...{ register: commentRegister(t), rows: commentRows(council) },
    });
  throw notFound();
}

function meetingChoices({ committees }: Awaited<ReturnType<typeof loadCouncil>>) {
  return [...committees.values()].map(({ id, name }) => ({ value: id, label: name }));
}
