import { z } from 'zod';
import { choices } from '#analysis/fields.ts';
import { personNames } from '#people/person-names.server.ts';
import { allow, type Visit } from '#platform/access.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { listNames } from '#platform/names.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Choice, Form, failureOf, SelectField, TextArea, TextField, TickList } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { type Area, areaForm, categories } from '../area.ts';
import { listAreas, listDivisions, saveArea } from '../areas.store.server.ts';
import { focusDivision } from '../divisions.store.server.ts';
import { areaTexts } from '../texts.en.ts';
import type { Route } from './+types/area-form-page.ts';

type Params = { area?: string };
const form = areaForm.and(z.object({ partIds: choices }));

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'areas.edit');
  const { area: id } = args.params as Params;
  const lists = await visit.read(async (db) => ({
    divisions: await listDivisions(db),
    areas: await listAreas(db),
    offices: await listNames(db, 'office', 'name'),
    people: await personNames(db),
  }));
  const area = lists.areas.find((each) => each.id === id) ?? null;
  if (id && !area) throw notFound();
  checkMay(visit, area);
  const units = lists.divisions.filter((division) => division.kind === 'districts').map((division) => division.id);
  const [finest] = units.sort((a, b) => count(lists.areas, b) - count(lists.areas, a));
  const focus = area === null || lists.divisions.find((division) => division.id === area.divisionId)?.kind === 'focus';
  return {
    area,
    focus,
    units: lists.areas
      .filter((each) => each.divisionId === finest && !each.retired)
      .map(({ id: value, name }) => ({ value, label: name })),
    offices: lists.offices.filter((each) => !each.retired).map((each) => ({ value: each.id, label: each.name })),
    people: [...lists.people].map(([value, label]) => ({ value, label })),
  };
}

function count(areas: readonly Area[], divisionId: string): number {
  return areas.filter((area) => area.divisionId === divisionId).length;
}

/** New ones by those who may everywhere; existing ones also by their manager and office. */
function checkMay(visit: Visit, area: Area | null) {
  const own = area !== null && visit.may('areas.edit') && area.managerId === visit.person.id;
  if (!own && !visit.may('areas.edit', area?.officeId ?? null)) throw new Refusal(403, 'not-allowed');
}

/** The area, if this visitor may change it; without an id, whether she may add one. */
async function ownArea(db: CityDb, visit: Visit, id: string | undefined) {
  const area = id ? (await listAreas(db)).find((each) => each.id === id) : null;
  if (area === undefined) throw notFound();
  checkMay(visit, area);
  return area;
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'areas.edit');
  const { area: id } = args.params as Params;
  await visit.read((db) => ownArea(db, visit, id));
  const checked = check(form, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const { partIds, ...values } = checked.form;
    const done = await visit.write(async (db) => {
      const area = await ownArea(db, visit, id);
      // Nobody gives away what is hers to look after.
      if (values.officeId !== (area?.officeId ?? null)) visit.require('areas.edit', values.officeId);
      const divisionId = area?.divisionId ?? (await focusDivision(db, visit.actor, areaTexts('de')('list.focus')));
      return saveArea(db, visit.actor, {
        ...(area ? { id: area.id, expect: checked.expect ?? 0 } : {}),
        divisionId,
        form: values,
        partIds,
      });
    });
    return saved(visit, `/raeume/${done.id}`, done.entryId);
  });
}

const names = [
  'name',
  'code',
  'category',
  'themes',
  'profile',
  'chance',
  'strategy',
  'reason',
  'note',
  'officeId',
  'managerId',
  'contact',
  'partIds',
] as const;

export default function AreaFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(areaTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { area, focus, units, offices, people } = loaderData;
  const labels = Object.fromEntries(names.map((name) => [name, t(`form.${name}`)]));
  return (
    <>
      <PageHead
        title={area ? t('form.edit') : t('form.new')}
        crumbs={[{ label: t('page.crumb'), href: href('/raeume') }]}
      />
      <Form
        values={valuesOf(area)}
        failure={failureOf(actionData)}
        labels={labels}
        submit={ui('save')}
        cancel={href(area ? `/raeume/${area.id}` : '/raeume')}
        draft={`area:${area?.id ?? 'new'}`}
        revision={area?.revision}
      >
        <TextField name="name" label={t('form.name')} />
        <TextField name="code" label={t('form.code')} optional />
        {focus && (
          <>
            <Choice
              name="category"
              label={t('form.category')}
              columns
              optional
              options={categories.map((value) => ({ value, label: t(`category.${value}`) }))}
            />
            <TextArea name="themes" label={t('form.themes')} hint={t('form.themesHint')} optional rows={3} />
            <TextArea name="profile" label={t('form.profile')} optional />
            <TextArea name="chance" label={t('form.chance')} optional />
            <TextArea name="strategy" label={t('form.strategy')} optional />
            <TextArea name="reason" label={t('form.reason')} optional rows={2} />
            <TickList name="partIds" label={t('form.partIds')} hint={t('form.partIdsHint')} optional options={units} />
          </>
        )}
        <SelectField name="officeId" label={t('form.officeId')} optional options={offices} />
        <SelectField name="managerId" label={t('form.managerId')} optional options={people} />
        <TextField name="contact" label={t('form.contact')} hint={t('form.contactHint')} optional />
        <TextArea name="note" label={t('form.note')} optional rows={2} />
      </Form>
    </>
  );
}

function valuesOf(area: Area | null): Record<string, string | readonly string[]> {
  if (!area) return { category: 'special-need' };
  const text = (value: string | null) => value ?? '';
  return {
    name: area.name,
    code: text(area.code),
    category: text(area.category),
    themes: area.themes.join('\n'),
    profile: text(area.profile),
    chance: text(area.chance),
    strategy: text(area.strategy),
    reason: text(area.reason),
    note: text(area.note),
    officeId: text(area.officeId),
    managerId: text(area.managerId),
    contact: text(area.contact),
    partIds: area.partIds,
  };
}
