import { divisionForm, divisionKinds } from '#areas/area.ts';
import { listDivisions } from '#areas/areas.store.server.ts';
import { areaTexts } from '#areas/texts.en.ts';
import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, unchecked } from '#platform/form.server.ts';
import { FieldRow, Form, failureOf, SelectField, TextField } from '#ui/form/form.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { epsgIn } from '../area-file.server.ts';
import { areasIntake } from '../areas.server.ts';
import { fault } from '../fault.ts';
import { CheckedFile, FaultList } from '../fault-list.tsx';
import { foundFor, takeFile, typedIn } from '../looked.server.ts';
import { sourceTexts } from '../texts.en.ts';
import type { Route } from './+types/areas-import-page.ts';

const divisionsOf = (visit: Visit) =>
  visit.read(async (db) => (await listDivisions(db)).filter(({ kind }) => kind !== 'focus'));

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'areas.edit');
  visit.require('areas.edit', null);
  const divisions = await divisionsOf(visit);
  const found = await foundFor(visit, args.request, areasIntake);
  return {
    found,
    year: visit.year,
    divisions: divisions.map(({ id, name, kind }) => ({ id, name, city: kind === 'city' })),
  };
}

const fieldNames = [
  'divisionId',
  'name',
  'kind',
  'validFrom',
  'source',
  'licence',
  'note',
  'within',
  'crs',
  'nameKey',
  'codeKey',
  'parentKey',
] as const;

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
  const text = (name: string) => String(values[name] ?? '').trim();
  const known = (await divisionsOf(visit)).find(({ id }) => id === text('divisionId'));
  const name = known?.name ?? (text('name') || nameFrom(values.file));
  const form = check(divisionForm, { ...values, name, kind: known?.kind ?? values.kind });
  if (!form.ok) return unchecked(form.failure);
  const typed = { ...typedIn(values, fieldNames), name };
  if (text('crs') && epsgIn(text('crs')) === null)
    return { typed, faults: [fault('no-such-crs', {}, { crs: text('crs').slice(0, 40) })], checked: null };
  const option = (field: string) => text(field) || undefined;
  const request = {
    epsg: epsgIn(text('crs')),
    nameKey: option('nameKey'),
    codeKey: option('codeKey'),
    parentKey: option('parentKey'),
    divisionId: option('divisionId'),
    within: option('within'),
    validFrom: form.form.validFrom,
  };
  return takeFile(visit, values, areasIntake, { typed, form: { division: form.form, request } });
}

type Checked = NonNullable<NonNullable<Route.ComponentProps['loaderData']['found']>['checked']>;

function Preview({ checked }: { checked: Checked }) {
  const t = useTexts(sourceTexts);
  const language = useLanguage();
  const { file, name, day, version } = checked;
  return (
    <CheckedFile
      title={t('areas.ok', { count: checked.count })}
      lead={
        version
          ? t('areas.okVersion', { file, name, day: formatDate(day, language) })
          : t('areas.okLead', { file, name })
      }
      notes={checked.notes}
      store={version ? t('areas.storeVersion') : t('areas.store')}
      fields={checked.fields}
      previewTitle={t('areas.preview')}
    >
      <ul className="list">
        {checked.preview.map((row) => (
          <li key={`${row.code}${row.name}`}>
            <Said>{row.name}</Said>
            <span className="muted">
              {row.code}
              {!row.shaped && ` · ${t('areas.noPolygon')}`}
            </span>
          </li>
        ))}
      </ul>
    </CheckedFile>
  );
}

export default function AreasImportPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(sourceTexts);
  const areas = useTexts(areaTexts);
  const href = useHref();
  const failure = failureOf(actionData);
  const result = actionData ? ('checked' in actionData ? actionData : undefined) : loaderData.found;
  const labels: Partial<Record<(typeof fieldNames)[number], string>> = Object.fromEntries(
    fieldNames.map((name) => [name, t(`areas.${name}`)]),
  );
  return (
    <>
      <PageHead
        title={t('areas.title')}
        lead={t('areas.lead')}
        crumbs={[{ label: areas('page.crumb'), href: href('/raeume') }]}
      />
      <div className="stack">
        {result?.faults && <FaultList faults={result.faults} />}
        {result?.checked && <Preview checked={result.checked} />}
        <Form
          values={result?.typed ?? { kind: 'districts', validFrom: `${loaderData.year}-01-01` }}
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
            accept=".geojson,.json,.gpkg,.zip,.csv,.xlsx"
          />
          <Fields divisions={loaderData.divisions} labels={labels} open={Boolean(failure ?? result)} />
        </Form>
      </div>
    </>
  );
}

type FieldsOf = {
  divisions: Route.ComponentProps['loaderData']['divisions'];
  labels: Partial<Record<(typeof fieldNames)[number], string>>;
  /** Whether all of them are shown at once: after a first try, for one of them may mend the file. */
  open: boolean;
};

function Fields({ divisions, labels, open }: FieldsOf) {
  const t = useTexts(sourceTexts);
  const areas = useTexts(areaTexts);
  return (
    <>
      {divisions.length > 0 && (
        <SelectField
          name="divisionId"
          label={labels.divisionId ?? ''}
          hint={t('areas.divisionHint')}
          empty={t('areas.newDivision')}
          options={divisions.map(({ id, name }) => ({ value: id, label: t('areas.newVersion', { name }) }))}
          optional
        />
      )}
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
      <details className="more" open={open}>
        <summary>{t('areas.more')}</summary>
        <div className="stack">
          <TextField name="licence" label={labels.licence ?? ''} optional />
          <TextField name="note" label={labels.note ?? ''} optional />
          <TextField
            name="list"
            kind="file"
            label={t('areas.list')}
            hint={t('areas.listHint')}
            accept=".csv,.tsv,.xlsx"
            optional
          />
          {divisions.some(({ city }) => !city) && (
            <SelectField
              name="within"
              label={labels.within ?? ''}
              hint={t('areas.withinHint')}
              empty={t('areas.withinNone')}
              options={divisions.filter(({ city }) => !city).map(({ id, name }) => ({ value: id, label: name }))}
              optional
            />
          )}
          <TextField name="crs" label={labels.crs ?? ''} hint={t('areas.crsHint')} optional />
          <FieldRow>
            <TextField name="nameKey" label={labels.nameKey ?? ''} hint={t('areas.keyHint')} optional />
            <TextField name="codeKey" label={labels.codeKey ?? ''} hint={t('areas.keyHint')} optional />
          </FieldRow>
          <TextField name="parentKey" label={labels.parentKey ?? ''} hint={t('areas.parentHint')} optional />
        </div>
      </details>
    </>
  );
}
