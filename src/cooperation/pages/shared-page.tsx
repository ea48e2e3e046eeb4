import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, SelectField, TextArea, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { Card, Chip, Facts, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { askForm, cooperationPath, faultOfRequest, kindOfPath, sharedPath } from '../cooperation.ts';
import { RequestList } from '../panels/request-list.tsx';
import { loadRequests, sharedKey } from '../requests.server.ts';
import { askOffice, withdrawRequest } from '../requests.store.server.ts';
import { cooperationTexts } from '../texts.en.ts';
import type { Route } from './+types/shared-page.ts';

async function find(visit: Visit, { kind: word, object: id }: { kind: string; object: string }) {
  const kind = kindOfPath(word);
  if (!kind) throw notFound();
  const loaded = await loadRequests(visit);
  const shared = loaded.shared.get(sharedKey({ kind, id }));
  if (!shared) throw notFound();
  const rows = loaded.rows.filter((row) => row.kind === kind && row.objectId === id);
  return { ...loaded, shared, rows };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { shared, rows, offices, people } = await find(visit, args.params);
  // Who may ask: in the name of the lead, or of an office that was asked itself.
  const askers = [shared.leadId, ...rows.filter((row) => row.answer !== 'no').map((row) => row.officeId)].filter(
    (id): id is string => id !== null && visit.may('cooperation.ask', id),
  );
  const asked = new Set([...rows.map((row) => row.officeId), shared.leadId]);
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  const ask = !shared.retired && (askers.length > 0 || visit.may('cooperation.ask', null));
  return {
    shared,
    lead: offices.find(({ id }) => id === shared.leadId)?.name ?? null,
    rows: rows.map((row) => ({
      ...row,
      mine: row.contributedOn === null && row.answer !== 'no' && visit.may('rounds.answer', row.officeId),
    })),
    withdrawable: rows
      .filter((row) => row.answer === 'open' && visit.may('cooperation.ask', row.askedById ?? shared.leadId))
      .map(({ officeId, office }) => ({ officeId, office })),
    form: ask
      ? {
          askers: offices.filter(({ id }) => askers.includes(id)).map(option),
          offices: offices.filter(({ id, retired }) => !retired && !asked.has(id)).map(option),
          people: visit.may('people.read') ? [...people].map(([value, label]) => ({ value, label })) : [],
        }
      : null,
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'cooperation.ask');
  const values = await formValues(args.request);
  const { shared, rows, people, day } = await find(visit, args.params);
  const path = cooperationPath(shared.kind, shared.id);
  if (values.act === 'withdraw') {
    const request = rows.find((row) => row.officeId === values.officeId);
    if (!request) throw notFound();
    visit.require('cooperation.ask', request.askedById ?? shared.leadId);
    const entryId = await visit.write((db) => withdrawRequest(db, visit.actor, shared, request.officeId));
    return saved(visit, path, entryId);
  }
  const checked = check(askForm, values);
  if (!checked.ok) return unchecked(checked.failure);
  visit.require('cooperation.ask', checked.form.askedById ?? shared.leadId);
  const fault = faultOfRequest(checked.form, {
    leadId: shared.leadId,
    requests: rows,
    people: new Set(people.keys()),
    today: day,
  });
  if (fault) return unchecked({ values: checked.values, errors: { [fault.field]: fault.error }, refusal: null });
  return orRefused(checked.values, async () => {
    const entryId = await visit.write((db) => askOffice(db, visit.actor, shared, checked.form));
    return saved(visit, path, entryId);
  });
}

type Data = Route.ComponentProps['loaderData'];

export default function SharedPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(cooperationTexts);
  const href = useHref();
  const { shared, lead, rows, withdrawable, form } = loaderData;
  const object = sharedPath(shared.kind, shared.id);
  return (
    <>
      <PageHead
        title={t('requests.of', { title: shared.title })}
        content
        lead={t('requests.ofLead')}
        crumbs={[
          { label: t('requests.crumb'), href: href('/mitwirkung') },
          { label: shared.title, href: href(object.path, object.query) },
        ]}
        chip={shared.retired && <Chip>{t('requests.retired')}</Chip>}
      />
      <div className="stack">
        <Card title={t('requests.participants')} id="beteiligte">
          <Facts
            facts={[
              [
                t('requests.leads'),
                lead && (
                  <a href={href(`/aemter/${shared.leadId}`)}>
                    <Said>{lead}</Said>
                  </a>
                ),
              ],
            ]}
          />
          <RequestList rows={rows} />
          {withdrawable.map(({ officeId, office }) => (
            <PostButton
              key={officeId}
              kind="quiet"
              fields={{ act: 'withdraw', officeId }}
              label={t('requests.withdrawOf', { office })}
            >
              {t('requests.withdrawOf', { office })}
            </PostButton>
          ))}
        </Card>
        {form && <AskForm data={loaderData} form={form} failure={failureOf(actionData)} />}
      </div>
    </>
  );
}

function AskForm({
  data: { shared },
  form,
  failure,
}: {
  data: Data;
  form: NonNullable<Data['form']>;
  failure: ReturnType<typeof failureOf>;
}) {
  const t = useTexts(cooperationTexts);
  const labels = {
    officeId: t('requests.office'),
    askedById: t('requests.inTheNameOf'),
    wanted: t('requests.wanted'),
    dueOn: t('requests.dueOn'),
    personId: t('requests.person'),
    deputyId: t('requests.deputy'),
  };
  return (
    <Card title={t('requests.ask')} lead={t('requests.askLead')} id="bitten">
      <Form
        values={{ askedById: form.askers.length === 1 ? (form.askers[0]?.value ?? '') : '' }}
        failure={failure}
        labels={labels}
        submit={t('requests.send')}
        draft={`ask:${shared.kind}:${shared.id}`}
      >
        <SelectField name="officeId" label={labels.officeId} options={form.offices} />
        {form.askers.length > 0 && (
          <SelectField
            name="askedById"
            label={labels.askedById}
            hint={t('requests.inTheNameOfHint')}
            options={form.askers}
          />
        )}
        <TextArea name="wanted" label={labels.wanted} hint={t('requests.wantedHint')} rows={3} />
        <TextField name="dueOn" kind="date" label={labels.dueOn} hint={t('requests.dueOnHint')} />
        {form.people.length > 0 && (
          <>
            <SelectField
              name="personId"
              label={labels.personId}
              hint={t('requests.personHint')}
              optional
              options={form.people}
            />
            <SelectField name="deputyId" label={labels.deputyId} optional options={form.people} />
          </>
        )}
      </Form>
    </Card>
  );
}
