/**
 * Pages are documents: nothing of them comes alive in the browser. The framework writes what every loader returned into a
 * stream for the browser all the same, page by page, a fifth of the work of a large page. What is not enumerable it leaves
 * out; the page itself reads it by name as before.
 */

import { data, type LoaderFunction, type ServerBuild } from 'react-router';

export function asDocuments(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route?.module.loader) return [id, route];
    return [id, { ...route, module: { ...route.module, loader: keepingBack(route.module.loader) } }];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

function keepingBack(loader: LoaderFunction): LoaderFunction {
  return async (args) => {
    const found = await loader(args);
    if (isWithInit(found)) return data(keptBack(found.data), found.init ?? undefined);
    return keptBack(found);
  };
}

/** The same, with its properties to be read by name only. */
export function keptBack(found: unknown): unknown {
  if (found === null || typeof found !== 'object' || Object.getPrototypeOf(found) !== Object.prototype) return found;
  const hidden = Object.entries(found).map(([name, value]) => [name, { value, enumerable: false }]);
  return Object.defineProperties({}, Object.fromEntries(hidden));
}

type WithInit = { readonly type: 'DataWithResponseInit'; readonly data: unknown; readonly init: ResponseInit | null };

function isWithInit(found: unknown): found is WithInit {
  return typeof found === 'object' && found !== null && 'type' in found && found.type === 'DataWithResponseInit';
}
