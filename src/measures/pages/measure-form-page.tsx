import { personNames } from '#people/person-names.server.ts';
import { allow, type Visit } from '#platform/access.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { check, formValues, orRefused, rowsIn, unchecked } from '#platform/form.server.ts';
import { listNames, type Named } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
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
  TickList,
} from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { type Measure, type Milestone, measureForm, milestoneRows, priorities } from '../measure.ts';
import { listMeasures, listMilestones, saveMeasure } from '../measures.store.server.ts';
import { measureTexts } from '../texts.en.ts';
import type { Route } from './+types/measure-form-page.ts';

type Params = { measure?: string };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'measures.edit');
  const { measure: id } = args.params as Params;
  const lists = await visit.read(async (db) => ({
    measures: await listMeasures(db, visit.asOf),
    milestones: id ? await listMilestones(db, id) : [],
    offices: await listNames(db, 'office', 'name'),
    parts: await listNames(db, 'sector_part', 'title'),
    goals: await listNames(db, 'goal', 'title'),
    areas: await listNames(db, 'area', 'name'),
    people: await personNames(db),
  }));
  const measure = lists.measures.find((each) => each.id === id) ?? null;
  if (id && !measure) throw notFound();
  if (measure) visit.require('measures.edit', measure.leadId);
  const params = new URL(args.request.url).searchParams;
  const options = (names: readonly Named[]): Option[] =>
    names.filter((each) => !each.retired).map((each) => ({ value: each.id, label: each.name }));
  const own = options(lists.offices).filter((office) => visit.may('measures.edit', office.value));
  return {
    measure,
    milestones: lists.milestones,
    preset: {
      goalIds: params.getAll('ziel'),
      areaIds: params.getAll('raum'),
      leadId: own.length === 1 ? (own[0]?.value ?? '') : '',
    },
    leads: own,
    offices: options(lists.offices),
    parts: options(lists.parts),
    goals: options(lists.goals),
    areas: options(lists.areas),
    people: [...lists.people].map(([value, label]) => ({ value, label })),
  };
}

/** The measure, if this visitor may change it. */
async function ownMeasure(db: CityDb, visit: Visit, id: string) {
  const measure = (await listMeasures(db, visit.asOf)).find((each) => each.id === id);
  if (!measure) throw notFound();
  visit.require('measures.edit', measure.leadId);
  return measure;
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'measures.edit');
  const { measure: id } = args.params as Params;
  if (id) await visit.read((db) => ownMeasure(db, visit, id));
  const values = await formValues(args.request);
  const checked = check(measureForm, { ...values, milestones: rowsIn(values, 'milestones') });
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const { form, expect } = checked;
    const done = await visit.write(async (db) => {
      // Both what it was and what it becomes must be one's own.
      if (id) await ownMeasure(db, visit, id);
      visit.require('measures.edit', form.leadId);
      return saveMeasure(db, visit.actor, { ...(id ? { id, expect: expect ?? 0 } : {}), form });
    });
    return saved(visit, `/massnahmen/${done.id}`, done.entryId);
  });
}

const names = [
  'code',
  'title',
  'summary',
  'plain',
  'sectorPartId',
  'leadId',
  'personId',
  'officeIds',
  'goalIds',
  'areaIds',
  'priority',
  'startsOn',
  'dueOn',
  'rhythmMonths',
] as const;

export default function MeasureFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(measureTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { measure, milestones, preset, leads, offices, parts, goals, areas, people } = loaderData;
  const labels = Object.fromEntries(names.map((name) => [name, t(`form.${name}`)]));
  return (
    <>
      <PageHead
        title={measure ? t('form.edit') : t('form.new')}
        crumbs={[{ label: t('page.crumb'), href: href('/massnahmen') }]}
      />
      <Form
        values={measure ? valuesOf(measure, milestones) : { ...preset, rhythmMonths: '6', priority: 'normal' }}
        failure={failureOf(actionData)}
        labels={labels}
        submit={ui('save')}
        cancel={href(measure ? `/massnahmen/${measure.id}` : '/massnahmen')}
        draft={`measure:${measure?.id ?? 'new'}`}
        revision={measure?.revision}
      >
        <TextField name="title" label={t('form.title')} />
        <TextArea name="summary" label={t('form.summary')} optional />
        <TextArea name="plain" label={t('form.plain')} hint={t('form.plainHint')} optional />
        <SelectField name="leadId" label={t('form.leadId')} options={leads} />
        <SelectField name="personId" label={t('form.personId')} optional options={people} />
        <TickList name="goalIds" label={t('form.goalIds')} options={goals} />
        <TickList name="areaIds" label={t('form.areaIds')} options={areas} />
        <FieldRow>
          <TextField name="startsOn" kind="date" label={t('form.startsOn')} optional />
          <TextField name="dueOn" kind="date" label={t('form.dueOn')} />
        </FieldRow>
        <Choice
          name="priority"
          label={t('form.priority')}
          columns
          optional
          options={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
        />
        <SelectField name="sectorPartId" label={t('form.sectorPartId')} optional options={parts} />
        <TickList
          name="officeIds"
          label={t('form.officeIds')}
          hint={t('form.officeIdsHint')}
          optional
          options={offices}
        />
        <MilestoneRows count={milestones.length + milestoneRows} />
        <TextField name="rhythmMonths" kind="number" label={t('form.rhythmMonths')} optional />
        <TextField name="code" label={t('form.code')} hint={t('form.codeHint')} optional />
      </Form>
    </>
  );
}

function MilestoneRows({ count }: { count: number }) {
  const t = useTexts(measureTexts);
  return (
    <FieldGroup title={t('form.milestones')} lead={t('form.milestonesLead')}>
      {Array.from({ length: count }, (_, index) => `milestones.${index}`).map((name) => (
        <FieldRow key={name}>
          <HiddenField name={`${name}.id`} />
          <TextField name={`${name}.title`} label={t('form.milestone')} />
          <TextField name={`${name}.dueOn`} kind="date" label={t('form.milestoneDue')} />
          <TextField name={`${name}.doneOn`} kind="date" label={t('form.milestoneDone')} />
        </FieldRow>
      ))}
    </FieldGroup>
  );
}

function valuesOf(measure: Measure, milestones: readonly Milestone[]): Record<string, string | string[]> {
  const text = (value: string | null) => value ?? '';
  const rows = milestones.flatMap((each, i) => [
    [`milestones.${i}.id`, each.id],
    [`milestones.${i}.title`, each.title],
    [`milestones.${i}.dueOn`, text(each.dueOn)],
    [`milestones.${i}.doneOn`, text(each.doneOn)],
  ]);
  return {
    code: text(measure.code),
    title: measure.title,
    summary: text(measure.summary),
    plain: text(measure.plain),
    sectorPartId: text(measure.sectorPartId),
    leadId: text(measure.leadId),
    personId: text(measure.personId),
    officeIds: measure.participations.map((each) => each.officeId),
    goalIds: [...measure.goalIds],
    areaIds: [...measure.areaIds],
    priority: text(measure.priority),
    startsOn: text(measure.startsOn),
    dueOn: text(measure.dueOn),
    rhythmMonths: measure.rhythmMonths === null ? '' : String(measure.rhythmMonths),
    ...Object.fromEntries(rows),
  };
}
