/**
 * A report as a document: parts of blocks, in words and numbers ready to be read. Web page, PDF and JSON are made from it,
 * so they say the same; what is frozen is this.
 */

import type { Line } from '#ui/chart/line-chart.ts';

export type TableBlock = {
  readonly type: 'table';
  readonly caption: string;
  readonly head: readonly string[];
  /** Columns that hold numbers stand on the right. */
  readonly numbers: readonly number[];
  /** Relative widths, where columns should differ. */
  readonly widths?: readonly number[];
  readonly rows: readonly (readonly string[])[];
};
export type ChartBlock = {
  readonly type: 'chart';
  readonly title: string;
  readonly lead: string;
  /** What the picture says, for those who do not see it. */
  readonly alt: string;
  readonly note: string;
  readonly lines: readonly Line[];
  /** First years in other borders. */
  readonly breaks?: readonly { readonly year: number; readonly label: string }[];
  readonly target: { readonly value: number; readonly year: number; readonly label: string } | null;
  readonly decimals: number;
};
export type MapBlock = {
  readonly type: 'map';
  readonly alt: string;
  readonly note: string;
  readonly width: number;
  readonly height: number;
  readonly ground: readonly string[];
  readonly subjects: readonly {
    readonly d: string;
    readonly look: 'blue' | 'rust' | 'green' | 'outline' | 'subject';
  }[];
};
export type Block =
  | { readonly type: 'heading'; readonly text: string; readonly lead?: string }
  | { readonly type: 'paragraph'; readonly text: string; readonly tone?: 'lead' | 'note' | 'break' }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | { readonly type: 'figures'; readonly items: readonly { readonly value: string; readonly label: string }[] }
  | TableBlock
  | ChartBlock
  | MapBlock
  /** Small charts side by side, to be compared. */
  | { readonly type: 'charts'; readonly charts: readonly ChartBlock[] }
  /** A map with what is to be said beside it. */
  | { readonly type: 'beside'; readonly map: MapBlock; readonly blocks: readonly Block[] };

export const partKinds = [
  'short',
  'goals',
  'indicators',
  'measures',
  'money',
  'areas',
  'breaks',
  'decisions',
  'basis',
] as const;
export type PartKind = (typeof partKinds)[number];
export type Part = { readonly kind: PartKind; readonly title: string; readonly blocks: readonly Block[] };

export type ReportDocument = {
  readonly city: string;
  readonly year: number;
  readonly title: string;
  readonly subtitle: string;
  readonly asOf: string;
  readonly writtenAt: string;
  readonly language: 'de' | 'en';
  /** What the reader must know before anything else: an invented city, example values. */
  readonly warning: string | null;
  readonly parts: readonly Part[];
};
