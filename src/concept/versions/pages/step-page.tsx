import { allow, type Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, SelectField, TextArea, TextField, TickList } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { Notice, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { conceptTexts } from '../../texts.en.ts';
import { officesToHear } from '../hearing/hearing.store.server.ts';
import { stepVersion } from '../steps.store.server.ts';
import { reachable, stepForm } from '../version.ts';
import { loadVersion } from '../versions.server.ts';
import type { Route } from './+types/step-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'versions.step');
  const { version, stage, stages } = await loadVersion(visit, args.params.version);
  const to = reachable({ version, stages });
  const hearing = to.filter(({ hears }) => hears).map(({ title }) => title);
  const offices = hearing.length > 0 ? await visit.remember('offices to hear', officesToHear) : [];
  return { version, stage, to, today: today(), dueOn: inDays(to[0]?.days ?? null), hearing, offices };
}

function inDays(days: number | null): string {
  if (days === null) return '';
  return new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Who she is to the one rule. */
function takerOf(visit: Visit) {
  return { roles: visit.grants.map(({ role }) => role), runs: visit.may('versions.run') };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'versions.step');
  const { version } = await loadVersion(visit, args.params.version);
  const checked = check(stepForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const { form, expect } = checked;
    const entryId = await visit.write((db) =>
      stepVersion(db, visit.actor, takerOf(visit), version.id, form, expect ?? version.revision),
    );
    return saved(visit, `/fassungen/${version.id}`, entryId);
  });
}

export default function StepPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const { version, stage, to, dueOn, hearing, offices } = loaderData;
  const [next] = to;
  const labels = {
    to: t('step.to'),
    on: t('step.on'),
    dueOn: t('step.dueOn'),
    resolution: t('step.resolution'),
    note: t('step.note'),
    officeIds: t('step.officeIds'),
  };
  const officeIds = offices.filter(({ involved }) => involved && to[0]?.hears).map(({ id }) => id);
  const crumbs = [
    { label: t('versions.title'), href: href('/fassungen') },
    { label: version.title, href: href(`/fassungen/${version.id}`) },
  ];
  return (
    <>
      <PageHead title={t('step.title')} lead={<Said>{t('step.lead', { stage: stage.title })}</Said>} crumbs={crumbs} />
      {!next ? (
        <p className="muted">{t('version.noStep')}</p>
      ) : (
        <Form
          values={{ to: next.id, on: loaderData.today, dueOn, resolution: '', note: '', officeIds }}
          failure={failureOf(actionData)}
          labels={labels}
          submit={t('step.submit')}
          cancel={href(`/fassungen/${version.id}`)}
          revision={version.revision}
        >
          <SelectField
            name="to"
            label={labels.to}
            hint={t('step.toHint')}
            options={to.map(({ id, title }, index) => ({
              value: id,
              label: index === 0 ? title : t('step.back', { stage: title }),
            }))}
          />
          <TextField name="on" kind="date" label={labels.on} hint={t('step.onHint')} />
          <TextField name="dueOn" kind="date" label={labels.dueOn} optional />
          {hearing.length > 0 && (
            <TickList
              name="officeIds"
              label={labels.officeIds}
              hint={<Said>{t('step.officeIdsHint', { stages: hearing.join(', ') })}</Said>}
              optional
              options={offices.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <TextField name="resolution" label={labels.resolution} hint={t('step.resolutionHint')} optional />
          <TextArea name="note" label={labels.note} hint={t('step.noteHint')} optional />
          <Notice tone="info" title={t('step.never')} />
        </Form>
      )}
    </>
  );
}
