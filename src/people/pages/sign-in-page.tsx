import { redirect } from 'react-router';
import { z } from 'zod';
import { line } from '#analysis/fields.ts';
import { allowPublic, wayBack } from '#platform/access.server.ts';
import { heldPassword, signIn } from '#platform/auth.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { Form, failureOf, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { Card, Notice, PageHead } from '#ui/layout/page.tsx';
import { PlainShell, Preferences } from '#ui/layout/shell.tsx';
import { demoPassword, demoPeople } from '../demo.ts';
import { peopleTexts } from '../texts.en.ts';
import type { Route } from './+types/sign-in-page.ts';

const form = z.object({ email: line, password: heldPassword });

export async function loader(args: Route.LoaderArgs) {
  const { hall, person } = await allowPublic(args, 'whoever signs in is not signed in yet');
  if (person) throw redirect(wayBack(args.request));
  const { pathname, search, searchParams } = new URL(args.request.url);
  return {
    demo: hall.config.demo ? demoPeople : [],
    path: pathname + search,
    changed: searchParams.has('geaendert'),
  };
}

export async function action(args: Route.ActionArgs) {
  const { hall } = await allowPublic(args, 'whoever signs in is not signed in yet');
  const checked = check(form, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  const { password: _, ...values } = checked.values;
  return orRefused(values, async () => {
    const headers = await signIn(hall.database, hall.auth, {
      ...checked.form,
      network: args.request.headers.get('x-real-ip') ?? 'direct',
      headers: args.request.headers,
    });
    return redirect(wayBack(args.request), { headers });
  });
}

export default function SignInPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(peopleTexts);
  const labels = { email: t('signIn.email'), password: t('signIn.password') };
  return (
    <PlainShell top={<Preferences path={loaderData.path} labels={{ dark: '☾', light: '☀' }} />}>
      <PageHead title={t('signIn.title')} lead={t('signIn.lead')} />
      <div className="stack">
        {loaderData.changed && !actionData && <Notice tone="success" title={t('signIn.changed')} />}
        <Form values={{}} failure={failureOf(actionData)} labels={labels} submit={t('signIn.submit')}>
          <TextField name="email" kind="email" label={labels.email} autoComplete="username" />
          <TextField name="password" kind="password" label={labels.password} autoComplete="current-password" />
        </Form>
        <p>
          <a href="/passwort">{t('signIn.forgotten')}</a>
        </p>
        {loaderData.demo.length > 0 && <Demo people={loaderData.demo} />}
      </div>
    </PlainShell>
  );
}

function Demo({ people }: { people: typeof demoPeople }) {
  const t = useTexts(peopleTexts);
  return (
    <Card title={t('signIn.demoTitle')} id="demo">
      <Notice tone="warning" title={t('signIn.demoLead', { password: demoPassword })} />
      <ul className="list">
        {people.map(({ role, email }) => (
          <li key={role}>
            <span>
              {t(`role.${role}`)}
              <span className="muted block small">{t(`roleMeans.${role}`)}</span>
            </span>
            <form method="post">
              <input type="hidden" name="email" value={email} />
              <input type="hidden" name="password" value={demoPassword} />
              <button type="submit" className="quiet" aria-label={`${t('signIn.submit')}: ${t(`role.${role}`)}`}>
                {t('signIn.submit')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </Card>
  );
}
