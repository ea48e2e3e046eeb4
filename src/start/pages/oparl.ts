import { councilTexts } from '#council/texts.en.ts';
import { allowPublicCity } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import { listOf } from '../oparl/oparl-list.ts';
import {
  type OparlType,
  objectsOf,
  oparlLists,
  oparlTypes,
  oparlUrl,
  stampOfAll,
  systemOf,
} from '../oparl/oparl-objects.server.ts';
import { loadPublicCouncil } from '../oparl/public-council.server.ts';
import type { Route } from './+types/oparl.ts';

type Params = { readonly type?: string; readonly object?: string };

/** The council's papers for programs: the system, its lists, every object; of what was released and nothing else. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'OParl tells of released facts only');
  const council = await loadPublicCouncil(visit);
  if (council.empty && council.gone.length === 0) throw notFound();
  const { type, object } = args.params as Params;
  const { config } = visit.hall;
  // Never what the request says: the answer is kept and goes to others.
  const base = config.baseUrl ?? `http://${config.host}:${config.port}`;
  const t = councilTexts('de');
  const place = { base, city: visit.city, t };
  if (type === undefined) return json(systemOf(place, stampOfAll(council)));
  if (object === undefined) {
    const listed = oparlLists[type];
    if (listed === undefined || !Object.hasOwn(oparlLists, type)) return missing(t);
    const params = new URL(args.request.url).searchParams;
    const list = listOf(objectsOf(place, council, listed), oparlUrl(place, type), params);
    return list ? json(list) : failed(400, t('oparl.badFilter'));
  }
  if (!Object.hasOwn(oparlTypes, type)) return missing(t);
  const id = oparlUrl(place, type, object);
  const found = objectsOf(place, council, type as OparlType).find((each) => each.id === id);
  return found ? json(found) : missing(t);
}

const missing = (t: ReturnType<typeof councilTexts>) => failed(404, t('oparl.missing'));

function failed(status: number, message: string): Response {
  return json({ type: 'https://schema.oparl.org/1.1/Error', message, debug: '' }, status);
}

function json(content: unknown, status = 200): Response {
  return new Response(JSON.stringify(content), {
    status,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      // Anybody's page may read what is public anyway.
      'Access-Control-Allow-Origin': '*',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
