import { z } from 'zod';
import { line, oneOf, optionalLine } from '#analysis/fields.ts';
import { placeKinds } from '#areas/area.ts';
import { areaTexts } from '#areas/texts.en.ts';
import { allow } from '#platform/access.server.ts';
import { check, formValues, unchecked } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { FieldRow, Form, failureOf, SelectField, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { CheckedFile, FaultList } from '../fault-list.tsx';
import { checkPlaces, storePlaces } from '../places.server.ts';
import { coordinateSystems } from '../places-import.ts';
import { sourceTexts } from '../texts.en.ts';
import { receive } from '../upload.server.ts';
import type { Route } from './+types/places-import-page.ts';

const placesForm = z.object({
  kind: oneOf(placeKinds),
  system: oneOf(coordinateSystems),
  source: line,
  licence: optionalLine,
  nameColumn: optionalLine,
  xColumn: optionalLine,
  yColumn: optionalLine,
});
const fieldNames = ['kind', 'system', 'source', 'licence', 'nameColumn', 'xColumn', 'yColumn'] as const;

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'areas.edit');
  visit.require('areas.edit', null);
  return {};
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'areas.edit');
  visit.require('areas.edit', null);
  const values = await formValues(args.request);
  const checkedForm = check(placesForm, values);
  if (!checkedForm.ok) return unchecked(checkedForm.failure);
  const received = await receive(visit, values);
  if (!received.ok) return { faults: received.faults, checked: null, values: checkedForm.values };
  const { file } = received;
  const { kind, system, source, licence, nameColumn, xColumn, yColumn } = checkedForm.form;
  const [names, x, y] = [nameColumn, xColumn, yColumn].map((column) => column ?? undefined);
  const options = { kind, system, nameColumn: names, xColumn: x, yColumn: y };
  const checked = await visit.read((db) => checkPlaces(db, file, options));
  if (!checked.ok) return { faults: checked.faults, checked: null, values: checkedForm.values };
  if (values.store === 'yes') {
    const title = `${areaTexts('de')(`placeKind.${kind}`)}: ${file.name}`;
    const entryId = await visit.write((db) =>
      storePlaces(db, visit.actor, { kind, title, source, licence }, checked.value),
    );
    return saved(visit, '/orte', entryId);
  }
  const { received: places, created, notes } = checked.value;
  const fields = Object.fromEntries(fieldNames.map((name) => [name, String(checkedForm.values[name] ?? '')]));
  return {
    faults: null,
    values: checkedForm.values,
    checked: {
      file: file.name,
      fields: { ...fields, fileId: file.id, store: 'yes' },
      count: places.length,
      created,
      notes,
      preview: places
        .slice(0, 10)
        .map(({ id, name, point }) => ({ id, name, at: point.map((each) => each.toFixed(4)) })),
    },
  };
}

export default function PlacesImportPage({ actionData }: Route.ComponentProps) {
  const t = useTexts(sourceTexts);
  const areas = useTexts(areaTexts);
  const href = useHref();
  const result = actionData && 'checked' in actionData ? actionData : undefined;
  const labels = Object.fromEntries(fieldNames.map((name) => [name, t(`places.${name}`)]));
  return (
    <>
      <PageHead
        title={t('places.title')}
        lead={t('places.lead')}
        crumbs={[{ label: areas('places.title'), href: href('/orte') }]}
      />
      <div className="stack">
        {result?.faults && <FaultList faults={result.faults} />}
        {result?.checked && (
          <CheckedFile
            title={t('places.ok', { count: result.checked.count })}
            lead={t('places.okLead', {
              file: result.checked.file,
              created: result.checked.created,
              changed: result.checked.count - result.checked.created,
            })}
            notes={result.checked.notes}
            store={t('places.store')}
            fields={result.checked.fields}
            previewTitle={t('places.preview')}
          >
            <ul className="list">
              {result.checked.preview.map((row) => (
                <li key={row.id}>
                  <Said>{row.name}</Said>
                  <span className="muted">{row.at.join(', ')}</span>
                </li>
              ))}
            </ul>
          </CheckedFile>
        )}
        <Form
          values={result?.values ?? { kind: 'school', system: 'degrees' }}
          failure={failureOf(actionData)}
          labels={labels}
          submit={result?.checked ? t('again') : t('places.check')}
          cancel={href('/orte')}
          multipart
        >
          <TextField
            name="file"
            kind="file"
            label={t('places.file')}
            hint={t('places.fileHint')}
            accept=".csv,.tsv,.txt,.xlsx,.geojson,.json"
          />
          <FieldRow>
            <SelectField
              name="kind"
              label={labels.kind ?? ''}
              options={placeKinds.map((value) => ({ value, label: areas(`placeKind.${value}`) }))}
            />
            <SelectField
              name="system"
              label={labels.system ?? ''}
              options={coordinateSystems.map((value) => ({ value, label: t(`coordinateSystem.${value}`) }))}
            />
          </FieldRow>
          <TextField name="source" label={labels.source ?? ''} />
          <TextField name="licence" label={labels.licence ?? ''} optional />
          <FieldRow>
            <TextField name="nameColumn" label={labels.nameColumn ?? ''} hint={t('places.columnHint')} optional />
            <TextField name="xColumn" label={labels.xColumn ?? ''} hint={t('places.columnHint')} optional />
            <TextField name="yColumn" label={labels.yColumn ?? ''} hint={t('places.columnHint')} optional />
          </FieldRow>
        </Form>
      </div>
    </>
  );
}
