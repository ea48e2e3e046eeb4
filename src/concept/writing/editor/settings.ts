/** What the page tells the editor's script; its words come from the room's texts. */

export type ShownReference = {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly kindWord: string;
  /** Ended, or unknown; null where all is well. */
  readonly note: string | null;
};

export type EditorSettings = {
  readonly base: string;
  readonly section: string;
  readonly name: string;
  readonly personId: string;
  readonly language: 'de' | 'en';
  readonly references: readonly ShownReference[];
  readonly mostCharacters: number;
  /** Signs of the part's other sections: analysis, and the rest. */
  readonly others: { readonly analysis: number; readonly rest: number };
  readonly isAnalysis: boolean;
  readonly limits: { readonly section: number; readonly part: number; readonly analysisShare: number };
  readonly words: {
    readonly state: Readonly<Record<string, string>>;
    readonly restored: string;
    readonly pasteTooLong: string;
    readonly nothingFound: string;
    readonly unknownReference: string;
    readonly here: string;
    readonly length: string;
    readonly lengthPart: string;
    readonly tooLongSection: string;
    readonly tooLongPart: string;
    readonly tooMuchAnalysis: string;
    readonly text: string;
  };
};

/** Fills `{{name}}` in the words of the page. */
export function filled(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
