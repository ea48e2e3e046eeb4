import { redirect } from 'react-router';
import { z } from 'zod';
import { line } from '#analysis/fields.ts';
import { allowPublic } from '#platform/access.server.ts';
import { createPerson, forgetFailures, newPassword, type SignedIn, signIn } from '#platform/auth.server.ts';
import { inCity, isCityId } from '#platform/database.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import type { Hall } from '#platform/hall.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { Form, type FormFailure, failureOf, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { Button, ButtonLink, Notice, PageHead } from '#ui/layout/page.tsx';
import { PlainShell } from '#ui/layout/shell.tsx';
import { refusalWords } from '#ui/refusal-words.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { acceptInvitation, hasAccount, invitationOf } from '../people.store.server.ts';
import { type Invitation, sameAddress } from '../role.ts';
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

/** Whoever is signed in is the invited person or somebody else; whoever is not has an account, or is new. */
type Reader = 'invited' | 'other' | 'known' | 'new';

async function readerOf({ database }: Hall, { email }: Invitation, person: SignedIn | null): Promise<Reader> {
  if (person) return sameAddress(person.email, email) ? 'invited' : 'other';
  return (await hasAccount(database, email)) ? 'known' : 'new';
}

export async function loader(args: Route.LoaderArgs) {
  const { hall, person } = await allowPublic(args, reason);
  const { invitation, cityName } = await find(hall, args.params);
  return {
    reader: await readerOf(hall, invitation, person),
    role: invitation.role,
    email: invitation.email,
    cityName,
    name: person?.name ?? '',
    own: person?.email ?? '',
    back: encodeURIComponent(new URL(args.request.url).pathname),
  };
}

const form = z.object({ name: line, password: newPassword });

export async function action(args: Route.ActionArgs) {
  const { hall, person } = await allowPublic(args, reason);
  const { invitation } = await find(hall, args.params);
  const { city } = args.params;
  const accept = (who: { id: string; name: string; email: string }) =>
    inCity(hall.database, city, 'write', (db) => acceptInvitation(db, invitation, who));
  if (person) {
    return orRefused({}, async () => {
      await accept(person);
      return redirect(`/${city}`);
    });
  }
  const checked = check(form, await formValues(args.request));
  if (!checked.ok) return unchecked({ ...checked.failure, values: { name: checked.failure.values.name ?? '' } });
  return orRefused({ name: checked.form.name }, async () => {
    const { name, password } = checked.form;
    const { email } = invitation;
    // Refuses where she has an account: its password is hers alone, whoever holds this link.
    const id = await createPerson(hall.auth, { name, email, password });
    await accept({ id, name, email });
    await forgetFailures(hall.database, email);
    const given = { email, password, network: 'invitation', headers: args.request.headers };
    return redirect(`/${city}`, { headers: await signIn(hall.database, hall.auth, given) });
  });
}

export default function InvitationPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(peopleTexts);
  const ui = useTexts(uiTexts);
  const { reader, email, name, own, back } = loaderData;
  const failure = failureOf(actionData);
  const role = t(`role.${loaderData.role}`);
  const lead = {
    new: () => t('invitation.lead', { role }),
    known: () => t('invitation.leadKnown', { role, email }),
    invited: () => t('invitation.leadSignedIn', { role, name }),
    other: () => t('invitation.leadOther', { email, name, own }),
  }[reader]();
  return (
    <PlainShell>
      <PageHead title={t('invitation.title', { city: loaderData.cityName })} lead={lead} />
      <div className="stack">
        {reader !== 'new' && failure?.refusal && <Notice tone="danger" title={refusalWords(ui, failure.refusal)} />}
        {reader === 'new' && <Welcome failure={failure} />}
        {reader === 'known' && (
          <div className="form__end">
            <ButtonLink href={`/anmelden?weiter=${back}`} kind="primary">
              {t('signIn.submit')}
            </ButtonLink>
            <ButtonLink href="/passwort" kind="tertiary">
              {t('signIn.forgotten')}
            </ButtonLink>
          </div>
        )}
        {reader === 'invited' && (
          <form method="post">
            <Button>{t('invitation.accept')}</Button>
          </form>
        )}
        {reader === 'other' && (
          <form method="post" action={`/abmelden?weiter=${back}`}>
            <Button>{t('invitation.signOut')}</Button>
          </form>
        )}
      </div>
    </PlainShell>
  );
}

/** Somebody who is new in the house chooses a name and a password. */
function Welcome({ failure }: { failure: FormFailure | undefined }) {
  const t = useTexts(peopleTexts);
  const labels = { name: t('invitation.name'), password: t('invitation.password') };
  return (
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
  );
}
