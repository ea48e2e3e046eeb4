/**
 * The framework compares an address with every route of the house, one after the other and twice, which takes a quarter of
 * the work of a small page. What stands behind the city in an address names a section of the house («/leipzig/ziele/…»);
 * each section is answered by a handler of its own that knows its routes only, and those that may stand anywhere.
 */

import { createRequestHandler, type RequestHandler, type ServerBuild } from 'react-router';

type Routes = ServerBuild['routes'];

export function answerBySection(build: ServerBuild): RequestHandler {
  const leaves = Object.keys(build.routes).map((id) => ({ id, section: sectionOf(pathOf(build.routes, id)) }));
  const sections = new Set(leaves.map(({ section }) => section));
  const handlers = new Map<string | null, RequestHandler>();
  const handlerOf = (section: string | null) => {
    const known = handlers.get(section);
    if (known) return known;
    const some = leaves.filter((each) => section === null || each.section === null || each.section === section);
    const made = createRequestHandler({ ...build, routes: withParents(build.routes, some) }, 'production');
    handlers.set(section, made);
    return made;
  };
  return (request, context) => {
    const section = new URL(request.url).pathname.toLowerCase().split('/')[2];
    return handlerOf(section !== undefined && sections.has(section) ? section : null)(request, context);
  };
}

/** The word behind the city; null where any word may stand, or none. */
export function sectionOf(path: string): string | null {
  const [first = '', second = ''] = path.split('/');
  return first.startsWith(':') && /^[\w.-]+$/.test(second) ? second.toLowerCase() : null;
}

function pathOf(routes: Routes, id: string | undefined): string {
  const route = id === undefined ? undefined : routes[id];
  return route ? [pathOf(routes, route.parentId), route.path ?? ''].filter(Boolean).join('/') : '';
}

/** In their order: it decides between addresses that are equally near. */
function withParents(routes: Routes, leaves: readonly { readonly id: string }[]): Routes {
  const kept = new Set<string>();
  for (const leaf of leaves)
    for (let id: string | undefined = leaf.id; id !== undefined; id = routes[id]?.parentId) kept.add(id);
  return Object.fromEntries(Object.entries(routes).filter(([id]) => kept.has(id)));
}
