import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, SelectField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { Card, Notice, PageHead, PostButton } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { refusalWords } from '#ui/refusal-words.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { addGrant, listMembers, listOffices, removeGrants } from '../people.store.server.ts';
import { grantForm, roleNames } from '../role.ts';
import { peopleTexts } from '../texts.en.ts';
import type { Route } from './+types/member-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.manage');
  const { members, offices } = await visit.read(async (db) => ({
    members: await listMembers(db),
    offices: await listOffices(db),
  }));
  const member = members.find((each) => each.personId === args.params.person);
  if (!member) throw notFound();
  return { member, offices: offices.filter((office) => !office.retired).map(({ id, name }) => ({ id, name })) };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'people.manage');
  const { person } = args.params;
  const values = await formValues(args.request);
  if (typeof values.take === 'string') {
    const take = values.take;
    return orRefused({}, async () =>
      saved(visit, `/personen/${person}`, await visit.write((db) => removeGrants(db, visit.actor, person, take))),
    );
  }
  if (values.remove === 'yes') {
    return orRefused({}, async () =>
      saved(visit, '/personen', await visit.write((db) => removeGrants(db, visit.actor, person))),
    );
  }
  const checked = check(grantForm, values);
  if (!checked.ok) return unchecked(checked.failure);
  const entryId = await visit.write(async (db) => {
    const member = (await listMembers(db)).find((each) => each.personId === person);
    if (!member) throw notFound();
    if (member.grants.some((grant) => grant.role === checked.form.role && grant.officeId === checked.form.officeId))
      return null;
    return addGrant(db, visit.actor, { personId: person, personName: member.name, ...checked.form });
  });
  return saved(visit, `/personen/${person}`, entryId);
}

export default function MemberPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(peopleTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { member, offices } = loaderData;
  const failure = failureOf(actionData);
  const labels = { role: t('member.role'), officeId: t('member.office') };
  const officeName = new Map(offices.map((office) => [office.id, office.name]));
  return (
    <>
      <PageHead
        title={member.name}
        lead={t('member.lead', { email: member.email })}
        crumbs={[{ label: t('nav.members'), href: href('/personen') }]}
      />
      <div className="stack">
        {failure?.refusal && <Notice tone="danger" title={refusalWords(ui, failure.refusal)} />}
        <Card title={t('member.roles')} id="rollen">
          <ul className="list">
            {member.grants.map((grant) => (
              <li key={grant.id}>
                <span>
                  {t(`role.${grant.role}`)}
                  <span className="muted block small">
                    {officeName.get(grant.officeId ?? '') ?? t('member.noOffice')}
                  </span>
                </span>
                <PostButton
                  kind="quiet"
                  fields={{ take: grant.id }}
                  label={t('member.takeOf', { role: t(`role.${grant.role}`) })}
                >
                  {t('member.take')}
                </PostButton>
              </li>
            ))}
          </ul>
        </Card>
        <Card title={t('member.add')} id="geben">
          <Form values={{}} failure={failure} labels={labels} submit={t('member.add')}>
            <SelectField
              name="role"
              label={labels.role}
              options={roleNames.map((role) => ({
                value: role,
                label: `${t(`role.${role}`)}: ${t(`roleMeans.${role}`)}`,
              }))}
            />
            <SelectField
              name="officeId"
              label={labels.officeId}
              hint={t('member.officeHint')}
              optional
              options={offices.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form>
        </Card>
        <Card title={t('member.remove')} lead={t('member.removeLead')} id="entfernen">
          <PostButton fields={{ remove: 'yes' }}>{t('member.remove')}</PostButton>
        </Card>
      </div>
    </>
  );
}
