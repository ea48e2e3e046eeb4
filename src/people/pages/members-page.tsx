import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Empty, PageHead, PostButton } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { memberRegister } from '../member-register.ts';
import { listInvitations, withdrawInvitation } from '../people.store.server.ts';
import { loadMembers } from '../registers.server.ts';
import type { Invitation } from '../role.ts';
import { peopleTexts } from '../texts.en.ts';
import type { Route } from './+types/members-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.read');
  const t = peopleTexts(visit.language);
  const invitations = visit.may('people.manage') ? await visit.read(listInvitations) : [];
  const params = new URL(args.request.url).searchParams;
  return {
    manage: visit.may('people.manage'),
    reading: readRegister(memberRegister(t), await loadMembers(visit), params),
    invitations,
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'people.manage');
  const { withdraw } = await formValues(args.request);
  const entryId = await visit.write((db) => withdrawInvitation(db, visit.actor, String(withdraw)));
  return saved(visit, '/personen', entryId);
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
          register={memberRegister(t)}
          reading={reading}
          caption={t('members.caption')}
          rowKey={(row) => row.id}
          cells={{ name: (row) => (manage ? <a href={href(`/personen/${row.id}`)}>{row.name}</a> : row.name) }}
          files={{ path: '/personen', formats: ['csv', 'xlsx'] }}
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
