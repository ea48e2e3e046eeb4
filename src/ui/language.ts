/**
 * Texts: each room has `texts.de.ts`, which holds the keys, and `texts.en.ts`, which must have the same shape.
 * `defineTexts` joins them; `t('state.running')` is checked by the compiler, plurals and names go through i18next.
 */

import { createInstance } from 'i18next';
import { createContext, useContext } from 'react';

export type Language = 'de' | 'en';

/** What the English texts must satisfy: the German keys, each with some words. */
export type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : Same<T[K]> };

type Plural<K extends string> = K extends `${infer Stem}_one` | `${infer Stem}_other` | `${infer Stem}_zero` ? Stem : K;
export type TextKey<T> = {
  [K in keyof T & string]: T[K] extends string ? Plural<K> : `${K}.${TextKey<T[K]>}`;
}[keyof T & string];

export type Vars = Readonly<Record<string, string | number>>;
export type Texts<T> = (language: Language) => Words<T>;
/** `t('key')`, `t('key', { name, count })`. */
export type Words<T> = (key: TextKey<T>, vars?: Vars) => string;

const instance = createInstance({
  lng: 'de',
  fallbackLng: false,
  interpolation: { escapeValue: false },
  resources: {},
  initAsync: false,
});
void instance.init();

export function defineTexts<const T extends object>(room: string, { de, en }: { de: T; en: Same<T> }): Texts<T> {
  instance.addResourceBundle('de', room, de, true, true);
  instance.addResourceBundle('en', room, en, true, true);
  const words = { de: wordsIn('de', room), en: wordsIn('en', room) };
  return (language) => words[language] as Words<T>;
}

function wordsIn(language: Language, room: string) {
  const translate = instance.getFixedT(language, room);
  // A register says the same hundred words in every row: those without variables are looked up once.
  const plain = new Map<string, string>();
  return (key: string, vars?: Vars): string => {
    if (vars) return translate(key, vars);
    const found = plain.get(key) ?? translate(key);
    plain.set(key, found);
    return found;
  };
}

export const LanguageContext = createContext<Language>('de');

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The words of a room in the reader's language. */
export function useTexts<T>(texts: Texts<T>): Words<T> {
  return texts(useContext(LanguageContext));
}
