/** Word inside the process that a text was changed outside of the editor: who has it open gets the change. */

type Listener = (cityId: string, sectionId: string) => void;
const listeners = new Set<Listener>();

export function tellChanged(cityId: string, sectionId: string): void {
  for (const listener of listeners) listener(cityId, sectionId);
}

/** @returns ends the listening */
export function whenChanged(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
