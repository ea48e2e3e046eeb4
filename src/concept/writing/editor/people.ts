/** Who else is in the text: their cursors with their names, and their names above the text. */

import type { DecorationAttrs } from 'prosemirror-view';

type User = { readonly id?: string; readonly name?: string };

/** One of six colours, always the same for a person; the name stands beside it. */
function colourOf({ id = '' }: User): number {
  let sum = 0;
  for (const sign of id) sum = (sum * 31 + sign.charCodeAt(0)) % 6;
  return sum;
}

export function cursorOf(user: User): HTMLElement {
  const cursor = document.createElement('span');
  cursor.className = `cursor cursor--${colourOf(user)}`;
  // The name is drawn by the style: it is no part of the text, for nobody who copies it or has it read out.
  cursor.dataset['name'] = user.name ?? '';
  return cursor;
}

export function selectionOf(user: User): DecorationAttrs {
  return { class: `selection selection--${colourOf(user)}` };
}

export class People {
  readonly #place: HTMLElement;
  readonly #here: string;

  constructor(place: HTMLElement, here: string) {
    this.#place = place;
    this.#here = here;
  }

  show(states: ReadonlyMap<number, Record<string, unknown>>, own: string): void {
    const others = new Map<string, User>();
    for (const state of states.values()) {
      const user = state['user'] as User | undefined;
      if (user?.id && user.id !== own) others.set(user.id, user);
    }
    const chips = [...others.values()].map((user) => {
      const chip = document.createElement('span');
      chip.className = `person person--${colourOf(user)}`;
      chip.textContent = user.name ?? '';
      return chip;
    });
    this.#place.hidden = chips.length === 0;
    this.#place.replaceChildren(...(chips.length > 0 ? [`${this.#here} `, ...chips] : []));
  }
}
