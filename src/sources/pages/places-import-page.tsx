import { placeKinds } from '#areas/area.ts';
import { areaTexts } from '#areas/texts.en.ts';
import { allow } from '#platform/access.server.ts';
import { check, formValues, unchecked } from '#platform/form.server.ts';
import { FieldRow, Form, failureOf, SelectField, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { CheckedFile, FaultList } from '../fault-list.tsx';
import { foundFor, takeFile, typedIn } from '../looked.server.ts';
import { placesForm, placesIntake } from '../places.server.ts';
import { coordinateSystems } from '../places-import.ts';
import { sourceTexts } from '../texts.en.ts';
import type { Route } from './+types/places-import-page.ts';

const fieldNames = ['kind', 'system', 'source', 'licence', 'nameColumn', 'xColumn', 'yColumn'] as const;

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'areas.edit');
  visit.require('areas.edit', null);
  return { found: await foundFor(visit, args.request, placesIntake) };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'areas.edit');
  visit.require('areas.edit', null);
  const values = await formValues(args.request);
  const form = check(placesForm, values);
  if (!form.ok) return unchecked(form.failure);
  return takeFile(visit, values, placesIntake, { typed: typedIn(form.values, fieldNames), form: form.form });
}

export default function PlacesImportPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(sourceTexts);
  const areas = useTexts(areaTexts);
  const href = useHref();
  const result = actionData ? ('checked' in actionData ? actionData : undefined) : loaderData.found;
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
          values={result?.typed ?? { kind: 'school', system: 'degrees' }}
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
