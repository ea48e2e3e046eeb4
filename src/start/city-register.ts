/** The cities of a person who works on very many, as a register. */

import type { RegisterOf } from '#ui/table/register.ts';
import type { startTexts } from './texts.en.ts';

/** More cities than these are looked for, not looked through. */
export const mostListed = 20;

type Listed = {
  readonly id: string;
  readonly name: string;
  readonly state: string | null;
  readonly fictitious: boolean;
};

export function cityRegister(t: ReturnType<typeof startTexts>): RegisterOf<Listed> {
  return {
    columns: [
      { key: 'name', label: t('cities.name'), value: ({ name }) => name },
      { key: 'land', label: t('cities.state'), value: ({ state }) => state },
      { key: 'art', label: t('cities.kind'), value: (city) => kindOf(city, t) },
    ],
    filters: [],
    words: ({ id, name, state }) => `${name} ${state ?? ''} ${id}`,
    sortedBy: 'name',
  };
}

export function kindOf({ fictitious }: Listed, t: ReturnType<typeof startTexts>): string {
  return t(fictitious ? 'cities.fictitious' : 'cities.real');
}
