import { randomBytes } from 'node:crypto';
import { redirect } from 'react-router';
import { z } from 'zod';
import { allowSignedIn, mayWith } from '#platform/access.server.ts';
import { cookiesOf, heldPassword, newPassword } from '#platform/auth.server.ts';
import { inCity } from '#platform/database.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import type { Hall } from '#platform/hall.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { Form, failureOf, TextField } from '#ui/form/form.tsx';
import { formatMoment } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Button, Card, Notice, PageHead } from '#ui/layout/page.tsx';
import { PlainShell } from '#ui/layout/shell.tsx';
import { reminderForm } from '../absence.ts';
import { feedOf, reminderOf, saveFeed, saveReminder } from '../absences.store.server.ts';
import { citiesOf } from '../people.store.server.ts';
import { CalendarCard, type FeedCity, ReminderCard } from '../reminders.tsx';
import { peopleTexts } from '../texts.en.ts';
import type { Route } from './+types/account-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const { hall, person } = await allowSignedIn(args);
  const sessions = await hall.auth.api.listSessions({ headers: args.request.headers });
  return {
    name: person.name,
    email: person.email,
    changed: new URL(args.request.url).searchParams.has('geaendert'),
    reminderSaved: new URL(args.request.url).searchParams.has('erinnert'),
    reminder: await reminderOf(hall.database, person.id),
    cities: await feedsOf(hall, person.id),
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

/** The cities somebody belongs to, with her calendar link there. */
async function feedsOf(hall: Hall, personId: string): Promise<FeedCity[]> {
  const cities: FeedCity[] = [];
  for (const { id, name } of await citiesOf(hall.database, personId)) {
    const found = await inCity(hall.database, id, 'read', async (db) => ({
      since: await feedOf(db, personId),
      grants: await hall.grantsOf(db, personId),
    }));
    cities.push({ id, name, since: found.since, away: mayWith(hall.roles, found.grants, 'people.read') });
  }
  return cities;
}

/** A new calendar link, or none any more; only in a city she belongs to. */
async function changeFeed(
  hall: Hall,
  person: { id: string; name: string },
  cityId: string,
  wanted: boolean,
  base: string,
) {
  const city = (await citiesOf(hall.database, person.id)).find((each) => each.id === cityId);
  if (!city) throw notFound();
  const token = wanted ? randomBytes(24).toString('base64url') : null;
  await inCity(hall.database, city.id, 'write', (db) => saveFeed(db, { id: person.id, name: person.name }, token));
  const link = token && `${hall.config.baseUrl ?? base}/${city.id}/aufgaben.ics?token=${token}`;
  return { feed: { cityId: city.id, link } };
}

export async function action(args: Route.ActionArgs) {
  const { hall, person } = await allowSignedIn(args);
  const values = await formValues(args.request);
  const { headers } = args.request;
  if (values.everywhere === 'yes') {
    await hall.auth.api.revokeSessions({ headers });
    return redirect('/anmelden');
  }
  if (values.act === 'feed' || values.act === 'no-feed')
    return changeFeed(hall, person, String(values.city), values.act === 'feed', new URL(args.request.url).origin);
  if (values.act === 'reminder') {
    const chosen = check(reminderForm, values);
    if (!chosen.ok) throw new Refusal(422, 'bad-request');
    await saveReminder(hall.database, person.id, chosen.form);
    return redirect('/konto?erinnert#erinnerungen');
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
        {loaderData.reminderSaved && <Notice tone="success" title={t('reminder.saved')} />}
        <ReminderCard reminder={loaderData.reminder} />
        <CalendarCard
          cities={loaderData.cities}
          made={actionData && 'feed' in actionData ? actionData.feed : undefined}
        />
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
