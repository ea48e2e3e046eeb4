import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router';
import { expect, test } from 'vitest';
import { answerBySection, sectionOf } from './sections.server.ts';

const says = (id: string) => ({ loader: async ({ params }: { params: object }) => Response.json({ id, params }) });
const routes = Object.fromEntries(
  [
    ['root', undefined, undefined],
    ['cities', 'root', 'staedte'],
    ['invitation', 'root', 'einladung/:city/:token'],
    ['city', 'root', ':city'],
    ['goals', 'city', 'ziele'],
    ['goals-csv', 'city', 'ziele.csv'],
    ['goal', 'city', 'ziele/:goal'],
    ['new-goal', 'city', 'ziele/neu'],
    ['areas', 'city', 'raeume'],
    ['area', 'city', 'raeume/:area/:part?'],
    ['anything', 'city', ':page/druck'],
  ].map(([id = '', parentId, path]) => [id, { id, parentId, path, module: says(id) }]),
);
const build = {
  routes,
  assets: { routes: {} },
  entry: { module: { handleError: () => {}, default: (_: Request, status: number) => new Response('', { status }) } },
  future: {},
  ssr: true,
  prerender: [],
  isSpaMode: false,
  routeDiscovery: { mode: 'initial', manifestPath: '/__manifest' },
} as unknown as ServerBuild;

test.each([
  '/staedte',
  '/einladung/ziele/abc',
  '/fadenburg',
  '/fadenburg/ziele',
  '/fadenburg/ZIELE/7',
  '/fadenburg/ziele.csv',
  '/fadenburg/ziele/neu',
  '/fadenburg/ziele/neu/',
  '/fadenburg/r%61eume/nord',
  '/fadenburg/raeume/nord/mitte',
  '/fadenburg/raeume/druck',
  '/fadenburg/karte/druck',
  '/fadenburg/nirgends',
  '/fadenburg//ziele',
])('%s is answered as by all routes together', async (path) => {
  const of = async (answer: ReturnType<typeof createRequestHandler>) => {
    const response = await answer(new Request(`http://house${path}`), new RouterContextProvider());
    return [response.status, await response.text()];
  };
  const whole = await of(createRequestHandler(build, 'production'));
  expect(await of(answerBySection(build))).toEqual(whole);
  if (!/nirgends|\/\//.test(path)) expect(whole[0]).toBe(200);
});

test('a section is a word behind the city', () => {
  expect(
    [':city/ziele/:goal', ':city/ziele.csv', ':city', ':city/:page', 'konto', 'passwort/:token'].map(sectionOf),
  ).toEqual(['ziele', 'ziele.csv', null, null, null, null]);
});
