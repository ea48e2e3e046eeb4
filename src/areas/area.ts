/**
 * THE DOOR of areas: divisions of the city (districts, planning areas, focus areas), their units with versioned shapes,
 * and what the concept says about a focus area.
 */

import { z } from 'zod';
import { date, line, oneOf, optionalChoice, optionalLine, optionalOneOf, optionalText } from '#analysis/fields.ts';

export const divisionKinds = [
  'city',
  'districts',
  'planning',
  'constituencies',
  'postcodes',
  'focus',
  'other',
] as const;
export type DivisionKind = (typeof divisionKinds)[number];

export type Division = {
  readonly id: string;
  readonly name: string;
  readonly kind: DivisionKind;
  readonly position: number;
  readonly source: string | null;
  readonly licence: string | null;
  readonly note: string | null;
  readonly validFrom: string | null;
  readonly revision: number;
};

/** From this day on the division has these borders, until the next version. */
export type DivisionVersion = Pick<Division, 'source' | 'licence' | 'note'> & { readonly validFrom: string };

/** Why an area is in focus. Colours follow the concept: blue special need, rust strategic, green strategic green. */
export const categories = ['special-need', 'strategic', 'strategic-green', 'observation', 'candidate'] as const;
export type Category = (typeof categories)[number];

export type Area = {
  readonly id: string;
  readonly divisionId: string;
  readonly code: string | null;
  readonly name: string;
  readonly parentId: string | null;
  readonly category: Category | null;
  readonly themes: readonly string[];
  readonly profile: string | null;
  readonly chance: string | null;
  readonly strategy: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly officeId: string | null;
  readonly managerId: string | null;
  readonly contact: string | null;
  readonly source: string | null;
  readonly retired: boolean;
  /** Half-open; null: since its division, and still. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly revision: number;
  /** Units of a finer division this area is put together from. */
  readonly partIds: readonly string[];
};

/** What can be shown as a point. Its words on screen are `placeKind`. */
export const placeKinds = ['school', 'day-care', 'tram-stop', 'bus-stop', 'train-station'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** A school, a stop: a point, or, where the source gives no point, the area it lies in. */
export type Place = {
  readonly id: string;
  readonly kind: PlaceKind;
  readonly name: string;
  readonly point: readonly [longitude: number, latitude: number] | null;
  readonly areaId: string | null;
  readonly source: string;
  readonly licence: string | null;
};

/** One version of an area's shape; half-open, the end is open where it still holds. */
export type Shape = {
  readonly areaId: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** Put together by us, not drawn by the city: said on every map. */
  readonly approximate: boolean;
  readonly source: string | null;
  /** Its land is another than before: values before and after cannot be compared. */
  readonly breaks: boolean;
  readonly geometry: {
    readonly type: 'MultiPolygon';
    readonly coordinates: readonly (readonly (readonly (readonly number[])[])[])[];
  };
};

/** Whether an area belongs to its division on a day: one that ended with a version still does before that. */
export function existsOn(
  { retired, validFrom, validTo }: Pick<Area, 'retired' | 'validFrom' | 'validTo'>,
  day: string,
) {
  if (validFrom !== null && day < validFrom) return false;
  return validTo === null ? !retired : day < validTo;
}

export const areaForm = z.object({
  name: line,
  code: optionalLine,
  category: optionalOneOf(categories),
  themes: optionalText,
  profile: optionalText,
  chance: optionalText,
  strategy: optionalText,
  reason: optionalText,
  note: optionalText,
  officeId: optionalChoice,
  managerId: optionalChoice,
  contact: optionalLine,
});
export type AreaForm = z.output<typeof areaForm>;

/** Themes are written one a line. */
export function themesOf(text: string | null): string[] {
  return (text ?? '')
    .split('\n')
    .map((theme) => theme.trim())
    .filter(Boolean)
    .slice(0, 20);
}

export const divisionForm = z.object({
  name: line,
  kind: oneOf(divisionKinds),
  validFrom: date,
  source: line,
  licence: optionalLine,
  note: optionalText,
});
export type DivisionForm = z.output<typeof divisionForm>;
