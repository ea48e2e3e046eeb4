import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { Chip, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { CheckedFile, FaultList } from '../fault-list.tsx';
import { checkMeasures, keepMeasures } from '../measures.server.ts';
import { sourceTexts } from '../texts.en.ts';
import { receive } from '../upload.server.ts';
import type { Route } from './+types/measures-import-page.ts';

/** A list holds measures of many offices: it takes the right to change all of them. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'measures.edit');
  visit.require('measures.edit', null);
  return {};
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'measures.edit');
  visit.require('measures.edit', null);
  const values = await formValues(args.request);
  const received = await receive(visit, values);
  if (!received.ok) return { faults: received.faults, checked: null };
  const { file } = received;
  const checked = await visit.read((db) => checkMeasures(db, file));
  if (!checked.ok) return { faults: checked.faults, checked: null };
  if (values.store === 'yes') {
    const entryId = await visit.write((db) => keepMeasures(db, visit.actor, file, checked.value));
    return saved(visit, '/massnahmen', entryId);
  }
  const { measures, notes } = checked.value;
  return {
    faults: null,
    checked: {
      file: file.name,
      fields: { fileId: file.id, store: 'yes' },
      count: measures.length,
      created: measures.filter((each) => each.existingId === null).length,
      notes,
      preview: measures
        .slice(0, 8)
        .map(({ existingId, form }) => ({ title: form.title, code: form.code, existing: existingId !== null })),
    },
  };
}

export default function MeasuresImportPage({ actionData }: Route.ComponentProps) {
  const t = useTexts(sourceTexts);
  const href = useHref();
  const checked = actionData?.checked;
  return (
    <>
      <PageHead
        title={t('measures.title')}
        lead={t('measures.lead')}
        crumbs={[{ label: t('measures.preview'), href: href('/massnahmen') }]}
      />
      <div className="stack">
        {actionData?.faults && <FaultList faults={actionData.faults} />}
        {checked && (
          <CheckedFile
            title={t('measures.ok', { count: checked.count })}
            lead={t('measures.okLead', {
              file: checked.file,
              created: checked.created,
              changed: checked.count - checked.created,
            })}
            notes={checked.notes}
            store={t('measures.store')}
            fields={checked.fields}
            previewTitle={t('measures.preview')}
          >
            <ul className="list">
              {checked.preview.map((row) => (
                <li key={`${row.code}${row.title}`}>
                  <span>
                    {row.code} <Said>{row.title}</Said>
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
          submit={checked ? t('again') : t('measures.check')}
          cancel={href('/massnahmen')}
          multipart
        >
          <TextField
            name="file"
            kind="file"
            label={t('measures.file')}
            hint={t('measures.fileHint')}
            accept=".csv,.tsv,.txt,.xlsx"
          />
        </Form>
      </div>
    </>
  );
}
