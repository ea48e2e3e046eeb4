/** What is written for the concept and not adopted: a section with its text, and the bridges between goals and measures. */

import { bridgeForm, bridgeKinds } from '#concept/bridges/bridge.ts';
import { saveBridge } from '#concept/bridges/bridges.store.server.ts';
import { sectionForm } from '#concept/writing/section.ts';
import { saveSection } from '#concept/writing/sections.store.server.ts';
import { changeText } from '#concept/writing/texts.store.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { hidden } from './canary-words.ts';
import { actor } from './city.ts';

/** Into a city that has the part `teil`. */
export async function written(db: CityDb): Promise<void> {
  const form = sectionForm.parse({ kind: 'analysis', title: hidden('Abschnitt') });
  await saveSection(db, actor, { id: 'abschnitt', sectorPartId: 'teil', form });
  const said = { type: 'text', text: hidden('Abschnittstext') };
  await changeText(db, 'abschnitt', () => ({ type: 'doc', content: [{ type: 'paragraph', content: [said] }] }));
  for (const kind of bridgeKinds) {
    const text = hidden('Brueckentext');
    await saveBridge(db, actor, kind, { id: kind, form: bridgeForm.parse({ title: hidden('Bruecke'), text }) });
  }
}
