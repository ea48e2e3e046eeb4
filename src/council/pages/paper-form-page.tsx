import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, orRefused, rowsIn, unchecked } from '#platform/form.server.ts';
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
  TickList,
} from '#ui/form/form.tsx';
import { typedAmount } from '#ui/format.ts';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { loadCouncil, maySee, ownPaper } from '../council-view.server.ts';
import { moneyRows, moneySides, type Paper, type PaperMoney, paperForm, paperKinds } from '../paper.ts';
import { savePaper } from '../papers.store.server.ts';
import { councilTexts } from '../texts.en.ts';
import type { Route } from './+types/paper-form-page.ts';

type Params = { paper?: string };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'papers.edit');
  const { paper: id } = args.params as Params;
  const council = await loadCouncil(visit);
  const paper = id ? (await ownPaper(visit, id)).paper : null;
  const params = new URL(args.request.url).searchParams;
  const named = (names: ReadonlyMap<string, string>): Option[] =>
    [...names].map(([value, label]) => ({ value, label }));
  const offices = named(council.offices).filter(({ value }) => visit.may('papers.edit', value));
  const committees = [...council.committees.values()].filter(
    (each) => !each.retired || paper?.originators.some(({ committeeId }) => committeeId === each.id),
  );
  return {
    paper,
    money: paper ? (council.money.get(paper.id) ?? []) : [],
    preset: {
      goalIds: params.getAll('ziel'),
      measureIds: params.getAll('massnahme'),
      areaIds: params.getAll('raum'),
      officeId: offices.length === 1 ? (offices[0]?.value ?? '') : '',
    },
    offices,
    goals: named(council.goals),
    measures: named(council.measures),
    areas: named(council.areas),
    committees: committees.map(({ id: value, name }) => ({ value, label: name })),
    parents: [...council.papers.values()]
      .filter((each) => each.id !== id)
      .map(({ id: value, number, title }) => ({ value, label: number ? `${number}: ${title}` : title })),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'papers.edit');
  const { paper: id } = args.params as Params;
  if (id) await ownPaper(visit, id);
  const values = await formValues(args.request);
  const checked = check(paperForm, { ...values, money: rowsIn(values, 'money') });
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const { form, expect } = checked;
    // Both what it was and what it becomes must be one's own.
    visit.require('papers.edit', form.officeId);
    const done = await visit.write((db) =>
      savePaper(db, visit.actor, { ...(id ? { id, expect: expect ?? 0 } : {}), form }),
    );
    return saved(visit, seen(visit, done.id, form), done.entryId);
  });
}

/** Who may not read what she has just marked as not public is led to the list. */
function seen(visit: Visit, id: string, form: Pick<Paper, 'closed' | 'submittedOn' | 'officeId'>): string {
  return maySee(visit, form) ? `/ratsraum/vorlagen/${id}` : '/ratsraum/vorlagen';
}

const names = [
  'number',
  'kind',
  'title',
  'text',
  'reason',
  'officeId',
  'submittedOn',
  'closed',
  'costsNothing',
  'parentId',
  'url',
  'originatorIds',
  'cosignerIds',
  'otherOriginators',
  'goalIds',
  'measureIds',
  'areaIds',
] as const;

