import { councilTexts } from '#council/texts.en.ts';
import { allowPublicCity } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { notFound } from '#platform/refusal.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { loadPublicCouncil } from '../oparl/public-council.server.ts';
import { publicPaperRegister, publicPaperRows } from '../oparl/public-paper-register.ts';
import { loadPublicCity } from '../public/public-city.server.ts';
import {
  areaRegister,
  conflictRows,
  goalRegister,
  indicatorRegister,
  indicatorRows,
  measureRegister,
  measureRows,
  publicConflictRegister,
  reportRegister,
} from '../public/public-registers.ts';
import type { Route } from './+types/public-lists-export.ts';

/** The lists of the public side, made of released facts only. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const { request } = args;
  const t = publicationTexts(visit.language);
  const [, list] = /\/([a-z]+)\.[a-z]+$/.exec(new URL(request.url).pathname) ?? [];
  const named = (name: string, title: string) => ({ name, title });
  if (list === 'ziele')
    return exportRegister(request, visit, {
      ...named('ziele', t('public.goals')),
      register: goalRegister(visit.language),
      rows: [...city.goals.values()],
    });
  if (list === 'massnahmen')
    return exportRegister(request, visit, {
      ...named('massnahmen', t('public.caption')),
      register: measureRegister(visit.language),
      rows: measureRows(city),
    });
  if (list === 'zielkonflikte')
    return exportRegister(request, visit, {
      ...named('zielkonflikte', t('public.conflict.all')),
      register: publicConflictRegister(visit.language),
      rows: conflictRows(city),
    });
  if (list === 'orte')
    return exportRegister(request, visit, {
      ...named('orte', t('public.areas')),
      register: areaRegister(visit.language),
      rows: [...city.areas.values()],
    });
  if (list === 'zahlen')
    return exportRegister(request, visit, {
      ...named('zahlen', t('public.captionNumbers')),
      register: indicatorRegister(visit.language),
      rows: indicatorRows(city),
    });
  if (list === 'berichte')
    return exportRegister(request, visit, {
      ...named('berichte', t('public.reports')),
      register: reportRegister(visit.language),
      rows: city.reports,
    });
  if (list === 'vorlagen')
    return exportRegister(request, visit, {
      ...named('vorlagen', councilTexts(visit.language)('papers.caption')),
      register: publicPaperRegister(visit.language),
      rows: publicPaperRows(await loadPublicCouncil(visit)),
    });
  throw notFound();
}
