import { allow } from '#platform/access.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { useTexts } from '#ui/language.ts';
import { Card, Facts, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { listMembers, listOffices, retireOffice } from '../people.store.server.ts';
import { peopleTexts } from '../texts.en.ts';
import type { Route } from './+types/office-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.read');
  const offices = await visit.remember('offices', listOffices);
  const office = offices.find((each) => each.id === args.params.office);
  if (!office) throw notFound();
  const members = await visit.remember('members', listMembers);
  const t = peopleTexts(visit.language);
  const parent = offices.find((each) => each.id === office.parentId);
  const edit = visit.may('owners.name') || visit.may('people.manage');
  return {
    office,
    parent: parent ? { id: parent.id, name: parent.name } : null,
    members: members
      .filter((member) => member.grants.some((grant) => grant.officeId === office.id))
      .map(({ personId, name }) => ({ personId, name })),
    head: {
      title: office.name,
      chip: { tone: 'plain' as const, label: t(`kind.${office.kind}`) },
      sentence: office.retired
        ? t('office.retiredSentence')
        : parent
          ? t('office.partOf', { name: parent.name })
          : t('office.sentence'),
      crumbs: [{ label: t('nav.offices'), path: '/aemter' }],
      edit: edit ? `/aemter/${office.id}/bearbeiten` : null,
      retire: edit ? { retired: office.retired, retire: t('office.retire'), restore: t('office.restore') } : null,
    },
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'people.read');
  if (!visit.may('owners.name') && !visit.may('people.manage')) throw new Refusal(403, 'not-allowed');
  const offices = await visit.read(listOffices);
  const office = offices.find((each) => each.id === args.params.office);
  if (!office) throw notFound();
  const entryId = await visit.write((db) => retireOffice(db, visit.actor, office, !office.retired));
  return saved(visit, `/aemter/${office.id}`, entryId);
}

export default function OfficePage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(peopleTexts);
  const href = useHref();
  const { office, parent, members } = loaderData;
  return (
    <div className="grid grid--2">
      <Card title={t('office.facts')} id="angaben">
        <Facts
          facts={[
            [t('office.short'), office.short],
            [
              t('office.parentId'),
              parent && (
                <a href={href(`/aemter/${parent.id}`)}>
                  <Said>{parent.name}</Said>
                </a>
              ),
            ],
            [t('office.contact'), office.contact],
            [t('office.source'), office.source],
          ]}
        />
      </Card>
      <Card title={t('office.members')} id="personen">
        {members.length === 0 ? (
          <p className="muted">{t('office.noMembers')}</p>
        ) : (
          <ul className="list">
            {members.map((member) => (
              <li key={member.personId}>{member.name}</li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}
