import { redirect } from 'react-router';
import { allowSignedIn, wayBack } from '#platform/access.server.ts';
import { cookiesOf } from '#platform/auth.server.ts';
import type { Route } from './+types/sign-out.ts';

export async function action(args: Route.ActionArgs) {
  const { hall } = await allowSignedIn(args);
  const { headers } = await hall.auth.api.signOut({ headers: args.request.headers, returnHeaders: true });
  return redirect(wayBack(args.request, '/anmelden'), { headers: cookiesOf(headers) });
}

export async function loader(args: Route.LoaderArgs) {
  await allowSignedIn(args);
  return redirect('/konto');
}
