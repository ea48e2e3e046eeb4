/** What every part of the invented city is made with. */

import { slug } from '#platform/id.server.ts';
import { companies, offices } from './words.ts';

export const source = 'Fadenburg ist erfunden; alle Namen, Zahlen und Beträge sind Beispiele.';

export type Size = {
  readonly goals: number;
  readonly measures: number;
  readonly areas: number;
  readonly indicators: number;
  readonly years: number;
  readonly focusAreas: number;
};

export type Make = {
  readonly name: string;
  readonly size: Size;
  readonly today: string;
  readonly random: () => number;
  readonly year: number;
};

/** What shows how the house works; at the sizes that are for measuring, and for tests, none. */
export const showsAll = ({ areas }: Size) => areas > 20 && areas <= 100;

export function pick<T>(make: Make, list: readonly T[]): T {
  const found = list[Math.floor(make.random() * list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

/** That all is invented stands with the city, not with every one of its rows. */
export const fresh = { source: null, retired_at: null, revision: 1 };

export const officeIds = offices.map(slug);
export const leadNames = new Map([...offices, ...companies].map((name) => [slug(name), name]));
export const leadIds = [...leadNames.keys()];
