import { redirect } from 'react-router';
import { listDivisions } from '#areas/areas.store.server.ts';
import { listIndicators } from '#indicators/indicators.store.server.ts';
import { indicatorTexts } from '#indicators/texts.en.ts';
import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { cityPath } from '#platform/saved.server.ts';
import { FigureText } from '#ui/figure.tsx';
import { FieldGroup, FieldRow, Form, SelectField, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { CheckedFile, FaultList } from '../fault-list.tsx';
import { newIndicatorIn, receivedKinds } from '../new-indicator.ts';
import { sourceTexts } from '../texts.en.ts';
import { receive } from '../upload.server.ts';
import { checkValues, countReplaced, withId } from '../values.server.ts';
import type { Route } from './+types/values-import-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'indicators.edit');
  const params = new URL(args.request.url).searchParams;
  const lists = await visit.read(async (db) => ({
    indicators: await listIndicators(db),
    divisions: await listDivisions(db),
  }));
  return {
    preset: params.get('indikator') ?? '',
    division: params.get('gliederung') ?? '',
    indicators: lists.indicators
      .filter((each) => !each.retired && each.kind !== 'rate')
      .map(({ id, name }) => ({ value: id, label: name })),
    divisions: lists.divisions.map(({ id, name }) => ({ value: id, label: name })),
  };
}

const fieldNames = ['indicatorId', 'divisionId', 'newName', 'newUnit', 'newKind', 'newSource'] as const;

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'indicators.edit');
  const values = await formValues(args.request);
  const received = await receive(visit, values);
  const kept = Object.fromEntries(fieldNames.map((name) => [name, String(values[name] ?? '')]));
  if (!received.ok) return { faults: received.faults, checked: null, kept };
  const { file } = received;
  const typed = newIndicatorIn(values);
  if (!typed.ok) return { faults: typed.faults, checked: null, kept };
  const made = await visit.read((db) => withId(db, typed.value));
  const options = {
    indicatorId: String(values.indicatorId ?? '') || undefined,
    divisionId: String(values.divisionId ?? '') || undefined,
  };
  if (values.store === 'yes') {
    const title = sourceTexts(visit.language)('values.job', { file: file.name });
    const input = { fileId: file.id, ...options, ...(made ? { made } : {}) };
    const job = await visit.hall.jobs.enqueue(visit.city.id, {
      kind: 'import-values',
      title,
      actor: visit.actor,
      language: visit.language,
      input,
    });
    return redirect(cityPath(visit, `/auftraege/${job}`));
  }
  const checked = await visit.read((db) => checkValues(db, file, options, made));
  if (!checked.ok) return { faults: checked.faults, checked: null, kept };
  const { values: found, notes, preview } = checked.value;
  const years = found.map((each) => each.year);
  return {
    faults: null,
    kept,
    checked: {
      file: file.name,
      fields: {
        fileId: file.id,
        store: 'yes',
        indicatorId: options.indicatorId ?? '',
        divisionId: options.divisionId ?? '',
        newName: kept.newName ?? '',
        newUnit: kept.newUnit ?? '',
        newKind: kept.newKind ?? '',
        newSource: kept.newSource ?? '',
      },
      count: found.length,
      indicators: new Set(found.map((each) => each.indicatorId)).size,
      areas: new Set(found.map((each) => each.areaId)).size,
      from: years.reduce((a, b) => Math.min(a, b), 9999),
      to: years.reduce((a, b) => Math.max(a, b), 0),
      replaced: await visit.read((db) => countReplaced(db, checked.value)),
      notes,
      preview,
    },
  };
}

export default function ValuesImportPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(sourceTexts);
  const indicatorWords = useTexts(indicatorTexts);
  const href = useHref();
  const { preset, division, indicators, divisions } = loaderData;
  const checked = actionData?.checked;
  return (
    <>
      <PageHead
        title={t('values.title')}
        lead={t('values.lead')}
        crumbs={[{ label: t('values.indicator'), href: href('/indikatoren') }]}
      />
      <div className="stack">
        {actionData?.faults && <FaultList faults={actionData.faults} />}
        {checked && (
          <CheckedFile
            title={t('values.ok', { count: checked.count })}
            lead={t('values.okLead', {
              file: checked.file,
              indicators: checked.indicators,
              areas: checked.areas,
              from: checked.from,
              to: checked.to,
              replaced: checked.replaced,
            })}
            notes={checked.notes}
            store={t('values.store')}
            fields={checked.fields}
            previewTitle={t('values.preview')}
          >
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('values.indicatorColumn')}</th>
                  <th scope="col">{t('values.areaColumn')}</th>
                  <th scope="col">{t('values.yearColumn')}</th>
                  <th scope="col" className="right">
                    {t('values.valueColumn')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {checked.preview.map((row) => (
                  <tr key={`${row.indicator}${row.area}${row.year}`}>
                    <th scope="row">
                      <Said>{row.indicator}</Said>
                    </th>
                    <td>
                      <Said>{row.area}</Said>
                    </td>
                    <td>{row.year}</td>
                    <td className="right">
                      <FigureText
                        figure={row.figure}
                        decimals={row.figure.state === 'known' && !Number.isInteger(row.figure.value) ? 2 : 0}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </CheckedFile>
        )}
        <Form
          values={actionData?.kept ?? { indicatorId: preset, divisionId: division, newKind: 'count' }}
          labels={{}}
          submit={checked ? t('again') : t('values.check')}
          cancel={href('/indikatoren')}
          multipart
        >
          <TextField
            name="file"
            kind="file"
            label={t('values.file')}
            hint={t('values.fileHint')}
            accept=".csv,.tsv,.txt,.xlsx"
          />
          <SelectField
            name="indicatorId"
            label={t('values.indicator')}
            hint={t('values.indicatorHint')}
            optional
            options={indicators}
          />
          <SelectField
            name="divisionId"
            label={t('values.division')}
            hint={t('values.divisionHint')}
            optional
            options={divisions}
          />
          <FieldGroup title={t('newIndicator.title')} lead={t('newIndicator.lead')}>
            <TextField name="newName" label={t('newIndicator.name')} optional />
            <FieldRow>
              <TextField name="newUnit" label={t('newIndicator.unit')} hint={t('newIndicator.unitHint')} optional />
              <SelectField
                name="newKind"
                label={t('newIndicator.kind')}
                optional
                options={receivedKinds.map((value) => ({ value, label: indicatorWords(`kind.${value}`) }))}
              />
            </FieldRow>
            <TextField name="newSource" label={t('newIndicator.source')} optional />
          </FieldGroup>
        </Form>
      </div>
    </>
  );
}
