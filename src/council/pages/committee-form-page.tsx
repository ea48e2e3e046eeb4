import { personNames } from '#people/person-names.server.ts';
import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, rowsIn, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import {
  FieldGroup,
  FieldRow,
  Form,
  failureOf,
  HiddenField,
  type Option,
  SelectField,
  TextArea,
  TextField,
  Tick,
} from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { type Committee, type CommitteeMember, committeeForm, committeeKinds, memberRows } from '../committee.ts';
import { saveCommittee } from '../committees.store.server.ts';
import { loadCouncil } from '../council-view.server.ts';
import { councilTexts } from '../texts.en.ts';
import type { Route } from './+types/committee-form-page.ts';

type Params = { committee?: string };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'council.edit');
  const { committee: id } = args.params as Params;
  const council = await loadCouncil(visit);
  const committee = id ? council.committees.get(id) : null;
  if (committee === undefined) throw notFound();
  const people = await visit.read(personNames);
  return {
    committee,
    members: council.members.filter(({ committeeId }) => committeeId === id),
    areas: [...council.areas].map(([value, label]) => ({ value, label })),
    people: [...people].map(([value, label]) => ({ value, label })),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'council.edit');
  const { committee: id } = args.params as Params;
  if (id && !(await loadCouncil(visit)).committees.has(id)) throw notFound();
  const values = await formValues(args.request);
  const checked = check(committeeForm, { ...values, members: rowsIn(values, 'members') });
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const { form, expect } = checked;
    const done = await visit.write((db) =>
      saveCommittee(db, visit.actor, { ...(id ? { id, expect: expect ?? 0 } : {}), form }),
    );
    return saved(visit, `/ratsraum/gremien/${done.id}`, done.entryId);
  });
}

const names = ['kind', 'name', 'short', 'areaId', 'purpose', 'url'] as const;

export default function CommitteeFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { committee, members, areas, people } = loaderData;
  const labels = Object.fromEntries(names.map((name) => [name, t(`committee.${name}`)]));
  return (
    <>
      <PageHead
        title={t(committee ? 'committeeForm.edit' : 'committeeForm.new')}
        crumbs={[
          { label: t('council.crumb'), href: href('/ratsraum') },
          { label: t('committees.crumb'), href: href('/ratsraum/gremien') },
        ]}
      />
      <Form
        values={committee ? valuesOf(committee, members) : { kind: 'committee' }}
        failure={failureOf(actionData)}
        labels={labels}
        submit={ui('save')}
        cancel={href(committee ? `/ratsraum/gremien/${committee.id}` : '/ratsraum/gremien')}
        draft={`committee:${committee?.id ?? 'new'}`}
        revision={committee?.revision}
      >
        <TextField name="name" label={t('committee.name')} />
        <FieldRow>
          <SelectField
            name="kind"
            label={t('committee.kind')}
            options={committeeKinds.map((value) => ({ value, label: t(`committeeKind.${value}`) }))}
          />
          <TextField name="short" label={t('committee.short')} optional />
        </FieldRow>
        <SelectField
          name="areaId"
          label={t('committee.areaId')}
          hint={t('committeeForm.areaHint')}
          optional
          options={areas}
        />
        <TextArea name="purpose" label={t('committee.purpose')} optional rows={3} />
        <TextField name="url" kind="url" label={t('committee.url')} optional />
        <Members count={members.length + memberRows} people={people} />
      </Form>
    </>
  );
}

function Members({ count, people }: { count: number; people: readonly Option[] }) {
  const t = useTexts(councilTexts);
  return (
    <FieldGroup title={t('committee.members')} lead={t('committeeForm.membersLead')}>
      {Array.from({ length: count }, (_, index) => `members.${index}`).map((name) => (
        <div key={name} className="field-group">
          <HiddenField name={`${name}.id`} />
          <FieldRow>
            <TextField name={`${name}.name`} label={t('committeeForm.memberName')} />
            <TextField name={`${name}.role`} label={t('committeeForm.memberRole')} optional />
            <SelectField name={`${name}.personId`} label={t('committeeForm.memberPerson')} optional options={people} />
          </FieldRow>
          <FieldRow>
            <TextField name={`${name}.from`} kind="date" label={t('committeeForm.memberFrom')} optional />
            <TextField name={`${name}.to`} kind="date" label={t('committeeForm.memberTo')} optional />
            <Tick name={`${name}.named`} label={t('committeeForm.memberNamed')} />
          </FieldRow>
        </div>
      ))}
    </FieldGroup>
  );
}

function valuesOf(committee: Committee, members: readonly CommitteeMember[]): Record<string, string> {
  const rows = members.flatMap((each, i) => [
    [`members.${i}.id`, each.id],
    [`members.${i}.name`, each.name],
    [`members.${i}.role`, each.role ?? ''],
    [`members.${i}.personId`, each.personId ?? ''],
    [`members.${i}.from`, each.from ?? ''],
    [`members.${i}.to`, each.to ?? ''],
    [`members.${i}.named`, String(each.named)],
  ]);
  return {
    kind: committee.kind,
    name: committee.name,
    short: committee.short ?? '',
    areaId: committee.areaId ?? '',
    purpose: committee.purpose ?? '',
    url: committee.url ?? '',
    ...Object.fromEntries(rows),
  };
}
