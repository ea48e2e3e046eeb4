import { listDivisions } from '#areas/areas.store.server.ts';
import { allow } from '#platform/access.server.ts';
import { check, formValues, unchecked } from '#platform/form.server.ts';
import { populationTexts } from '#population/texts.en.ts';
import { TwinTable } from '#ui/chart/chart.tsx';
import { FieldRow, Form, failureOf, SelectField, TextField } from '#ui/form/form.tsx';
import { formatChange, formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { CheckedFile, FaultList } from '../fault-list.tsx';
import { foundFor, takeFile, typedIn } from '../looked.server.ts';
import { populationForm, populationIntake, type ToldPopulation } from '../population.server.ts';
import { sourceTexts } from '../texts.en.ts';
import type { Route } from './+types/population-import-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'indicators.edit');
  const divisions = await visit.read(listDivisions);
  return {
    found: await foundFor(visit, args.request, populationIntake),
    divisions: divisions
      .filter(({ kind }) => kind !== 'city' && kind !== 'focus')
      .map(({ id, name }) => ({ value: id, label: name })),
  };
}

const fieldNames = ['name', 'divisionId', 'source', 'licence', 'evidence'] as const;

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'indicators.edit');
  const values = await formValues(args.request);
  const form = check(populationForm, values);
  if (!form.ok) return unchecked(form.failure);
  return takeFile(visit, values, populationIntake, { typed: typedIn(form.values, fieldNames), form: form.form });
}

export default function PopulationImportPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(sourceTexts);
  const population = useTexts(populationTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const result = actionData ? ('checked' in actionData ? actionData : undefined) : loaderData.found;
  const labels = Object.fromEntries(fieldNames.map((name) => [name, t(`population.${name}`)]));
  return (
    <>
      <PageHead
        title={t('population.title')}
        lead={t('population.lead')}
        crumbs={[{ label: population('page.crumb'), href: href('/bevoelkerung') }]}
      />
      <div className="stack">
        {result?.faults && <FaultList faults={result.faults} />}
        {result?.checked && <CheckedCounts checked={result.checked} />}
        <Form
          values={result?.typed ?? { divisionId: loaderData.divisions[0]?.value ?? '', evidence: 'measured' }}
          failure={failureOf(actionData)}
          labels={labels}
          submit={result?.checked ? t('again') : t('population.check')}
          cancel={href('/bevoelkerung')}
          multipart
        >
          <TextField
            name="file"
            kind="file"
            label={t('population.file')}
            hint={t('population.fileHint')}
            accept=".csv,.tsv,.txt,.xlsx"
          />
          <TextField name="name" label={labels.name ?? ''} hint={t('population.nameHint')} />
          <FieldRow>
            <SelectField
              name="divisionId"
              label={labels.divisionId ?? ''}
              hint={t('population.divisionHint')}
              options={loaderData.divisions}
              optional
            />
            <SelectField
              name="evidence"
              label={labels.evidence ?? ''}
              options={(['measured', 'computed', 'example'] as const).map((value) => ({
                value,
                label: ui(`evidence.${value}`),
              }))}
            />
          </FieldRow>
          <FieldRow>
            <TextField name="source" label={labels.source ?? ''} />
            <TextField name="licence" label={labels.licence ?? ''} optional />
          </FieldRow>
        </Form>
      </div>
    </>
  );
}

function CheckedCounts({ checked }: { checked: ToldPopulation & { fields: Readonly<Record<string, string>> } }) {
  const t = useTexts(sourceTexts);
  const language = useLanguage();
  const { ages, width, areas, city, years, different } = checked;
  return (
    <CheckedFile
      title={t('population.ok', { count: years.length })}
      lead={t('population.okLead', {
        file: checked.file,
        years: years.join(', '),
        groups: ages.length,
        width,
        first: ages[0] ?? '',
        last: ages.at(-1) ?? '',
      })}
      notes={[]}
      store={t('population.store')}
      fields={checked.fields}
      previewTitle={t('population.preview')}
    >
      <p>{t(city ? 'population.withCity' : 'population.withoutCity', { count: areas })}</p>
      {different.length > 0 && (
        <>
          <p>{t('population.different')}</p>
          <TwinTable
            label={t('population.different')}
            table={{
              head: [t('population.year'), t('population.inAreas'), t('population.inCity'), t('population.gap')],
              rows: different.map((each) => [
                each.year,
                formatNumber(each.areas, language),
                formatNumber(each.city, language),
                formatChange(each.areas - each.city, language),
              ]),
            }}
          />
        </>
      )}
    </CheckedFile>
  );
}