export default function PaperFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { paper, money, preset, offices, goals, measures, areas, committees, parents } = loaderData;
  const labels = Object.fromEntries(names.map((name) => [name, t(`paperForm.${name}`)]));
  return (
    <>
      <PageHead
        title={paper ? t('paperForm.edit') : t('paperForm.new')}
        lead={paper ? null : t('paperForm.lead')}
        crumbs={[
          { label: t('council.crumb'), href: href('/ratsraum') },
          { label: t('papers.crumb'), href: href('/ratsraum/vorlagen') },
        ]}
      />
      <Form
        values={paper ? valuesOf(paper, money) : { ...preset, kind: 'proposal' }}
        failure={failureOf(actionData)}
        labels={labels}
        submit={ui('save')}
        cancel={href(paper ? `/ratsraum/vorlagen/${paper.id}` : '/ratsraum/vorlagen')}
        draft={`paper:${paper?.id ?? 'new'}`}
        revision={paper?.revision}
      >
        <TextField name="title" label={t('paperForm.title')} />
        <FieldRow>
          <SelectField
            name="kind"
            label={t('paperForm.kind')}
            options={paperKinds.map((value) => ({ value, label: t(`paperKind.${value}`) }))}
          />
          <TextField name="number" label={t('paperForm.number')} hint={t('paperForm.numberHint')} optional />
        </FieldRow>
        <SelectField name="officeId" label={t('paperForm.officeId')} options={offices} />
        <TextArea name="text" label={t('paperForm.text')} hint={t('paperForm.textHint')} optional rows={6} />
        <TextArea name="reason" label={t('paperForm.reason')} optional rows={6} />
        <TickList
          name="goalIds"
          label={t('paperForm.goalIds')}
          hint={t('paperForm.goalIdsHint')}
          optional
          options={goals}
        />
        <TickList name="measureIds" label={t('paperForm.measureIds')} optional options={measures} />
        <TickList
          name="areaIds"
          label={t('paperForm.areaIds')}
          hint={t('paperForm.areaIdsHint')}
          optional
          options={areas}
        />
        <FieldGroup title={t('paperForm.money')} lead={t('paperForm.moneyLead')}>
          <Tick name="costsNothing" label={t('paperForm.costsNothing')} />
          {Array.from({ length: money.length + moneyRows }, (_, index) => `money.${index}`).map((name) => (
            <FieldRow key={name}>
              <HiddenField name={`${name}.id`} />
              <TextField name={`${name}.year`} kind="year" label={t('paperForm.moneyYear')} optional />
              <SelectField
                name={`${name}.side`}
                label={t('paperForm.moneySide')}
                options={moneySides.map((value) => ({ value, label: t(`moneySide.${value}`) }))}
              />
              <TextField name={`${name}.cents`} kind="amount" label={t('paperForm.moneyCents')} />
              <TextField name={`${name}.note`} label={t('paperForm.moneyNote')} optional />
            </FieldRow>
          ))}
        </FieldGroup>
        <FieldGroup title={t('paperForm.originators')} lead={t('paperForm.originatorsLead')}>
          <TickList name="originatorIds" label={t('paperForm.originatorIds')} optional options={committees} />
          <TickList name="cosignerIds" label={t('paperForm.cosignerIds')} optional options={committees} />
          <TextField
            name="otherOriginators"
            label={t('paperForm.otherOriginators')}
            hint={t('paperForm.otherOriginatorsHint')}
            optional
          />
        </FieldGroup>
        <SelectField name="parentId" label={t('paperForm.parentId')} optional options={parents} />
        <TextField name="url" kind="url" label={t('paperForm.url')} optional />
        <TextField
          name="submittedOn"
          kind="date"
          label={t('paperForm.submittedOn')}
          hint={t('paperForm.submittedOnHint')}
          optional
        />
        <Tick name="closed" label={t('paperForm.closed')} hint={t('paperForm.closedHint')} />
      </Form>
    </>
  );
}

function valuesOf(paper: Paper, money: readonly PaperMoney[]): Record<string, string | string[]> {
  const text = (value: string | number | null) => String(value ?? '');
  const groups = (cosigns: boolean) =>
    paper.originators.flatMap((each) => (each.cosigns === cosigns && each.committeeId ? [each.committeeId] : []));
  const rows = money.flatMap((each, i) => [
    [`money.${i}.id`, each.id],
    [`money.${i}.year`, text(each.year)],
    [`money.${i}.side`, each.side],
    [`money.${i}.cents`, typedAmount(each.cents)],
    [`money.${i}.note`, text(each.note)],
  ]);
  return {
    number: text(paper.number),
    kind: paper.kind,
    title: paper.title,
    text: text(paper.text),
    reason: text(paper.reason),
    officeId: text(paper.officeId),
    submittedOn: text(paper.submittedOn),
    closed: String(paper.closed),
    costsNothing: String(paper.costsNothing),
    parentId: text(paper.parentId),
    url: text(paper.url),
    originatorIds: groups(false),
    cosignerIds: groups(true),
    otherOriginators: paper.originators
      .filter(({ committeeId }) => committeeId === null)
      .map(({ name }) => name)
      .join('; '),
    goalIds: paper.goals.map(({ goalId }) => goalId),
    measureIds: [...paper.measureIds],
    areaIds: [...paper.areaIds],
    ...Object.fromEntries(rows),
  };
}
