/**
 * THE DOOR of the concept's texts: each sector part is written in sections of four kinds. A section has a title and a text,
 * a document of headings, paragraphs, lists, tables and references to what the concept speaks of.
 */

import { z } from 'zod';
import { line, oneOf, optionalLine } from '#analysis/fields.ts';

/** What a section is about, in the order a part is read: little analysis, much of what follows from it. */
export const sectionKinds = ['analysis', 'goals', 'strategies', 'measures'] as const;
export type SectionKind = (typeof sectionKinds)[number];

/** What a text can refer to; it is shown by its present name. */
export const referenceKinds = ['goal', 'measure', 'indicator', 'area'] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

/** The page of what a reference means, without its id. */
export const referencePages: Readonly<Record<ReferenceKind, string>> = {
  goal: '/ziele',
  measure: '/massnahmen',
  indicator: '/indikatoren',
  area: '/raeume',
};

/** A piece of a section's text as ProseMirror writes it down: a node with children, attributes and marks. */
export type TextNode = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly TextNode[];
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[];
  readonly text?: string;
};

export const emptyBody: TextNode = { type: 'doc', content: [{ type: 'paragraph' }] };

export type Section = {
  readonly id: string;
  readonly sectorPartId: string;
  readonly kind: SectionKind;
  readonly title: string;
  readonly position: number;
  readonly source: string | null;
  readonly retired: boolean;
  readonly revision: number;
  /** Signs of the text, without markup. */
  readonly characters: number;
  /** Since when the text rests: a version holds it, nobody writes on. */
  readonly frozenAt: string | null;
};

export type SectionText = {
  readonly body: TextNode;
  readonly characters: number;
  readonly frozenAt: string | null;
  readonly storedAt: string;
  /** Counts every storing of the text. */
  readonly revision: number;
};

export const sectionForm = z.object({ kind: oneOf(sectionKinds), title: line, source: optionalLine });
export type SectionForm = z.output<typeof sectionForm>;
