import { redirect } from 'react-router';
import { z } from 'zod';
import { allowSignedIn } from '#platform/access.server.ts';
import { cookiesOf, heldPassword, newPassword } from '#platform/auth.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { Form, failureOf, TextField } from '#ui/form/form.tsx';
import { formatMoment } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Button, Card, Notice, PageHead } from '#ui/layout/page.tsx';
import { PlainShell } from '#ui/layout/shell.tsx';
import { peopleTexts } from '../texts.en.ts';
import type { Route } from './+types/account-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const { hall, person } = await allowSignedIn(args);
  const sessions = await hall.auth.api.listSessions({ headers: args.request.headers });
  return {
    name: person.name,
    email: person.email,
    changed: new URL(args.request.url).searchParams.has('geaendert'),
    sessions: sessions.map((session) => ({
      id: session.id,
      since: new Date(session.createdAt).toISOString(),
      device: session.userAgent ?? null,
      here: session.id === person.sessionId,
    })),
  };
}

const passwords = z
  .object({ current: heldPassword, next: newPassword, again: z.string() })
  .refine((form) => form.next === form.again, { path: ['again'], message: 'password-different' });

export async function action(args: Route.ActionArgs) {
  const { hall } = await allowSignedIn(args);
  const values = await formValues(args.request);
  const { headers } = args.request;
  if (values.everywhere === 'yes') {
    await hall.auth.api.revokeSessions({ headers });
    return redirect('/anmelden');
  }
  const checked = check(passwords, values);
  if (!checked.ok) return unchecked({ ...checked.failure, values: {} });
  return orRefused({}, async () => {
    const body = { currentPassword: checked.form.current, newPassword: checked.form.next, revokeOtherSessions: true };
    const answer = await hall.auth.api
      .changePassword({ headers, body, returnHeaders: true })
      .catch((error: unknown) => {
        if ((error as { statusCode?: number }).statusCode === undefined) throw error;
        throw new Refusal(422, 'sign-in-wrong');
      });
    return redirect('/konto?geaendert', { headers: cookiesOf(answer.headers) });
  });
}

export default function AccountPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(peopleTexts);
  const failure = failureOf(actionData);
  const labels = { current: t('account.current'), next: t('account.next'), again: t('account.again') };
  return (
    <PlainShell>
      <PageHead
        title={t('account.title')}
        lead={t('account.lead', { name: loaderData.name, email: loaderData.email })}
      />
      <div className="stack">
        {loaderData.changed && <Notice tone="success" title={t('account.changed')} />}
        <Sessions sessions={loaderData.sessions} />
        <Card title={t('account.password')} id="passwort">
          <Form values={{}} failure={failure} labels={labels} submit={t('account.change')}>
            <TextField name="current" kind="password" label={labels.current} autoComplete="current-password" />
            <TextField
              name="next"
              kind="password"
              label={labels.next}
              hint={t('account.nextHint')}
              autoComplete="new-password"
            />
            <TextField name="again" kind="password" label={labels.again} autoComplete="new-password" />
          </Form>
          <p>
            <a href="/passwort">{t('signIn.forgotten')}</a>
          </p>
        </Card>
      </div>
    </PlainShell>
  );
}

/** What a browser calls itself, so short that its owner knows it again: `Firefox, Windows`. */
function deviceOf(agent: string): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\w*\//.exec(agent)?.[1];
  const system = /(Windows|Android|iPhone|iPad|Mac OS|Linux)/.exec(agent)?.[1];
  return [browser?.replace('Edg', 'Edge').replace('OPR', 'Opera'), system].filter(Boolean).join(', ');
}

function Sessions({
  sessions,
}: {
  sessions: readonly { id: string; since: string; device: string | null; here: boolean }[];
}) {
  const t = useTexts(peopleTexts);
  const language = useLanguage();
  return (
    <Card title={t('account.sessions')} lead={t('account.sessionsLead')} id="geraete">
      <ul className="list">
        {sessions.map((session) => (
          <li key={session.id}>
            <span>
              {(session.device && deviceOf(session.device)) || t('account.unknownDevice')}
              <span className="muted block small">
                {t('account.since', { date: formatMoment(session.since, language) })}
                {session.here && `, ${t('account.thisOne')}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <div className="form__end">
        <form method="post" action="/abmelden">
          <Button kind="secondary">{t('account.here')}</Button>
        </form>
        <form method="post">
          <Button kind="secondary" name="everywhere" value="yes">
            {t('account.everywhere')}
          </Button>
        </form>
      </div>
    </Card>
  );
}
