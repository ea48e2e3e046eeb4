/** What a form and its fields know of each other: what was typed, what is wrong, what somebody else stored meanwhile. */

import { createContext, useContext } from 'react';
import { useTexts } from '../language.ts';
import { uiTexts } from '../texts.en.ts';

/** What the person typed, by field; several values for a list of ticks. */
export type FormValues = Readonly<Record<string, string | readonly string[] | undefined>>;
/** A key of `form.error` per field. */
export type FormErrors = Readonly<Record<string, string>>;

type State = {
  readonly values: FormValues;
  readonly errors: FormErrors;
  /** Only where somebody else saved in between. */
  readonly stored?: FormValues | undefined;
};
export const FormContext = createContext<State>({ values: {}, errors: {} });

const listed = (value: FormValues[string]): string[] =>
  (typeof value === 'string' ? [value.replaceAll('\r\n', '\n')] : [...(value ?? [])]).filter(Boolean).sort();

type Wording = ((value: string) => string) | undefined;

/** What is stored by now, in words, where that is something else than what stands in the field. */
export function useStored(name: string, words: Wording = (value) => value): string | null {
  const t = useTexts(uiTexts);
  const { values, stored } = useContext(FormContext);
  if (!stored) return null;
  const [now, typed] = [listed(stored[name]), listed(values[name])];
  if (now.join('\n') === typed.join('\n')) return null;
  return now.length > 0 ? t('form.stored', { value: now.map(words).join(', ') }) : t('form.storedNothing');
}

/** The same for a group of choices, between its legend and its options. */
export function Stored({ name, words }: { name: string; words?: Wording }) {
  const said = useStored(name, words);
  return said && <p className="stored">{said}</p>;
}

/** The words of a choice. */
export const wordsIn = (options: readonly { readonly value: string; readonly label: string }[]) => (value: string) =>
  options.find((option) => option.value === value)?.label ?? value;
