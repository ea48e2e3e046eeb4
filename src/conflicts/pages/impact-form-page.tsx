import type { ReactNode } from 'react';
import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, orRefused, rowsIn, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, HiddenField, SelectField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { impactForm, impactRatings } from '../impact.ts';
import { listImpacts, rateImpacts } from '../impacts.store.server.ts';
import { loadNames } from '../register.server.ts';
import { conflictTexts } from '../texts.en.ts';
import type { Route } from './+types/impact-form-page.ts';

async function goalFor(visit: Visit, id: string) {
  const { goals, offices } = await loadNames(visit);
  const goal = goals.find((each) => each.id === id && !each.retired);
  if (!goal) throw notFound();
  const others = goals.filter((each) => each.id !== id && !each.retired);
  const own = offices.filter((each) => !each.retired && visit.may('impacts.rate', each.id));
  return { goal, others, own };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'impacts.rate');
  const { goal, others, own } = await goalFor(visit, args.params.goal);
  const asked = new URL(args.request.url).searchParams.get('amt');
  const office = own.find(({ id }) => id === asked) ?? (own.length === 1 ? own[0] : undefined);
  const held = office
    ? (await visit.remember('goal impacts', listImpacts)).filter(
        (each) => each.from === goal.id && each.officeId === office.id,
      )
    : [];
  const ratings = new Map(held.map(({ to, rating }) => [to, String(rating)]));
  return {
    goal: { id: goal.id, name: goal.name },
    office: office ? { id: office.id, name: office.name } : null,
    offices: own.map(({ id, name }) => ({ value: id, label: name })),
    others: others.map(({ id, name }) => ({ id, name, rating: ratings.get(id) ?? '' })),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'impacts.rate');
  const { goal, others } = await goalFor(visit, args.params.goal);
  const values = await formValues(args.request);
  const checked = check(impactForm, { ...values, ratings: rowsIn(values, 'ratings') });
  if (!checked.ok) return unchecked(checked.failure);
  const { form } = checked;
  visit.require('impacts.rate', form.officeId);
  const known = new Set(others.map(({ id }) => id));
  if (form.ratings.some(({ goalId }) => !known.has(goalId))) throw notFound();
  return orRefused(checked.values, async () => {
    const subject = { id: goal.id, title: goal.name };
    const entryId = await visit.write((db) => rateImpacts(db, visit.actor, { goal: subject, form }));
    return saved(visit, '/zielkonflikte/wirkungen', entryId);
  });
}

export default function ImpactFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conflictTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { goal, office, offices, others } = loaderData;
  const crumbs = [
    { label: t('page.crumb'), href: href('/zielkonflikte') },
    { label: t('impacts.crumb'), href: href('/zielkonflikte/wirkungen') },
  ];
  const head = (
    <PageHead title={t('impactForm.title', { goal: goal.name })} lead={t('impactForm.lead')} crumbs={crumbs} />
  );
  if (!office) return <ChooseOffice head={head} offices={offices} />;
  const scale = impactRatings.map((value) => ({ value, label: t(`impactForm.scale.${value}`) }));
  const rows = others.flatMap((each, i) => [
    [`ratings.${i}.goalId`, each.id],
    [`ratings.${i}.rating`, each.rating],
  ]);
  return (
    <>
      {head}
      <p>{t('impactForm.as', { office: office.name })}</p>
      <Form
        values={{ officeId: office.id, ...Object.fromEntries(rows) }}
        failure={failureOf(actionData)}
        labels={{ officeId: t('form.officeId') }}
        submit={ui('save')}
        cancel={href('/zielkonflikte/wirkungen')}
        draft={`impact:${goal.id}:${office.id}`}
      >
        <HiddenField name="officeId" />
        {others.map((each, i) => (
          <div key={each.id}>
            <HiddenField name={`ratings.${i}.goalId`} />
            <SelectField name={`ratings.${i}.rating`} label={each.name} empty={t('impactForm.open')} options={scale} />
          </div>
        ))}
      </Form>
    </>
  );
}

/** Who speaks for several offices says for which. */
function ChooseOffice({
  head,
  offices,
}: {
  head: ReactNode;
  offices: readonly { readonly value: string; readonly label: string }[];
}) {
  const t = useTexts(conflictTexts);
  const ui = useTexts(uiTexts);
  return (
    <>
      {head}
      <form method="get" className="form">
        <SelectField name="amt" label={t('impactForm.office')} options={offices} />
        <div className="form__end">
          <button type="submit" className="kern-btn kern-btn--primary">
            <span className="kern-label">{ui('show')}</span>
          </button>
        </div>
      </form>
    </>
  );
}
