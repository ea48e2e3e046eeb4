import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, orRefused, rowsIn, unchecked } from '#platform/form.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import {
  Choice,
  FieldGroup,
  FieldRow,
  Form,
  failureOf,
  HiddenField,
  type Option,
  SelectField,
  TextArea,
  TextField,
} from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { faultOfPeople } from '../../cooperation.ts';
import { cooperationTexts } from '../../texts.en.ts';
import { type Group, type GroupForm, type GroupMember, groupForm, groupKinds, memberRows } from '../group.ts';
import { loadGroup, loadGroups } from '../groups.server.ts';
import { saveGroup } from '../groups.store.server.ts';
import type { Route } from './+types/group-form-page.ts';

type Params = { group?: string };

async function find(visit: Visit, { group: id }: Params) {
  if (id === undefined) visit.require('groups.run');
  if (id === undefined) return { ...(await loadGroups(visit)), group: null, members: [] };
  const loaded = await loadGroup(visit, id);
  if (!loaded.run) throw new Refusal(403, 'not-allowed');
  return loaded;
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.read');
  const { group, members, officeList, challenges, people } = await find(visit, args.params as Params);
  return {
    group,
    members,
    leads: officeList
      .filter(({ id, retired }) => !retired && visit.may('groups.run', id))
      .map(({ id, name }) => ({ value: id, label: name })),
    offices: officeList.filter(({ retired }) => !retired).map(({ id, name }) => ({ value: id, label: name })),
    challenges: [...challenges].map(([value, label]) => ({ value, label })),
    people: visit.may('people.read') ? [...people].map(([value, label]) => ({ value, label })) : [],
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'people.read');
  const { group, people } = await find(visit, args.params as Params);
  const values = await formValues(args.request);
  const checked = check(groupForm, { ...values, members: rowsIn(values, 'members') });
  if (!checked.ok) return unchecked(checked.failure);
  // Who runs a group without being its office (the leader by name) leaves the lead as it is.
  if (checked.form.leadId !== (group?.leadId ?? null) || !group) visit.require('groups.run', checked.form.leadId);
  const fault = faultIn(checked.form, new Set(people.keys()));
  if (fault) return unchecked({ values: checked.values, errors: { [fault.field]: fault.error }, refusal: null });
  return orRefused(checked.values, async () => {
    const { form, expect } = checked;
    const done = await visit.write((db) =>
      saveGroup(db, visit.actor, { ...(group ? { id: group.id, expect: expect ?? 0 } : {}), form }),
    );
    return saved(visit, `/gruppen/${done.id}`, done.entryId);
  });
}

function faultIn({ leaderId, deputyId, members }: GroupForm, people: ReadonlySet<string>) {
  const fields = { person: 'leaderId', deputy: 'deputyId' };
  const row = members.findIndex(({ personId }) => personId !== null && !people.has(personId));
  return (
    faultOfPeople({ personId: leaderId, deputyId }, people, fields) ??
    (row < 0 ? null : { field: `members.${row}.personId`, error: 'person-left' })
  );
}

export default function GroupFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(cooperationTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { group, members, leads, challenges, people } = loaderData;
  const labels = labelsOf(t);
  return (
    <>
      <PageHead
        title={group ? t('groups.edit') : t('groups.add')}
        crumbs={[{ label: t('groups.crumb'), href: href('/gruppen') }]}
      />
      <Form
        values={valuesOf(group, members)}
        failure={failureOf(actionData)}
        labels={labels}
        submit={ui('save')}
        cancel={href(group ? `/gruppen/${group.id}` : '/gruppen')}
        draft={`group:${group?.id ?? 'new'}`}
        revision={group?.revision}
      >
        <TextField name="name" label={t('groups.name')} />
        <Choice
          name="kind"
          label={t('groups.kindName')}
          columns
          options={groupKinds.map((value) => ({ value, label: t(`groupKind.${value}`) }))}
        />
        <SelectField
          name="challengeId"
          label={t('groups.challenge')}
          hint={t('groups.challengeHint')}
          optional
          options={challenges}
        />
        <SelectField name="leadId" label={t('groups.lead')} options={leads} />
        {people.length > 0 && (
          <>
            <SelectField name="leaderId" label={t('groups.leader')} optional options={people} />
            <SelectField name="deputyId" label={t('groups.deputy')} optional options={people} />
          </>
        )}
        <TextArea name="mandate" label={t('groups.mandate')} hint={t('groups.mandateHint')} optional />
        <TextField name="from" kind="date" label={t('groups.from')} optional />
        <TextField name="to" kind="date" label={t('groups.to')} hint={t('groups.toHint')} optional />
        <Members count={Math.max(memberRows, members.length + 2)} offices={loaderData.offices} people={people} />
        <TextArea name="result" label={t('groups.result')} hint={t('groups.resultHint')} optional />
      </Form>
    </>
  );
}

function Members({ count, offices, people }: { count: number; offices: readonly Option[]; people: readonly Option[] }) {
  const t = useTexts(cooperationTexts);
  return (
    <FieldGroup title={t('groups.members')} lead={t('groups.membersLead')} id="mitglieder">
      {Array.from({ length: count }, (_, index) => `members.${index}`).map((name) => (
        <FieldRow key={name}>
          <HiddenField name={`${name}.id`} />
          <SelectField name={`${name}.officeId`} label={t('groups.office')} options={offices} />
          {people.length > 0 && <SelectField name={`${name}.personId`} label={t('groups.person')} options={people} />}
          <TextField name={`${name}.duty`} label={t('groups.duty')} />
        </FieldRow>
      ))}
    </FieldGroup>
  );
}

function labelsOf(t: ReturnType<typeof cooperationTexts>): Record<string, string> {
  const rows = Array.from({ length: 60 }, (_, i) => [
    [`members.${i}.officeId`, `${t('groups.office')} ${i + 1}`],
    [`members.${i}.personId`, `${t('groups.person')} ${i + 1}`],
    [`members.${i}.duty`, `${t('groups.duty')} ${i + 1}`],
  ]).flat();
  return {
    name: t('groups.name'),
    kind: t('groups.kindName'),
    challengeId: t('groups.challenge'),
    leadId: t('groups.lead'),
    leaderId: t('groups.leader'),
    deputyId: t('groups.deputy'),
    mandate: t('groups.mandate'),
    from: t('groups.from'),
    to: t('groups.to'),
    result: t('groups.result'),
    ...Object.fromEntries(rows),
  };
}

function valuesOf(group: Group | null, members: readonly GroupMember[]): Record<string, string> {
  const rows = members.flatMap((member, i) => [
    [`members.${i}.id`, member.id],
    [`members.${i}.officeId`, member.officeId ?? ''],
    [`members.${i}.personId`, member.personId ?? ''],
    [`members.${i}.duty`, member.duty ?? ''],
  ]);
  return {
    name: group?.name ?? '',
    kind: group?.kind ?? 'working',
    challengeId: group?.challengeId ?? '',
    leadId: group?.leadId ?? '',
    leaderId: group?.leaderId ?? '',
    deputyId: group?.deputyId ?? '',
    mandate: group?.mandate ?? '',
    from: group?.from ?? '',
    to: group?.to ?? '',
    result: group?.result ?? '',
    ...Object.fromEntries(rows),
  };
}
