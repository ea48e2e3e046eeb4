/** After a write: to the page that shows it, with a note there that it is saved and can be undone. */

import { redirect } from 'react-router';
import type { Visit } from './access.server.ts';

const cookieName = 'getan';

/** The address of a path in the visit's city, with the year she is in. */
export function cityPath(
  visit: Pick<Visit, 'city' | 'year'>,
  path: string,
  query: Record<string, string> = {},
): string {
  const [bare = '', anchor] = path.split('#');
  const params = new URLSearchParams(query);
  if (visit.year !== visit.city.reportYear) params.set('jahr', String(visit.year));
  const search = params.size > 0 ? `?${params}` : '';
  return `/${visit.city.id}${bare === '/' ? '' : bare}${search}${anchor ? `#${anchor}` : ''}`;
}

/** @param entryId of the journal; null where nothing had to be changed */
export function saved(visit: Visit, path: string, entryId: number | null): Response {
  const value = `${visit.city.id}.${entryId ?? 0}`;
  return redirect(cityPath(visit, path), {
    headers: { 'Set-Cookie': `${cookieName}=${value}; Path=/${visit.city.id}; Max-Age=60; SameSite=Lax; HttpOnly` },
  });
}

/** What was just saved in this city, once: the answer also clears the note. */
export function justSaved(request: Request, cityId: string): { entryId: number; clear: string } | null {
  const match = new RegExp(`(?:^|;\\s*)${cookieName}=([a-z0-9-]+)\\.(\\d+)`).exec(request.headers.get('cookie') ?? '');
  if (!match || match[1] !== cityId || request.method !== 'GET') return null;
  return { entryId: Number(match[2]), clear: `${cookieName}=; Path=/${cityId}; Max-Age=0; SameSite=Lax; HttpOnly` };
}
