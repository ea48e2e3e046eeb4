import { listDivisions } from '#areas/areas.store.server.ts';
import { isStored } from '#indicators/formula.ts';
import { importModes } from '#indicators/indicator.ts';
import { listIndicators } from '#indicators/indicators.store.server.ts';
import { indicatorTexts } from '#indicators/texts.en.ts';
import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, unchecked } from '#platform/form.server.ts';
import { FigureText } from '#ui/figure.tsx';
import { Choice, FieldGroup, FieldRow, Form, failureOf, HiddenField, SelectField, TextField } from '#ui/form/form.tsx';
import { FormContext } from '#ui/form/state.tsx';
import { formatDate } from '#ui/format.ts';
import { useTexts } from '#ui/language.ts';
import { Notice, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { Scroll } from '#ui/table/scroll.tsx';
import type { Fault, Note } from '../fault.ts';
import { CheckedFile, DoubtList, FaultList } from '../fault-list.tsx';
import { lookedIn, queued } from '../looked.server.ts';
import { type NewTyped, newIndicatorIn, receivedKinds, typedNew } from '../new-indicator.ts';
import { asFields, wishes } from '../reading-wishes.ts';
import { sourceTexts } from '../texts.en.ts';
import { receive } from '../upload.server.ts';
import { type Effect, needsReason, storedFile, toldEffect, valuesRequest, withId } from '../values.server.ts';
import { type Asked, type Looked, largeFrom, lookThrough } from '../values-check.server.ts';
import type { PreviewValue } from '../values-import.ts';
import type { Route } from './+types/values-import-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'indicators.edit');
  const params = new URL(args.request.url).searchParams;
  const lists = await visit.read(async (db) => ({
    indicators: await listIndicators(db),
    divisions: await listDivisions(db),
  }));
  const jobId = params.get('geprueft');
  const seen = jobId ? await lookedIn<Asked, Looked>(visit, 'values', jobId) : null;
  return {
    found:
      seen &&
      (await answerOf(visit, {
        ...seen,
        typed: seen.asked.typed,
        store: false,
        jobId: jobId ?? '',
      })),
    preset: params.get('indikator') ?? '',
    division: params.get('gliederung') ?? '',
    indicators: lists.indicators
      .filter((each) => !each.retired && isStored(each))
      .map(({ id, name }) => ({ value: id, label: name })),
    divisions: lists.divisions.map(({ id, name }) => ({ value: id, label: name })),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'indicators.edit');
  const values = await formValues(args.request);
  const form = check(valuesRequest, values);
  if (!form.ok) return unchecked(form.failure);
  const typed = typedNew(values);
  const received = await receive(visit, values);
  if (!received.ok) {
    const kept = { ...typed, ...asFields(wishes.parse(form.form)), mode: form.form.mode };
    return { faults: received.faults, checked: null, kept, file: null };
  }
  const { file } = received;
  const asked = { form: form.form, typed, again: Boolean(values.fileId) };
  const store = values.store === 'yes';
  if (store && form.form.reason) return queueAsked(visit, file, asked);
  const jobId = String(values.checkedIn ?? '');
  if (file.size >= largeFrom && !(store && jobId))
    return queued(visit, { task: 'check', of: 'values', file, input: { fileId: file.id, ...asked } });
  // Without a reason it is looked up once more whether one is needed: of a large file in what its check has found.
  const found =
    store && jobId
      ? (await lookedIn<Asked, Looked>(visit, 'values', jobId)).found
      : await lookThrough(visit, storedFile(visit, file), asked);
  const answer = await answerOf(visit, { file, typed, found, store, jobId: file.size >= largeFrom ? jobId : '' });
  if (store && answer.checked && !needsReason(answer.checked.effect)) return queueAsked(visit, file, asked);
  return answer;
}

/** What a check has found, as the page shows it. */
async function answerOf(
  visit: Visit,
  {
    file,
    typed,
    found,
    store,
    jobId,
  }: { file: { id: string; name: string }; typed: NewTyped; found: Looked; store: boolean; jobId: string },
) {
  const { head, wanted, from, made, checked, faults } = found;
  const said = asFields(wishes.parse(wanted));
  const kept: Record<string, string> = { ...typed, ...said, mode: wanted.mode, fileId: file.id };
  const sent = { name: file.name, head: [...new Set(head)].filter(Boolean) };
  if (!checked) return { faults, checked: null, kept, file: sent };
  const { indicatorIds, count, areas, from: first, to, notes, doubts, preview } = checked;
  const effect = await visit.read((db) => toldEffect(db, checked));
  const ids = new Set(indicatorIds);
  const known = await visit.read(async (db) => (await listIndicators(db)).filter((each) => ids.has(each.id)));
  const sources = made ? [{ source: made.source, licence: null }] : known;
  const only = (texts: readonly (string | null)[]) => (new Set(texts).size === 1 ? (texts[0] ?? '') : '');
  return {
    faults: null,
    kept,
    file: sent,
    checked: {
      file: file.name,
      fields: {
        ...typed,
        ...said,
        fileId: file.id,
        store: 'yes',
        mode: wanted.mode,
        ...(jobId ? { checkedIn: jobId } : {}),
      },
      asked: {
        source: wanted.source ?? only(sources.map((each) => each.source)),
        licence: wanted.licence ?? only(sources.map((each) => each.licence)),
      },
      reasonMissing: store,
      count,
      indicators: ids.size,
      areas,
      from: first,
      to,
      effect,
      notes: from
        ? [{ key: 'remembered', vars: { file: from.file, on: formatDate(from.on, visit.language) } }, ...notes]
        : notes,
      doubts,
      preview,
    },
  };
}

