import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, SelectField, TextArea, TextField, TickList } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { bridgeForm, bridgePaths } from '../bridges/bridge.ts';
import { kindIn, loadBridge } from '../bridges/bridge-view.server.ts';
import { saveBridge } from '../bridges/bridges.store.server.ts';
import { conceptTexts } from '../texts.en.ts';
import type { Route } from './+types/bridge-form-page.ts';

type Params = { bridge?: string };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'concept.edit');
  const kind = kindIn(args.request);
  const { bridge: id } = args.params as Params;
  const { found, ...lists } = await loadBridge(visit, kind, id);
  if (id && !found) throw notFound();
  const kept = <T extends { id: string; retired: boolean }>(list: readonly T[], chosen: readonly string[]) =>
    list.filter((each) => !each.retired || chosen.includes(each.id));
  return {
    kind,
    bridge: found,
    offices: kept(lists.offices, [found?.officeId ?? '']),
    goals: kept(lists.goals, found?.goalIds ?? []),
    measures: kept(lists.measures, found?.measureIds ?? []),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'concept.edit');
  const kind = kindIn(args.request);
  const { bridge: id } = args.params as Params;
  const checked = check(bridgeForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const what = { ...(id ? { id, expect: checked.expect ?? 0 } : {}), form: checked.form };
    const done = await visit.write((db) => saveBridge(db, visit.actor, kind, what));
    return saved(visit, `${bridgePaths[kind]}/${done.id}`, done.entryId);
  });
}

export default function BridgeFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { kind, bridge, offices, goals, measures } = loaderData;
  const path = bridgePaths[kind];
  const labels = {
    title: t('bridges.title'),
    text: t('bridges.text'),
    officeId: t('bridges.officeId'),
    goalIds: t('bridges.goalIds'),
    measureIds: t('bridges.measureIds'),
    source: t('bridges.source'),
  };
  const options = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <PageHead
        title={t(bridge ? `bridges.${kind}.edit` : `bridges.${kind}.new`)}
        crumbs={[{ label: t(`bridges.${kind}.caption`), href: href(path) }]}
      />
      <Form
        values={{
          title: bridge?.title ?? '',
          text: bridge?.text ?? '',
          officeId: bridge?.officeId ?? '',
          goalIds: [...(bridge?.goalIds ?? [])],
          measureIds: [...(bridge?.measureIds ?? [])],
          source: bridge?.source ?? '',
        }}
        failure={failureOf(actionData)}
        labels={labels}
        submit={ui('save')}
        cancel={href(bridge ? `${path}/${bridge.id}` : path)}
        draft={`${kind}:${bridge?.id ?? 'new'}`}
        revision={bridge?.revision}
      >
        <TextField name="title" label={labels.title} />
        <TextArea name="text" label={labels.text} optional />
        <SelectField name="officeId" label={labels.officeId} options={options(offices)} optional />
        <TickList name="goalIds" label={labels.goalIds} options={options(goals)} optional />
        <TickList name="measureIds" label={labels.measureIds} options={options(measures)} optional />
        <TextField name="source" label={labels.source} optional />
      </Form>
    </>
  );
}
