/** How long the text is while it is written, and the part it belongs to, beside the limits the city has set itself. */

import type { Node } from 'prosemirror-model';
import { judged, pagesOf } from '../text-length.ts';
import { type EditorSettings, filled } from './settings.ts';

export class LengthLine {
  readonly #place: HTMLElement;
  readonly #settings: EditorSettings;
  readonly #number: Intl.NumberFormat;
  #timer = 0;

  constructor(place: HTMLElement, settings: EditorSettings) {
    this.#place = place;
    this.#settings = settings;
    this.#number = new Intl.NumberFormat(settings.language, { maximumFractionDigits: 1 });
  }

  show(doc: Node): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#draw(doc.textContent.length), 200);
  }

  #draw(characters: number) {
    const { words, limits, others, isAnalysis } = this.#settings;
    const lengths = {
      analysis: others.analysis + (isAnalysis ? characters : 0),
      rest: others.rest + (isAnalysis ? 0 : characters),
    };
    const part = lengths.analysis + lengths.rest;
    const { share, tooLong, tooMuchAnalysis } = judged(lengths, limits);
    const said = (count: number) => ({
      characters: this.#number.format(count),
      pages: this.#number.format(pagesOf(count)),
      share: this.#number.format(share ?? 0),
      limit: this.#number.format(limits.section),
      partLimit: this.#number.format(limits.part),
      shareLimit: this.#number.format(limits.analysisShare),
    });
    const lines = [
      [filled(words.length, said(characters)), false],
      [filled(words.lengthPart, said(part)), false],
      [filled(words.tooLongSection, said(characters)), characters > limits.section],
      [filled(words.tooLongPart, said(part)), tooLong],
      [filled(words.tooMuchAnalysis, said(part)), tooMuchAnalysis],
    ] as const;
    this.#place.replaceChildren(
      ...lines.flatMap(([text, warning], index) => {
        if (index > 1 && !warning) return [];
        const line = document.createElement('p');
        line.className = warning ? 'break' : 'muted';
        line.textContent = text;
        return [line];
      }),
    );
  }
}
