import { personNames } from '#people/person-names.server.ts';
import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, rowsIn, unchecked } from '#platform/form.server.ts';
import { listNames } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import {
  FieldGroup,
  FieldRow,
  Form,
  failureOf,
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
import { type Procedure, procedureForm, stepKinds, stepRows } from '../procedure.ts';
import { listProcedures, saveProcedure } from '../procedures.store.server.ts';
import { conflictTexts } from '../texts.en.ts';
import type { Route } from './+types/procedure-form-page.ts';

type Params = { procedure?: string };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'procedures.edit');
  const { procedure: id } = args.params as Params;
  const lists = await visit.read(async (db) => ({
    procedures: await listProcedures(db),
    offices: await listNames(db, 'office', 'name'),
    people: await personNames(db),
  }));
  const procedure = lists.procedures.find((each) => each.id === id) ?? null;
  if (id && !procedure) throw notFound();
  return {
    procedure,
    offices: lists.offices.filter(({ retired }) => !retired).map(({ id: value, name: label }) => ({ value, label })),
    people: [...lists.people].map(([value, label]) => ({ value, label })),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'procedures.edit');
  const { procedure: id } = args.params as Params;
  const values = await formValues(args.request);
  const checked = check(procedureForm, { ...values, steps: rowsIn(values, 'steps') });
  if (!checked.ok) return unchecked(checked.failure);
  const { form, expect } = checked;
  return orRefused(checked.values, async () => {
    const done = await visit.write(async (db) => {
      const before = id ? (await listProcedures(db)).find((each) => each.id === id) : undefined;
      if (id && !before) throw notFound();
      return saveProcedure(db, visit.actor, { form, before, ...(id ? { id, expect: expect ?? 0 } : {}) });
    });
    return saved(visit, '/zielkonflikte/verfahren', done.entryId);
  });
}

const fields = ['name', 'kind', 'body', 'standIn', 'officeId', 'personId', 'deputyId', 'days', 'alongside'] as const;

export default function ProcedureFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conflictTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { procedure, offices, people } = loaderData;
  const count = Math.max(stepRows, (procedure?.steps.length ?? 0) + 2);
  const labels = Object.fromEntries(
    Array.from({ length: count }, (_, row) =>
      fields.map((field) => [
        `steps.${row}.${field}`,
        t('procedureForm.at', { number: row + 1, field: t(`procedureForm.${field}`) }),
      ]),
    ).flat(),
  );
  return (
    <>
      <PageHead
        title={t(procedure ? 'procedureForm.edit' : 'procedureForm.new')}
        lead={procedure ? t('procedureForm.keeps') : t('procedureForm.lead')}
        crumbs={[
          { label: t('page.crumb'), href: href('/zielkonflikte') },
          { label: t('procedures.title'), href: href('/zielkonflikte/verfahren') },
        ]}
      />
      <Form
        values={procedure ? valuesOf(procedure) : {}}
        failure={failureOf(actionData)}
        labels={{ name: t('procedureForm.title'), text: t('procedureForm.text'), ...labels }}
        submit={ui('save')}
        cancel={href('/zielkonflikte/verfahren')}
        draft={`procedure:${procedure?.id ?? 'new'}`}
        revision={procedure?.revision}
      >
        <TextField name="name" label={t('procedureForm.title')} />
        <TextArea name="text" label={t('procedureForm.text')} optional rows={2} />
        {[...Array(count).keys()].map((row) => (
          <StepRow key={row} row={row} offices={offices} people={people} />
        ))}
      </Form>
    </>
  );
}

function StepRow({ row, offices, people }: { row: number; offices: readonly Option[]; people: readonly Option[] }) {
  const t = useTexts(conflictTexts);
  const name = (field: (typeof fields)[number]) => `steps.${row}.${field}`;
  return (
    <FieldGroup title={t('procedureForm.step', { number: row + 1 })}>
      <FieldRow>
        <TextField name={name('name')} label={t('procedureForm.name')} />
        <SelectField
          name={name('kind')}
          label={t('procedureForm.kind')}
          options={stepKinds.map((value) => ({ value, label: t(`stepKind.${value}`) }))}
        />
        <TextField name={name('days')} kind="number" label={t('procedureForm.days')} />
      </FieldRow>
      <FieldRow>
        <TextField name={name('body')} label={t('procedureForm.body')} />
        <TextField name={name('standIn')} label={t('procedureForm.standIn')} />
      </FieldRow>
      <details>
        <summary>{t('procedureForm.more')}</summary>
        <div className="form">
          <SelectField name={name('officeId')} label={t('procedureForm.officeId')} optional options={offices} />
          <SelectField name={name('personId')} label={t('procedureForm.personId')} optional options={people} />
          <SelectField name={name('deputyId')} label={t('procedureForm.deputyId')} optional options={people} />
          <Tick name={name('alongside')} label={t('procedureForm.alongside')} hint={t('procedureForm.alongsideHint')} />
        </div>
      </details>
    </FieldGroup>
  );
}

function valuesOf({ name, text, steps }: Procedure): Record<string, string> {
  const rows = steps.flatMap((step, row) => [
    [`steps.${row}.name`, step.name],
    [`steps.${row}.kind`, step.kind],
    [`steps.${row}.body`, step.body],
    [`steps.${row}.standIn`, step.standIn],
    [`steps.${row}.officeId`, step.officeId ?? ''],
    [`steps.${row}.personId`, step.personId ?? ''],
    [`steps.${row}.deputyId`, step.deputyId ?? ''],
    [`steps.${row}.days`, String(step.days)],
    [`steps.${row}.alongside`, step.alongside ? 'on' : ''],
  ]);
  return { name, text: text ?? '', ...Object.fromEntries(rows) };
}