/** Stored as the form says, which brings back how the file was read. */
async function queueAsked(visit: Visit, file: { id: string; name: string }, { form, typed }: Asked) {
  const indicator = newIndicatorIn(typed);
  const made = indicator.ok ? await visit.read((db) => withId(db, indicator.value)) : null;
  const input = { fileId: file.id, ...form, ...(made ? { made } : {}) };
  return queued(visit, { task: 'import', of: 'values', file, input });
}

export default function ValuesImportPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(sourceTexts);
  const indicatorWords = useTexts(indicatorTexts);
  const href = useHref();
  const { preset, division, indicators, divisions } = loaderData;
  const failure = failureOf(actionData);
  const result = actionData ? ('checked' in actionData ? actionData : undefined) : loaderData.found;
  return (
    <>
      <PageHead
        title={t('values.title')}
        lead={t('values.lead')}
        crumbs={[{ label: t('values.indicator'), href: href('/indikatoren') }]}
      />
      <div className="stack">
        {result?.faults && <FaultList faults={result.faults} />}
        {result?.checked && <DoubtList doubts={result.checked.doubts} />}
        {result?.checked && <CheckedValues checked={result.checked} />}
        <Form
          values={result?.kept ?? { indicatorId: preset, divisionId: division, newKind: 'count', mode: 'add' }}
          failure={failure}
          labels={{
            reason: t('values.reason'),
            source: t('values.source'),
            licence: t('values.licence'),
            fileYear: t('reading.fileYear'),
            signs: t('reading.signs'),
          }}
          submit={result?.checked ? t('again') : t('values.check')}
          cancel={href('/indikatoren')}
          multipart
        >
          <TextField
            name="file"
            kind="file"
            label={t('values.file')}
            hint={result?.file ? t('reading.fileKept', { file: result.file.name }) : t('values.fileHint')}
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
          {result?.file && <ReadingFields head={result.file.head} />}
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
          <Choice
            name="mode"
            label={t('values.mode')}
            options={importModes.map((mode) => ({ value: mode, label: t(`values.modes.${mode}`) }))}
          />
        </Form>
      </div>
    </>
  );
}

/** Where the columns do not say it themselves; asked for once the file is known. */
function ReadingFields({ head }: { head: readonly string[] }) {
  const t = useTexts(sourceTexts);
  const columns = head.map((name) => ({ value: name, label: name }));
  const names = ['indicatorColumn', 'areaColumn', 'yearColumn', 'valueColumn'] as const;
  return (
    <FieldGroup title={t('reading.title')} lead={t('reading.lead')}>
      <HiddenField name="fileId" />
      {names.map((name) => (
        <SelectField key={name} name={name} label={t(`reading.${name}`)} optional options={columns} />
      ))}
      <FieldRow>
        <TextField name="fileYear" label={t('reading.fileYear')} hint={t('reading.fileYearHint')} optional />
        <SelectField
          name="decimal"
          label={t('reading.decimal')}
          optional
          options={[
            { value: ',', label: t('reading.comma') },
            { value: '.', label: t('reading.point') },
          ]}
        />
      </FieldRow>
      <TextField name="signs" label={t('reading.signs')} hint={t('reading.signsHint')} optional />
    </FieldGroup>
  );
}

type Checked = {
  readonly file: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly asked: { readonly source: string; readonly licence: string };
  readonly reasonMissing: boolean;
  readonly count: number;
  readonly indicators: number;
  readonly areas: number;
  readonly from: number;
  readonly to: number;
  readonly effect: Effect;
  readonly notes: readonly Note[];
  readonly doubts: readonly Fault[];
  readonly preview: readonly PreviewValue[];
};

/** What was read, what storing would change, and what has to be said for that. */
function CheckedValues({ checked }: { checked: Checked }) {
  const t = useTexts(sourceTexts);
  const { effect } = checked;
  const changes = effect.revised + effect.dropped > 0;
  return (
    <CheckedFile
      title={t('values.ok', { count: checked.count })}
      lead={t('values.okLead', {
        file: checked.file,
        indicators: checked.indicators,
        areas: checked.areas,
        from: checked.from,
        to: checked.to,
        replaced: effect.replaced,
      })}
      notes={checked.notes}
      store={t('values.store')}
      fields={checked.fields}
      ask={
        <FormContext.Provider
          value={{
            values: checked.asked,
            errors: checked.reasonMissing ? { reason: 'required' } : {},
            stored: undefined,
          }}
        >
          {changes && (
            <>
              <Notice tone="warning" title={t('values.revises', { count: effect.revised + effect.dropped })}>
                <p>{t('values.revisesLead', { revised: effect.revised, dropped: effect.dropped })}</p>
              </Notice>
              <TextField name="reason" label={t('values.reason')} hint={t('values.reasonHint')} />
            </>
          )}
          <TextField name="source" label={t('values.source')} hint={t('values.sourceHint')} optional />
          <TextField name="licence" label={t('values.licence')} optional />
        </FormContext.Provider>
      }
      previewTitle={t('values.preview')}
    >
      <Preview rows={checked.preview} />
    </CheckedFile>
  );
}

function Preview({ rows }: { rows: readonly PreviewValue[] }) {
  const t = useTexts(sourceTexts);
  return (
    <Scroll label={t('values.preview')}>
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
          {rows.map((row) => (
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
    </Scroll>
  );
}
