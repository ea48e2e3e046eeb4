import { divisionForm, divisionKinds } from '#areas/area.ts';
import { areaTexts } from '#areas/texts.en.ts';
import { allow } from '#platform/access.server.ts';
import { check, formValues, unchecked } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { FieldRow, Form, failureOf, SelectField, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { epsgIn } from '../area-file.server.ts';
import { checkAreas, keepAreas } from '../areas.server.ts';
import { fault } from '../fault.ts';
import { CheckedFile, FaultList } from '../fault-list.tsx';
import { sourceTexts } from '../texts.en.ts';
import { receive } from '../upload.server.ts';
import type { Route } from './+types/areas-import-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'areas.edit');
  visit.require('areas.edit', null);
  return { year: visit.year };
}

const fieldNames = ['name', 'kind', 'validFrom', 'source', 'licence', 'crs', 'nameKey', 'codeKey'] as const;

/** `lor_planungsraeume.geojson`: the name of a file is better than none. */
function nameFrom(file: unknown): string {
  if (!(file instanceof File)) return '';
  const words = file.name
    .replace(/^.*[\\/]/, '')
    .replace(/\.\w+$/, '')
    .replace(/[_\s]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'areas.edit');
  visit.require('areas.edit', null);
  const values = await formValues(args.request);
  const form = check(divisionForm, { ...values, name: String(values.name ?? '').trim() || nameFrom(values.file) });
  if (!form.ok) return unchecked(form.failure);
  if (String(values.crs ?? '').trim() && epsgIn(String(values.crs)) === null)
    return { faults: [fault('no-such-crs', {}, { crs: String(values.crs).trim().slice(0, 40) })], checked: null };
  const received = await receive(visit, values);
  if (!received.ok) return { faults: received.faults, checked: null };
  const { file } = received;
  const text = (name: string) => String(values[name] ?? '');
  const checked = await visit.read((db) =>
    checkAreas(db, file, {
      epsg: epsgIn(text('crs')),
      nameKey: text('nameKey') || undefined,
      codeKey: text('codeKey') || undefined,
    }),
  );
  if (!checked.ok) return { faults: checked.faults, checked: null };
  if (values.store === 'yes') {
    const done = await visit.write((db) => keepAreas(db, visit.actor, file, form.form, checked.value));
    return saved(visit, `/raeume?gliederung=${done.id}`, done.entryId);
  }
  const fields = { ...Object.fromEntries(fieldNames.map((name) => [name, text(name)])), name: form.form.name };
  return {
    faults: null,
    checked: {
      file: file.name,
      name: form.form.name,
      fields: { ...fields, fileId: file.id, store: 'yes' },
      count: checked.value.length,
      preview: checked.value.slice(0, 10).map(({ code, name }) => ({ code, name })),
    },
  };
}

export default function AreasImportPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(sourceTexts);
  const areas = useTexts(areaTexts);
  const href = useHref();
  const failure = failureOf(actionData);
  const result = actionData && 'checked' in actionData ? actionData : undefined;
  const labels = Object.fromEntries(fieldNames.map((name) => [name, t(`areas.${name}`)]));
  return (
    <>
      <PageHead
        title={t('areas.title')}
        lead={t('areas.lead')}
        crumbs={[{ label: areas('page.crumb'), href: href('/raeume') }]}
      />
      <div className="stack">
        {result?.faults && <FaultList faults={result.faults} feature />}
        {result?.checked && (
          <CheckedFile
            title={t('areas.ok', { count: result.checked.count })}
            lead={t('areas.okLead', { file: result.checked.file, name: result.checked.name })}
            notes={[]}
            store={t('areas.store')}
            fields={result.checked.fields}
            previewTitle={t('areas.preview')}
          >
            <ul className="list">
              {result.checked.preview.map((row) => (
                <li key={`${row.code}${row.name}`}>
                  <Said>{row.name}</Said>
                  <span className="muted">{row.code}</span>
                </li>
              ))}
            </ul>
          </CheckedFile>
        )}
        <Form
          values={{ kind: 'districts', validFrom: `${loaderData.year}-01-01` }}
          failure={failure}
          labels={labels}
          submit={result?.checked ? t('again') : t('areas.check')}
          cancel={href('/raeume')}
          multipart
        >
          <TextField
            name="file"
            kind="file"
            label={t('areas.file')}
            hint={t('areas.fileHint')}
            accept=".geojson,.json,.gpkg"
          />
          <TextField name="name" label={labels.name ?? ''} hint={t('areas.nameHint')} optional />
          <FieldRow>
            <SelectField
              name="kind"
              label={labels.kind ?? ''}
              options={divisionKinds
                .filter((kind) => kind !== 'focus')
                .map((value) => ({ value, label: areas(`divisionKind.${value}`) }))}
            />
            <TextField name="validFrom" kind="date" label={labels.validFrom ?? ''} />
          </FieldRow>
          <TextField name="source" label={labels.source ?? ''} />
          <TextField name="licence" label={labels.licence ?? ''} optional />
          <TextField name="crs" label={labels.crs ?? ''} hint={t('areas.crsHint')} optional />
          <FieldRow>
            <TextField name="nameKey" label={labels.nameKey ?? ''} hint={t('areas.keyHint')} optional />
            <TextField name="codeKey" label={labels.codeKey ?? ''} hint={t('areas.keyHint')} optional />
          </FieldRow>
        </Form>
      </div>
    </>
  );
}
