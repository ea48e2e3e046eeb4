import { redirect } from 'react-router';
import { allowSignedIn } from '#platform/access.server.ts';
import type { Route } from './+types/sign-out.ts';

export async function action(args: Route.ActionArgs) {
  const { hall } = await allowSignedIn(args);
  const { headers } = await hall.auth.api.signOut({ headers: args.request.headers, returnHeaders: true });
  const answer = new Headers();
  for (const cookie of headers.getSetCookie()) answer.append('Set-Cookie', cookie);
  return redirect('/anmelden', { headers: answer });
}

export async function loader(args: Route.LoaderArgs) {
  await allowSignedIn(args);
  return redirect('/konto');
}
