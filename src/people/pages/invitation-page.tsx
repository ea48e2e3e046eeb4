import { redirect } from 'react-router';
import { z } from 'zod';
import { line } from '#analysis/fields.ts';
import { allowPublic } from '#platform/access.server.ts';
import { createPerson, shortestPassword, signIn } from '#platform/auth.server.ts';
import { inCity, isCityId } from '#platform/database.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import type { Hall } from '#platform/hall.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { Form, failureOf, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { Button, PageHead } from '#ui/layout/page.tsx';
import { PlainShell } from '#ui/layout/shell.tsx';
import { acceptInvitation, invitationOf } from '../people.store.server.ts';
import { peopleTexts } from '../texts.en.ts';
import type { Route } from './+types/invitation-page.ts';

const reason = 'who holds the secret of an invitation may accept it';

async function find(hall: Hall, { city = '', token = '' }: { city?: string; token?: string }) {
  if (!isCityId(city)) throw new Refusal(404, 'invitation-gone');
  return inCity(hall.database, city, 'read', async (db) => {
    const invitation = await invitationOf(db, token);
    if (!invitation) throw new Refusal(404, 'invitation-gone');
    const { name } = await db
      .selectFrom('city')
      .select('name')
      .where('city_id', '=', db.cityId)
      .executeTakeFirstOrThrow();
    return { invitation, cityName: name };
  });
}

export async function loader(args: Route.LoaderArgs) {
  const { hall, person } = await allowPublic(args, reason);
  const { invitation, cityName } = await find(hall, args.params);
  return { role: invitation.role, cityName, signedInAs: person?.name ?? null };
}

const form = z.object({
  name: line,
  password: z.string('password').min(shortestPassword, 'password').max(200, 'too-long'),
});

export async function action(args: Route.ActionArgs) {
  const { hall, person } = await allowPublic(args, reason);
  const { invitation } = await find(hall, args.params);
  const accept = (who: { id: string; name: string }) =>
    inCity(hall.database, args.params.city, 'write', (db) => acceptInvitation(db, invitation, who));
  if (person) {
    await accept(person);
    return redirect(`/${args.params.city}`);
  }
  const checked = check(form, await formValues(args.request));
  if (!checked.ok) return unchecked({ ...checked.failure, values: { name: checked.failure.values.name ?? '' } });
  return orRefused({ name: checked.form.name }, async () => {
    const { name, password } = checked.form;
    const { email } = invitation;
    const id = await createPerson(hall.auth, { name, email, password }).catch((error: unknown) => {
      if ((error as { statusCode?: number }).statusCode === undefined) throw error;
      throw new Refusal(409, 'email-taken');
    });
    await accept({ id, name });
    const headers = await signIn(hall.database, hall.auth, {
      email,
      password,
      network: 'invitation',
      headers: args.request.headers,
    });
    const cookies = new Headers();
    for (const cookie of headers.getSetCookie()) cookies.append('Set-Cookie', cookie);
    return redirect(`/${args.params.city}`, { headers: cookies });
  });
}

export default function InvitationPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(peopleTexts);
  const role = t(`role.${loaderData.role}`);
  const title = t('invitation.title', { city: loaderData.cityName });
  const labels = { name: t('invitation.name'), password: t('invitation.password') };
  const failure = failureOf(actionData);
  const lead = loaderData.signedInAs
    ? t('invitation.leadSignedIn', { role, name: loaderData.signedInAs })
    : t('invitation.lead', { role });
  return (
    <PlainShell>
      <PageHead title={title} lead={lead} />
      {loaderData.signedInAs ? (
        <form method="post">
          <Button>{t('invitation.accept')}</Button>
        </form>
      ) : (
        <Form values={{}} failure={failure} labels={labels} submit={t('invitation.accept')}>
          <TextField name="name" label={labels.name} hint={t('invitation.nameHint')} autoComplete="name" />
          <TextField
            name="password"
            kind="password"
            label={labels.password}
            hint={t('invitation.passwordHint')}
            autoComplete="new-password"
          />
        </Form>
      )}
    </PlainShell>
  );
}
