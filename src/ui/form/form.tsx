/** Forms: one column, label above, help before the field, what is wrong beside it and summed up on top. */

import { type ReactNode, useContext } from 'react';
import { formatDate } from '../format.ts';
import { useLanguage, useTexts } from '../language.ts';
import { Notice } from '../layout/page.tsx';
import { type RefusalWords, refusalWords } from '../refusal-words.ts';
import { uiTexts } from '../texts.en.ts';
import { FormContext, type FormErrors, type FormValues, Stored, useStored, wordsIn } from './state.tsx';

/** What an action gives back where it did not take the form. */
export type FormFailure = {
  readonly values: FormValues;
  readonly errors: FormErrors;
  readonly refusal: RefusalWords | null;
};

/** The failure among the things an action may answer. */
export function failureOf(answer: unknown): FormFailure | undefined {
  return answer && typeof answer === 'object' && 'errors' in answer ? (answer as FormFailure) : undefined;
}

export function Form({
  values: kept,
  failure,
  labels,
  children,
  submit,
  also,
  cancel,
  draft,
  multipart = false,
  revision,
}: {
  /** What is stored; after a failure what was typed stands instead. */
  values: FormValues;
  failure?: FormFailure | undefined;
  /** Field names as the summary of errors calls them. */
  labels: Readonly<Record<string, string>>;
  children: ReactNode;
  submit: string;
  /** Another button beside the one that saves. */
  also?: ReactNode;
  cancel?: string;
  /** Under this name the browser keeps what was typed until it is saved. */
  draft?: string;
  multipart?: boolean;
  revision?: number | undefined;
}) {
  const t = useTexts(uiTexts);
  const { values, errors, refusal } = failure ?? { values: kept, errors: {}, refusal: null };
  const stored = refusal?.key === 'changed-meanwhile' ? kept : undefined;
  return (
    <FormContext.Provider value={{ values, errors, stored }}>
      <form
        method="post"
        className="form"
        noValidate
        encType={multipart ? 'multipart/form-data' : undefined}
        data-draft={draft}
      >
        <ErrorSummary errors={errors} labels={labels} />
        {refusal && (
          <Notice tone="danger" title={refusalWords(t, refusal)}>
            <p>{t('form.kept')}</p>
          </Notice>
        )}
        {revision !== undefined && <input type="hidden" name="revision" value={revision} />}
        {children}
        <div className="form__end">
          <button type="submit" className="kern-btn kern-btn--primary">
            <span className="kern-label">{submit}</span>
          </button>
          {also}
          {cancel && (
            <a className="kern-btn kern-btn--tertiary" href={cancel}>
              <span className="kern-label">{t('cancel')}</span>
            </a>
          )}
        </div>
      </form>
    </FormContext.Provider>
  );
}

function ErrorSummary({ errors, labels }: { errors: FormErrors; labels: Readonly<Record<string, string>> }) {
  const t = useTexts(uiTexts);
  const fields = Object.entries(errors);
  if (fields.length === 0) return null;
  return (
    <Notice tone="danger" title={t('form.summary')}>
      <ul>
        {fields.map(([field, error]) => (
          <li key={field}>
            <a href={`#feld-${field}`}>{labels[field] ?? field}</a>: {errorWords(t, error)}
          </li>
        ))}
      </ul>
      <p>{t('form.kept')}</p>
    </Notice>
  );
}

type FormError = Parameters<ReturnType<typeof uiTexts>>[0];
function errorWords(t: ReturnType<typeof uiTexts>, error: string): string {
  return t(`form.error.${error}` as FormError);
}

type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
};

