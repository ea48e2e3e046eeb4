import { redirect } from 'react-router';
import { createCityDivision } from '#areas/divisions.store.server.ts';
import { isFounder, seatFounder } from '#people/founders.store.server.ts';
import { allowSignedIn } from '#platform/access.server.ts';
import { createCity } from '#platform/city.server.ts';
import { now } from '#platform/clock.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { slug } from '#platform/id.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { FieldRow, Form, failureOf, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { PlainShell } from '#ui/layout/shell.tsx';
import { newCityForm } from '../new-city.ts';
import { startTexts } from '../texts.en.ts';
import type { Route } from './+types/new-city-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const { hall, person } = await allowSignedIn(args);
  if (!(await isFounder(hall.database, person.id))) throw new Refusal(403, 'not-allowed');
  return { year: now().getFullYear() };
}

export async function action(args: Route.ActionArgs) {
  const { hall, person } = await allowSignedIn(args);
  if (!(await isFounder(hall.database, person.id))) throw new Refusal(403, 'not-allowed');
  const values = await formValues(args.request);
  // Without a key of its own the city is called in addresses as it is called.
  const typed = String(values.id ?? '').trim();
  const id = typed || slug(String(values.name ?? '')).slice(0, 63);
  const checked = check(newCityForm, { ...values, id });
  if (!checked.ok) return unchecked({ ...checked.failure, values: { ...checked.failure.values, id: typed } });
  const { name, state, reportYear } = checked.form;
  const by = { id: person.id, name: person.name };
  return orRefused(checked.values, async () => {
    await createCity(hall.database, { id, name, state, reportYear, by }, async (db, actor) => {
      await createCityDivision(db, actor, name, '1990-01-01');
      await seatFounder(db, actor, by);
    });
    return redirect(`/${id}/raeume/import`);
  });
}

export default function NewCityPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(startTexts);
  const labels = {
    name: t('newCity.name'),
    id: t('newCity.id'),
    state: t('newCity.state'),
    reportYear: t('newCity.reportYear'),
  };
  return (
    <PlainShell top={<a href="/konto">{t('top.account')}</a>}>
      <PageHead title={t('newCity.title')} lead={t('newCity.lead')} />
      <Form
        values={{ reportYear: String(loaderData.year) }}
        failure={failureOf(actionData)}
        labels={labels}
        submit={t('newCity.submit')}
        cancel="/"
      >
        <TextField name="name" label={labels.name} />
        <TextField name="id" label={labels.id} hint={t('newCity.idHint')} optional />
        <FieldRow>
          <TextField name="state" label={labels.state} hint={t('newCity.stateHint')} optional />
          <TextField name="reportYear" kind="year" label={labels.reportYear} />
        </FieldRow>
      </Form>
    </PlainShell>
  );
}
