import { data, redirect } from 'react-router';
import { z } from 'zod';
import { allowPublic } from '#platform/access.server.ts';
import { cookiesOf, isReset, newPassword, resetPassword } from '#platform/auth.server.ts';
import { check, formValues, unchecked } from '#platform/form.server.ts';
import { Form, failureOf, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, PageHead } from '#ui/layout/page.tsx';
import { PlainShell, Preferences } from '#ui/layout/shell.tsx';
import { peopleTexts } from '../texts.en.ts';
import type { Route } from './+types/new-password-page.ts';

const reason = 'who holds the secret of a mail to her address may set the password that goes with it';

export async function loader(args: Route.LoaderArgs) {
  const { hall } = await allowPublic(args, reason);
  const holds = await isReset(hall.auth, args.params.token);
  return data({ holds, path: new URL(args.request.url).pathname }, { status: holds ? 200 : 404 });
}

const form = z
  .object({ password: newPassword, again: z.string('password-different') })
  .refine(({ password, again }) => password === again, { path: ['again'], message: 'password-different' });

export async function action(args: Route.ActionArgs) {
  const { hall, person } = await allowPublic(args, reason);
  const checked = check(form, await formValues(args.request));
  if (!checked.ok) return unchecked({ ...checked.failure, values: {} });
  const { token } = args.params;
  // Where the secret does not hold, the page says so by itself.
  if (!(await resetPassword(hall.auth, { token, password: checked.form.password }))) return data(null, { status: 404 });
  if (!person) return redirect('/anmelden?geaendert');
  // Whoever was signed in here, herself or a colleague, does not stay so under the notice of a new password.
  const { headers } = await hall.auth.api.signOut({ headers: args.request.headers, returnHeaders: true });
  return redirect('/anmelden?geaendert', { headers: cookiesOf(headers) });
}

export default function NewPasswordPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(peopleTexts);
  const top = <Preferences path={loaderData.path} labels={{ dark: '☾', light: '☀' }} />;
  if (!loaderData.holds) {
    return (
      <PlainShell top={top}>
        <PageHead title={t('reset.goneTitle')} lead={t('reset.goneLead')} />
        <div className="form__end">
          <ButtonLink href="/passwort" kind="primary">
            {t('reset.anew')}
          </ButtonLink>
          <ButtonLink href="/anmelden" kind="tertiary">
            {t('reset.toSignIn')}
          </ButtonLink>
        </div>
      </PlainShell>
    );
  }
  const labels = { password: t('reset.password'), again: t('reset.repeat') };
  return (
    <PlainShell top={top}>
      <PageHead title={t('reset.newTitle')} lead={t('reset.newLead')} />
      <Form values={{}} failure={failureOf(actionData)} labels={labels} submit={t('reset.set')}>
        <TextField
          name="password"
          kind="password"
          label={labels.password}
          hint={t('invitation.passwordHint')}
          autoComplete="new-password"
        />
        <TextField name="again" kind="password" label={labels.again} autoComplete="new-password" />
      </Form>
    </PlainShell>
  );
}
