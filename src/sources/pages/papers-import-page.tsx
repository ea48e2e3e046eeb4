import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { Chip, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { CheckedFile, FaultList } from '../fault-list.tsx';
import { checkPapers, keepPapers } from '../papers.server.ts';
import { sourceTexts } from '../texts.en.ts';
import { receive } from '../upload.server.ts';
import type { Route } from './+types/papers-import-page.ts';

/** A list holds papers of many offices: it takes the right to change all of them. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'papers.edit');
  visit.require('papers.edit', null);
  return {};
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'papers.edit');
  visit.require('papers.edit', null);
  const values = await formValues(args.request);
  const received = await receive(visit, values);
  if (!received.ok) return { faults: received.faults, checked: null };
  const { file } = received;
  const checked = await visit.read((db) => checkPapers(db, file));
  if (!checked.ok) return { faults: checked.faults, checked: null };
  if (values.store === 'yes') {
    const entryId = await visit.write((db) => keepPapers(db, visit.actor, file, checked.value));
    return saved(visit, '/ratsraum/vorlagen', entryId);
  }
  const { papers, notes } = checked.value;
  return {
    faults: null,
    checked: {
      file: file.name,
      fields: { fileId: file.id, store: 'yes' },
      count: papers.length,
      created: papers.filter((each) => each.existingId === null).length,
      notes,
      preview: papers
        .slice(0, 8)
        .map(({ existingId, number, title }) => ({ number, title, existing: existingId !== null })),
    },
  };
}

export default function PapersImportPage({ actionData }: Route.ComponentProps) {
  const t = useTexts(sourceTexts);
  const href = useHref();
  const checked = actionData?.checked;
  return (
    <>
      <PageHead
        title={t('papers.title')}
        lead={t('papers.lead')}
        crumbs={[{ label: t('papers.crumb'), href: href('/ratsraum/vorlagen') }]}
      />
      <div className="stack">
        {actionData?.faults && <FaultList faults={actionData.faults} />}
        {checked && (
          <CheckedFile
            title={t('papers.ok', { count: checked.count })}
            lead={t('papers.okLead', {
              file: checked.file,
              created: checked.created,
              changed: checked.count - checked.created,
            })}
            notes={checked.notes}
            store={t('papers.store')}
            fields={checked.fields}
            previewTitle={t('papers.preview')}
          >
            <ul className="list">
              {checked.preview.map((row) => (
                <li key={row.number}>
                  <span>
                    {row.number} <Said>{row.title}</Said>
                  </span>
                  <Chip tone={row.existing ? 'plain' : 'blue'}>
                    {row.existing ? t('measures.changed') : t('measures.new')}
                  </Chip>
                </li>
              ))}
            </ul>
          </CheckedFile>
        )}
        <Form
          values={{}}
          labels={{}}
          submit={checked ? t('again') : t('papers.check')}
          cancel={href('/ratsraum/vorlagen')}
          multipart
        >
          <TextField name="file" kind="file" label={t('papers.file')} hint={t('papers.fileHint')} accept=".json" />
        </Form>
      </div>
    </>
  );
}
