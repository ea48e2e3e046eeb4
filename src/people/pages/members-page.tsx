import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Empty, PageHead, PostButton } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { type RegisterOf, readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { listInvitations, listMembers, listOffices, withdrawInvitation } from '../people.store.server.ts';
import { type Invitation, roleNames } from '../role.ts';
import { peopleTexts } from '../texts.en.ts';
import type { Route } from './+types/members-page.ts';

type MemberRow = { id: string; name: string; email: string; roles: string[]; roleKeys: string[]; offices: string[] };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.read');
  const { members, offices, invitations } = await visit.read(async (db) => ({
    members: await listMembers(db),
    offices: await listOffices(db),
    invitations: visit.may('people.manage') ? await listInvitations(db) : [],
  }));
  const t = peopleTexts(visit.language);
  const officeName = new Map(offices.map((office) => [office.id, office.name]));
  const rows = members.map(
    (member): MemberRow => ({
      id: member.personId,
      name: member.name,
      email: member.email,
      roles: [...new Set(member.grants.map((grant) => t(`role.${grant.role}`)))],
      roleKeys: member.grants.map((grant) => grant.role),
      offices: member.grants.flatMap((grant) => officeName.get(grant.officeId ?? '') ?? []),
    }),
  );
  const params = new URL(args.request.url).searchParams;
  return {
    manage: visit.may('people.manage'),
    reading: readRegister(registerOf(t), rows, params),
    invitations,
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'people.manage');
  const { withdraw } = await formValues(args.request);
  const entryId = await visit.write((db) => withdrawInvitation(db, visit.actor, String(withdraw)));
  return saved(visit, '/personen', entryId);
}

function registerOf(t: ReturnType<typeof peopleTexts>): RegisterOf<MemberRow> {
  return {
    columns: [
      { key: 'name', label: t('members.name'), value: (row) => row.name },
      { key: 'rollen', label: t('members.roles'), value: (row) => row.roles.join(', ') },
      { key: 'amt', label: t('members.office'), value: (row) => row.offices.join(', ') || null },
      { key: 'mail', label: t('members.email'), value: (row) => row.email },
    ],
    filters: [
      {
        key: 'rolle',
        label: t('members.role'),
        options: roleNames.map((role) => ({ value: role, label: t(`role.${role}`) })),
        matches: (row, role) => row.roleKeys.includes(role),
      },
    ],
    words: (row) => [row.name, row.email, ...row.roles, ...row.offices].join(' '),
    sortedBy: 'name',
  };
}

export default function MembersPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(peopleTexts);
  const href = useHref();
  const { reading, manage, invitations } = loaderData;
  const title = t('members.title', { count: reading.total });
  return (
    <>
      <PageHead
        title={title}
        lead={t('members.lead')}
        actions={
          manage && (
            <ButtonLink href={href('/personen/einladen')} kind="primary">
              {t('members.invite')}
            </ButtonLink>
          )
        }
      />
      <div className="stack">
        <Register
          path="/personen"
          register={registerOf(t)}
          reading={reading}
          caption={t('members.caption')}
          rowKey={(row) => row.id}
          cells={{ name: (row) => (manage ? <a href={href(`/personen/${row.id}`)}>{row.name}</a> : row.name) }}
          empty={<Empty>{t('members.none')}</Empty>}
        />
        {invitations.length > 0 && <Invitations invitations={invitations} />}
      </div>
    </>
  );
}

function Invitations({ invitations }: { invitations: readonly Invitation[] }) {
  const t = useTexts(peopleTexts);
  const language = useLanguage();
  return (
    <Card title={t('members.open')} lead={t('members.openLead')} id="einladungen">
      <ul className="list">
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            <span>
              {invitation.email}
              <span className="muted block small">
                {t(`role.${invitation.role}`)},{' '}
                {t('members.expires', { date: formatDate(invitation.expiresAt, language) })}
              </span>
            </span>
            <PostButton
              kind="quiet"
              fields={{ withdraw: invitation.id }}
              label={`${t('members.withdraw')}: ${invitation.email}`}
            >
              {t('members.withdraw')}
            </PostButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
