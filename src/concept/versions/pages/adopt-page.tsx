import { allow } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { newId } from '#platform/id.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, TextArea, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Empty, Notice, PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { refusalWords } from '#ui/refusal-words.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { conceptTexts } from '../../texts.en.ts';
import { adoptAsItStands } from '../steps.store.server.ts';
import { adoptFormOn } from '../version.ts';
import { loadToday, loadVersions } from '../versions.server.ts';
import type { Route } from './+types/adopt-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'versions.run');
  const { inForce } = await loadVersions(visit);
  const count = (await loadToday(visit)).length;
  return { inForce: inForce && { id: inForce.id, title: inForce.title }, count };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'versions.run');
  const checked = check(adoptFormOn(today()), await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    if ((await loadToday(visit)).length === 0) throw new Refusal(409, 'adopt-nothing');
    const { title, note, on, resolution, source } = checked.form;
    const id = newId();
    const entryId = await visit.write((db) =>
      adoptAsItStands(db, visit.actor, { title, note }, { id, on, resolution, source }),
    );
    return saved(visit, `/fassungen/${id}`, entryId);
  });
}

export default function AdoptPage({ loaderData: { inForce, count }, actionData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const crumbs = [{ label: t('versions.title'), href: href('/fassungen') }];
  const failure = failureOf(actionData);
  if (inForce)
    return (
      <>
        <PageHead title={t('adopt.title')} crumbs={crumbs} />
        <Notice tone="info" title={t('adopt.there', { title: inForce.title })}>
          <p>{refusalWords(ui, { key: 'adopt-in-force', vars: { title: inForce.title } })}</p>
          <ButtonLink href={href(`/fassungen/${inForce.id}`)}>{inForce.title}</ButtonLink>
        </Notice>
      </>
    );
  if (count === 0)
    return (
      <>
        <PageHead title={t('adopt.title')} crumbs={crumbs} />
        <Empty action={<ButtonLink href={href('/konzept')}>{t('adopt.check')}</ButtonLink>}>
          {refusalWords(ui, { key: 'adopt-nothing', vars: {} })}
        </Empty>
      </>
    );
  const labels = {
    title: t('versionForm.title'),
    resolution: t('adopt.resolution'),
    on: t('adopt.on'),
    source: t('adopt.source'),
    note: t('versionForm.note'),
  };
  return (
    <>
      <PageHead title={t('adopt.title')} lead={t('adopt.lead')} crumbs={crumbs} />
      <Form
        values={{ title: '', resolution: '', on: '', source: '', note: '' }}
        failure={failure}
        labels={labels}
        submit={t('adopt.submit')}
        cancel={href('/fassungen')}
        draft="version:adopt"
      >
        <Notice tone="info" title={t('adopt.count', { count })}>
          <p>{t('adopt.never')}</p>
          <a href={href('/konzept/text')}>{t('adopt.check')}</a>
        </Notice>
        <TextField name="title" label={labels.title} hint={t('adopt.titleHint')} />
        <TextField name="resolution" label={labels.resolution} />
        <TextField name="on" kind="date" label={labels.on} hint={t('adopt.onHint')} optional />
        <TextField name="source" label={labels.source} hint={t('adopt.sourceHint')} />
        <TextArea name="note" label={labels.note} optional />
      </Form>
    </>
  );
}