/** Label, help, what is wrong, and the control itself, tied together for screen readers. */
function Field({
  name,
  label,
  hint,
  optional,
  words,
  children,
}: FieldProps & { words?: ((value: string) => string) | undefined; children: (ids: ControlIds) => ReactNode }) {
  const t = useTexts(uiTexts);
  const { errors } = useContext(FormContext);
  const error = errors[name];
  const id = `feld-${name}`;
  const stored = useStored(name, words);
  const ids = [hint && `${id}-hilfe`, stored && `${id}-stand`, error && `${id}-fehler`];
  const described = ids.filter(Boolean).join(' ') || undefined;
  return (
    <div className={`kern-form-input ${error ? 'kern-form-input--error' : ''}`}>
      <label className="kern-label" htmlFor={id}>
        {label} {optional && <span className="kern-label__optional">({t('optional')})</span>}
      </label>
      {hint && (
        <div className="kern-hint" id={`${id}-hilfe`}>
          {hint}
        </div>
      )}
      {stored && (
        <p className="stored" id={`${id}-stand`}>
          {stored}
        </p>
      )}
      {children({ id, name, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p className="kern-error" id={`${id}-fehler`}>
          <span className="kern-icon kern-icon--danger" aria-hidden="true" />
          <span className="kern-body">{errorWords(t, error)}</span>
        </p>
      )}
    </div>
  );
}

type ControlIds = {
  id: string;
  name: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
};

function useValue(name: string): string {
  const value = useContext(FormContext).values[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

type InputKind = 'text' | 'email' | 'password' | 'date' | 'amount' | 'number' | 'year' | 'file' | 'url';

export function TextField({
  kind = 'text',
  autoComplete,
  accept,
  ...props
}: FieldProps & { kind?: InputKind; autoComplete?: string; accept?: string }) {
  const value = useValue(props.name);
  const language = useLanguage();
  const narrow = kind === 'date' || kind === 'amount' || kind === 'number' || kind === 'year';
  const type = kind === 'amount' || kind === 'number' || kind === 'year' ? 'text' : kind;
  return (
    <Field {...props} words={kind === 'date' ? (date) => formatDate(date, language) : undefined}>
      {(ids) => (
        <input
          {...ids}
          className={`kern-form-input__input ${narrow ? 'narrow' : ''}`}
          type={type}
          inputMode={kind === 'amount' || kind === 'number' ? 'decimal' : kind === 'year' ? 'numeric' : undefined}
          defaultValue={kind === 'password' || kind === 'file' ? undefined : value}
          autoComplete={autoComplete ?? 'off'}
          accept={accept}
        />
      )}
    </Field>
  );
}

export function TextArea({ rows = 4, ...props }: FieldProps & { rows?: number }) {
  const value = useValue(props.name);
  return (
    <Field {...props}>
      {(ids) => <textarea {...ids} className="kern-form-input__input" rows={rows} defaultValue={value} />}
    </Field>
  );
}

export type Option = { readonly value: string; readonly label: string; readonly group?: string };

export function SelectField({ options, empty, ...props }: FieldProps & { options: readonly Option[]; empty?: string }) {
  const t = useTexts(uiTexts);
  const value = useValue(props.name);
  const groups = [...new Set(options.map((option) => option.group ?? ''))];
  return (
    <Field {...props} words={wordsIn(options)}>
      {(ids) => (
        <div className="kern-form-input__select-wrapper">
          <select {...ids} className="kern-form-input__select" defaultValue={value}>
            <option value="">{empty ?? t('form.choose')}</option>
            {groups.map((group) => {
              const inside = options.filter((option) => (option.group ?? '') === group);
              const items = inside.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ));
              return group ? (
                <optgroup key={group} label={group}>
                  {items}
                </optgroup>
              ) : (
                items
              );
            })}
          </select>
        </div>
      )}
    </Field>
  );
}

/** A list of ticks, filtered as one types where it is long. */
export function TickList({ name, label, hint, optional, options }: FieldProps & { options: readonly Option[] }) {
  const t = useTexts(uiTexts);
  const { values, errors } = useContext(FormContext);
  const raw = values[name];
  const ticked = new Set(typeof raw === 'string' ? (raw ? [raw] : []) : (raw ?? []));
  const error = errors[name];
  return (
    <fieldset
      className={`kern-fieldset ticks ${error ? 'kern-fieldset--error' : ''}`}
      id={`feld-${name}`}
      tabIndex={-1}
    >
      <legend className="kern-label">
        {label} {optional && <span className="kern-label__optional">({t('optional')})</span>}
      </legend>
      {hint && <div className="kern-hint">{hint}</div>}
      <Stored name={name} words={wordsIn(options)} />
      {options.length > 12 && (
        <input
          type="search"
          className="kern-form-input__input ticks__filter"
          aria-label={`${label}: ${t('form.filter')}`}
          placeholder={t('form.filter')}
          data-filter
        />
      )}
      <div className="ticks__list">
        {options
          .toSorted((a, b) => Number(ticked.has(b.value)) - Number(ticked.has(a.value)))
          .map((option) => (
            <label key={option.value} className="ticks__item">
              <input type="checkbox" name={name} value={option.value} defaultChecked={ticked.has(option.value)} />
              <span>
                {option.label}
                {option.group && <span className="muted"> {option.group}</span>}
              </span>
            </label>
          ))}
        {options.length === 0 && <p className="muted">{t('none')}</p>}
      </div>
      {error && (
        <p className="kern-error">
          <span className="kern-body">{errorWords(t, error)}</span>
        </p>
      )}
    </fieldset>
  );
}

/** A few answers, each a large target: one tap on the phone. */
export function Choice({
  name,
  label,
  hint,
  optional,
  options,
  columns = false,
}: FieldProps & { options: readonly Option[]; columns?: boolean }) {
  const t = useTexts(uiTexts);
  const value = useValue(name);
  const error = useContext(FormContext).errors[name];
  return (
    <fieldset className={`kern-fieldset choice ${columns ? 'choice--columns' : ''}`} id={`feld-${name}`} tabIndex={-1}>
      <legend className="kern-label">
        {label} {optional && <span className="kern-label__optional">({t('optional')})</span>}
      </legend>
      {hint && <div className="kern-hint">{hint}</div>}
      <Stored name={name} words={wordsIn(options)} />
      <div className="choice__options">
        {options.map((option) => (
          <label key={option.value} className="choice__option">
            <input type="radio" name={name} value={option.value} defaultChecked={option.value === value} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {error && (
        <p className="kern-error">
          <span className="kern-body">{errorWords(t, error)}</span>
        </p>
      )}
    </fieldset>
  );
}

export function Tick({ name, label, hint }: FieldProps) {
  const value = useValue(name);
  return (
    <label className="tick">
      <input type="checkbox" name={name} id={`feld-${name}`} defaultChecked={value === 'on' || value === 'true'} />
      <span>
        {label}
        {hint && <span className="muted block">{hint}</span>}
      </span>
    </label>
  );
}

/** A row of fields that belong together: amount by year, one milestone. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className="field-row">{children}</div>;
}

export function FieldGroup({
  title,
  lead,
  children,
  id,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  id?: string;
}) {
  return (
    <fieldset className="field-group" id={id}>
      <legend>
        <h2>{title}</h2>
      </legend>
      {lead && <p className="muted">{lead}</p>}
      {children}
    </fieldset>
  );
}

/** What the form must bring back unseen: the id of a row. */
export function HiddenField({ name }: { name: string }) {
  return <input type="hidden" name={name} value={useValue(name)} />;
}
