/** References inside the editor: shown by the present name of what they mean, chosen by searching for it. */

import type { Node } from 'prosemirror-model';
import type { EditorView, NodeView } from 'prosemirror-view';
import { textSchema } from '../text-schema.ts';
import type { EditorSettings, ShownReference } from './settings.ts';

const keyOf = ({ kind, id }: { kind: string; id: string }) => `${kind}/${id}`;

export class ReferenceNames {
  readonly #known = new Map<string, ShownReference>();
  readonly #waiting = new Map<string, Set<HTMLElement>>();
  readonly #settings: EditorSettings;
  #timer = 0;

  constructor(settings: EditorSettings) {
    this.#settings = settings;
    for (const each of settings.references) this.learn(each);
  }

  learn(reference: ShownReference): void {
    this.#known.set(keyOf(reference), reference);
    for (const element of this.#waiting.get(keyOf(reference)) ?? []) show(element, reference);
    this.#waiting.delete(keyOf(reference));
  }

  view(node: Node): NodeView {
    const dom = document.createElement('span');
    dom.className = 'reference';
    dom.contentEditable = 'false';
    const reference = { kind: String(node.attrs['kind']), id: String(node.attrs['id']) };
    const known = this.#known.get(keyOf(reference));
    if (known) show(dom, known);
    else {
      dom.textContent = '…';
      const waiting = this.#waiting.get(keyOf(reference)) ?? new Set();
      this.#waiting.set(keyOf(reference), waiting.add(dom));
      // Somebody else has put it in: its name is asked for.
      this.#timer ||= window.setTimeout(() => void this.#ask(), 150);
    }
    return { dom, ignoreMutation: () => true };
  }

  async #ask() {
    this.#timer = 0;
    const asked = [...this.#waiting.keys()];
    const query = new URLSearchParams({ nur: asked.join(',') });
    const answer = await fetch(`${this.#settings.base}/konzept/verweise?${query}`).catch(() => null);
    if (!answer?.ok) return;
    for (const each of (await answer.json()) as ShownReference[]) this.learn(each);
    for (const key of asked) {
      for (const element of this.#waiting.get(key) ?? []) element.textContent = this.#settings.words.unknownReference;
    }
  }

  async search(words: string): Promise<ShownReference[]> {
    const query = new URLSearchParams({ suche: words });
    const answer = await fetch(`${this.#settings.base}/konzept/verweise?${query}`);
    return answer.ok ? ((await answer.json()) as ShownReference[]) : [];
  }
}

function show(element: HTMLElement, { name, kindWord, note }: ShownReference) {
  element.textContent = note ? `${name} (${note})` : name;
  element.title = kindWord;
}

/** The dialog in which a reference is searched and chosen, with arrow keys or pointer. */
export class ReferencePicker {
  readonly #dialog: HTMLDialogElement;
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #names: ReferenceNames;
  readonly #nothing: string;
  #found: ShownReference[] = [];
  #at = 0;
  #asked = 0;
  #view: EditorView | null = null;
  /** Typed to open the dialog: written after all if nothing is chosen. */
  #otherwise = '';

  constructor(dialog: HTMLDialogElement, names: ReferenceNames, nothing: string) {
    this.#dialog = dialog;
    this.#input = dialog.querySelector('input') as HTMLInputElement;
    this.#list = dialog.querySelector('[role=listbox]') as HTMLElement;
    this.#names = names;
    this.#nothing = nothing;
    this.#input.addEventListener('input', () => void this.#search());
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    dialog.addEventListener('close', () => this.#closed());
    this.#list.addEventListener('click', (event) => {
      const row = (event.target as HTMLElement).closest<HTMLElement>('[role=option]');
      if (row) this.#choose(Number(row.dataset['index']));
    });
  }

  open(view: EditorView, otherwise = ''): void {
    this.#view = view;
    this.#otherwise = otherwise;
    this.#input.value = '';
    this.#dialog.showModal();
    void this.#search();
  }

  async #search() {
    this.#asked += 1;
    const asked = this.#asked;
    const found = await this.#names.search(this.#input.value).catch(() => []);
    if (asked !== this.#asked) return;
    this.#found = found;
    this.#at = 0;
    this.#draw();
  }

  #draw() {
    const rows = this.#found.map((each, index) => {
      const row = document.createElement('div');
      row.role = 'option';
      row.id = `reference-${index}`;
      row.dataset['index'] = String(index);
      row.ariaSelected = String(index === this.#at);
      const kind = document.createElement('span');
      kind.className = 'muted small block';
      kind.textContent = each.note ? `${each.kindWord}, ${each.note}` : each.kindWord;
      row.append(each.name, kind);
      return row;
    });
    if (rows.length === 0) {
      const none = document.createElement('div');
      none.textContent = this.#nothing;
      this.#list.replaceChildren(none);
    } else this.#list.replaceChildren(...rows);
    this.#input.setAttribute('aria-activedescendant', rows.length > 0 ? `reference-${this.#at}` : '');
    rows[this.#at]?.scrollIntoView({ block: 'nearest' });
  }

  #key(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.#found.length > 0) {
      this.#at = (this.#at + step + this.#found.length) % this.#found.length;
      this.#draw();
      event.preventDefault();
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      this.#choose(this.#at);
    }
  }

  #choose(index: number) {
    const chosen = this.#found[index];
    const view = this.#view;
    if (!chosen || !view) return;
    this.#names.learn(chosen);
    const node = textSchema.nodes['reference']?.create({ kind: chosen.kind, id: chosen.id });
    if (node) view.dispatch(view.state.tr.replaceSelectionWith(node, false).insertText(' ').scrollIntoView());
    this.#otherwise = '';
    this.#dialog.close();
  }

  #closed() {
    const view = this.#view;
    if (view && this.#otherwise) view.dispatch(view.state.tr.insertText(this.#otherwise));
    this.#otherwise = '';
    view?.focus();
  }
}
