import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, TextArea, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { conceptTexts } from '../../texts.en.ts';
import { versionForm } from '../version.ts';
import { createVersion, readVersion, saveVersion } from '../versions.store.server.ts';
import type { Route } from './+types/version-form-page.ts';

type Params = { version?: string };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'versions.run');
  const { version: id } = args.params as Params;
  return { version: id ? await visit.read((db) => readVersion(db, id)) : null };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'versions.run');
  const { version: id } = args.params as Params;
  const checked = check(versionForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const { form, expect } = checked;
    const done = await visit.write(async (db) =>
      id
        ? { id, entryId: await saveVersion(db, visit.actor, id, form, expect ?? 0) }
        : createVersion(db, visit.actor, form),
    );
    return saved(visit, `/fassungen/${done.id}`, done.entryId);
  });
}

export default function VersionFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { version } = loaderData;
  const labels = { title: t('versionForm.title'), note: t('versionForm.note') };
  return (
    <>
      <PageHead
        title={t(version ? 'versionForm.edit' : 'versionForm.new')}
        lead={version ? null : t('versionForm.lead')}
        crumbs={[{ label: t('versions.title'), href: href('/fassungen') }]}
      />
      <Form
        values={{ title: version?.title ?? '', note: version?.note ?? '' }}
        failure={failureOf(actionData)}
        labels={labels}
        submit={version ? ui('save') : t('versionForm.submit')}
        cancel={href(version ? `/fassungen/${version.id}` : '/fassungen')}
        draft={`version:${version?.id ?? 'new'}`}
        revision={version?.revision}
      >
        <TextField name="title" label={labels.title} hint={t('versionForm.titleHint')} />
        <TextArea name="note" label={labels.note} optional />
      </Form>
    </>
  );
}
