import { allow, mayWith, type Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, SelectField, TextField } from '#ui/form/form.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, Notice, PageHead, PostButton } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { absenceForm, coveredBy, faultOf } from '../absence.ts';
import { endAbsence, listAbsences, saveAbsence } from '../absences.store.server.ts';
import { listMembers } from '../people.store.server.ts';
import { peopleTexts } from '../texts.en.ts';
import type { Route } from './+types/absence-page.ts';

/** Who works here can stand in: whoever only looks on from outside cannot. */
async function ground(visit: Visit) {
  const day = today();
  const { members, absences } = await visit.read(async (db) => ({
    members: await listMembers(db),
    absences: await listAbsences(db, day),
  }));
  const deputies = members.filter(
    ({ personId, grants }) => personId !== visit.person.id && mayWith(visit.hall.roles, grants, 'people.read'),
  );
  return { day, members, absences, deputies };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.read');
  const { day, members, absences, deputies } = await ground(visit);
  const names = new Map(members.map((member) => [member.personId, member.name]));
  const covered = coveredBy(visit.person.id, absences, day, (id) => names.has(id));
  return {
    today: day,
    deputies: deputies.map(({ personId, name }) => ({ value: personId, label: name })),
    mine: absences
      .filter((each) => each.personId === visit.person.id)
      .map(({ id, from, to, deputyId }) => ({ id, from, to, now: from <= day, deputy: names.get(deputyId) ?? null })),
    covering: absences
      .filter(({ personId, from }) => from <= day && covered.includes(personId))
      .map(({ id, personId, from, to }) => ({ id, from, to, name: names.get(personId) ?? '' })),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'people.read');
  const values = await formValues(args.request);
  const { day, absences, deputies } = await ground(visit);
  const person = { id: visit.person.id, name: visit.person.name };
  if (values.end !== undefined) {
    const yesterday = new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
    const entryId = await visit.write((db) => endAbsence(db, person, String(values.end), { today: day, yesterday }));
    return saved(visit, '/abwesenheit', entryId);
  }
  const checked = check(absenceForm, values);
  if (!checked.ok) return unchecked(checked.failure);
  const fault = faultOf(checked.form, {
    personId: person.id,
    absences,
    deputies: new Set(deputies.map((each) => each.personId)),
    today: day,
  });
  if (fault) return unchecked({ values: checked.values, errors: { [fault.field]: fault.error }, refusal: null });
  return orRefused(checked.values, async () => {
    const entryId = await visit.write((db) => saveAbsence(db, person, checked.form));
    return saved(visit, '/abwesenheit', entryId);
  });
}

type Data = Route.ComponentProps['loaderData'];

export default function AbsencePage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(peopleTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const labels = { from: t('absence.from'), to: t('absence.to'), deputyId: t('absence.deputyId') };
  return (
    <>
      <PageHead
        title={t('absence.title')}
        lead={t('absence.lead')}
        actions={<ButtonLink href={href('/aufgaben')}>{t('absence.tasks')}</ButtonLink>}
      />
      <div className="stack">
        <Mine mine={loaderData.mine} />
        <Card title={t('absence.new')} id="eintragen">
          {loaderData.deputies.length === 0 ? (
            <Empty>{t('absence.nobody')}</Empty>
          ) : (
            <Form
              values={{ from: loaderData.today }}
              failure={failureOf(actionData)}
              labels={labels}
              submit={ui('save')}
            >
              <TextField name="from" kind="date" label={labels.from} />
              <TextField name="to" kind="date" label={labels.to} />
              <SelectField
                name="deputyId"
                label={labels.deputyId}
                hint={t('absence.deputyHint')}
                options={loaderData.deputies}
              />
            </Form>
          )}
        </Card>
        <Covering covering={loaderData.covering} />
      </div>
    </>
  );
}

function Mine({ mine }: { mine: Data['mine'] }) {
  const t = useTexts(peopleTexts);
  const language = useLanguage();
  const period = (each: { from: string; to: string }) =>
    t('absence.period', { from: formatDate(each.from, language), to: formatDate(each.to, language) });
  return (
    <Card title={t('absence.mine')} id="meine">
      {mine.length === 0 && <p className="muted">{t('absence.none')}</p>}
      <ul className="list">
        {mine.map((each) => (
          <li key={each.id}>
            <span>
              {period(each)} {each.now && <Chip tone="blue">{t('absence.now')}</Chip>}
              {each.deputy === null ? (
                <Notice tone="warning" title={t('absence.gone')} />
              ) : (
                <span className="muted block small">{t('absence.by', { name: each.deputy })}</span>
              )}
            </span>
            <PostButton
              fields={{ end: each.id }}
              label={`${each.now ? t('absence.back') : t('absence.remove')}: ${period(each)}`}
            >
              {each.now ? t('absence.back') : t('absence.remove')}
            </PostButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Covering({ covering }: { covering: Data['covering'] }) {
  const t = useTexts(peopleTexts);
  const language = useLanguage();
  return (
    <Card title={t('absence.covering')} id="vertretungen">
      {covering.length === 0 && <p className="muted">{t('absence.coveringNone')}</p>}
      <ul className="list">
        {covering.map((each) => (
          <li key={each.id}>
            <span>
              {each.name}
              <span className="muted block small">
                {t('absence.period', { from: formatDate(each.from, language), to: formatDate(each.to, language) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
