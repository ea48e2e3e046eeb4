import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, TextField, Tick } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { ownPaper } from '../council-view.server.ts';
import { paperFileForm } from '../paper.ts';
import { attachFile } from '../paper-files.store.server.ts';
import { councilTexts } from '../texts.en.ts';
import type { Route } from './+types/paper-files-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'papers.edit');
  const { paper } = await ownPaper(visit, args.params.paper);
  return { paper: { id: paper.id, title: paper.title } };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'papers.edit');
  const { paper } = await ownPaper(visit, args.params.paper);
  const values = await formValues(args.request);
  const checked = check(paperFileForm, values);
  if (!checked.ok) return unchecked(checked.failure);
  const { file } = values;
  if (!(file instanceof File) || file.size === 0)
    return unchecked({ values: checked.values, errors: { file: 'file' }, refusal: null });
  return orRefused(checked.values, async () => {
    const bytes = Buffer.from(await file.arrayBuffer());
    const name = file.name.replace(/^.*[\\/]/, '').slice(0, 200) || 'datei';
    const mediaType = /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream';
    const entryId = await visit.write((db) =>
      attachFile(db, visit.actor, paper, { name, mediaType, bytes, ...checked.form }),
    );
    return saved(visit, `/ratsraum/vorlagen/${paper.id}#anlagen`, entryId);
  });
}

export default function PaperFilesPage({ loaderData: { paper }, actionData }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const href = useHref();
  const back = href(`/ratsraum/vorlagen/${paper.id}`);
  const labels = { file: t('fileForm.file'), title: t('fileForm.title') };
  return (
    <>
      <PageHead
        title={t('fileForm.head', { title: paper.title })}
        crumbs={[
          { label: t('papers.crumb'), href: href('/ratsraum/vorlagen') },
          { label: paper.title, href: back },
        ]}
      />
      <Form
        values={{}}
        failure={failureOf(actionData)}
        labels={labels}
        submit={t('fileForm.submit')}
        cancel={back}
        multipart
      >
        <TextField name="file" kind="file" label={t('fileForm.file')} />
        <TextField name="title" label={t('fileForm.title')} hint={t('fileForm.titleHint')} optional />
        <Tick name="main" label={t('fileForm.main')} />
        <Tick name="closed" label={t('fileForm.closed')} hint={t('fileForm.closedHint')} />
      </Form>
    </>
  );
}
