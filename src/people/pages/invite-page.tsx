import { randomBytes } from 'node:crypto';
import { allow } from '#platform/access.server.ts';
import { check, formValues, unchecked } from '#platform/form.server.ts';
import { Form, failureOf, SelectField, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { invite, listOffices } from '../people.store.server.ts';
import { invitationForm, roleNames } from '../role.ts';
import { peopleTexts } from '../texts.en.ts';
import type { Route } from './+types/invite-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.manage');
  const offices = await visit.read(listOffices);
  return { offices: offices.filter((office) => !office.retired).map(({ id, name }) => ({ id, name })) };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'people.manage');
  const checked = check(invitationForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  const token = randomBytes(24).toString('base64url');
  await visit.write((db) => invite(db, visit.actor, checked.form, token));
  const link = `${visit.hall.config.baseUrl ?? new URL(args.request.url).origin}/einladung/${visit.city.id}/${token}`;
  const t = peopleTexts(visit.language);
  await visit.hall.jobs.mail({
    to: checked.form.email,
    subject: t('invite.mailSubject', { city: visit.city.name }),
    text: t('invite.mailText', {
      actor: visit.person.name,
      city: visit.city.name,
      role: t(`role.${checked.form.role}`),
      link,
    }),
  });
  return { link, email: checked.form.email };
}

export default function InvitePage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(peopleTexts);
  const href = useHref();
  const labels = { email: t('invite.email'), role: t('invite.role'), officeId: t('invite.office') };
  const failure = failureOf(actionData);
  const crumbs = [{ label: t('nav.members'), href: href('/personen') }];
  if (actionData && 'link' in actionData) {
    return (
      <>
        <PageHead title={t('invite.linkTitle')} lead={actionData.email} crumbs={crumbs} />
        <Card lead={t('invite.linkLead')}>
          <p data-saved="">
            <code className="prose">{actionData.link}</code>
          </p>
        </Card>
        <div className="form__end">
          <ButtonLink href={href('/personen')}>{t('invite.done')}</ButtonLink>
        </div>
      </>
    );
  }
  return (
    <>
      <PageHead title={t('invite.title')} lead={t('invite.lead')} crumbs={crumbs} />
      <Form values={{}} failure={failure} labels={labels} submit={t('invite.submit')} cancel={href('/personen')}>
        <TextField name="email" kind="email" label={labels.email} />
        <SelectField
          name="role"
          label={labels.role}
          options={roleNames.map((role) => ({ value: role, label: `${t(`role.${role}`)}: ${t(`roleMeans.${role}`)}` }))}
        />
        <SelectField
          name="officeId"
          label={labels.officeId}
          hint={t('invite.officeHint')}
          optional
          options={loaderData.offices.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form>
    </>
  );
}
