import { redirect } from 'react-router';
import { allowPublic } from '#platform/access.server.ts';
import { countReset } from '#platform/auth.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { log } from '#platform/log.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { Form, failureOf, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Notice, PageHead } from '#ui/layout/page.tsx';
import { PlainShell, Preferences } from '#ui/layout/shell.tsx';
import { demoPeople } from '../demo.ts';
import { mailReset } from '../password-mail.server.ts';
import { addressForm, sameAddress } from '../role.ts';
import { peopleTexts } from '../texts.en.ts';
import type { Route } from './+types/forgotten-password-page.ts';

export async function loader(args: Route.LoaderArgs) {
  await allowPublic(args, 'whoever has forgotten her password cannot sign in');
  const { pathname, search, searchParams } = new URL(args.request.url);
  return { path: pathname + search, sent: searchParams.has('gesendet') };
}

export async function action(args: Route.ActionArgs) {
  const { hall, language } = await allowPublic(args, 'whoever has forgotten her password cannot sign in');
  const checked = check(addressForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const { email } = checked.form;
    if (hall.config.demo && demoPeople.some((person) => sameAddress(person.email, email))) {
      throw new Refusal(409, 'reset-demo');
    }
    await countReset(hall.database, { email, network: args.request.headers.get('x-real-ip') ?? 'direct' });
    // Not waited for: how long the answer takes must not tell either whether there is an account.
    mailReset(hall, email, language).catch((error: unknown) => {
      log.error({ error: String(error) }, 'no mail for a forgotten password');
    });
    return redirect('/passwort?gesendet');
  });
}

export default function ForgottenPasswordPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(peopleTexts);
  const labels = { email: t('reset.email') };
  return (
    <PlainShell top={<Preferences path={loaderData.path} labels={{ dark: '☾', light: '☀' }} />}>
      <PageHead title={t('reset.title')} lead={loaderData.sent ? undefined : t('reset.lead')} />
      {loaderData.sent ? (
        <Sent />
      ) : (
        <div className="stack">
          <Form values={{}} failure={failureOf(actionData)} labels={labels} submit={t('reset.ask')} cancel="/anmelden">
            <TextField name="email" kind="email" label={labels.email} autoComplete="username" />
          </Form>
          <p>{t('reset.lost')}</p>
        </div>
      )}
    </PlainShell>
  );
}

function Sent() {
  const t = useTexts(peopleTexts);
  return (
    <div className="stack">
      <Notice tone="success" title={t('reset.sent')}>
        <p>{t('reset.sentLead')}</p>
      </Notice>
      <div className="form__end">
        <ButtonLink href="/anmelden">{t('reset.toSignIn')}</ButtonLink>
        <ButtonLink href="/passwort" kind="tertiary">
          {t('reset.again')}
        </ButtonLink>
      </div>
    </div>
  );
}
