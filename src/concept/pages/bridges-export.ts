import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { bridgePaths } from '../bridges/bridge.ts';
import { bridgeRegister } from '../bridges/bridge-register.ts';
import { kindIn, loadBridges } from '../bridges/bridge-view.server.ts';
import { conceptTexts } from '../texts.en.ts';
import type { Route } from './+types/bridges-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = conceptTexts(visit.language);
  const kind = kindIn(args.request);
  return exportRegister(args.request, visit, {
    name: bridgePaths[kind].slice(1),
    title: t(`bridges.${kind}.caption`),
    register: bridgeRegister(t),
    rows: await loadBridges(visit, kind),
  });
}
