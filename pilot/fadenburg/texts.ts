/** What the invented city has written about two of its sector parts: openly an example, with what a text can hold. */

import type { PilotSection } from '../texts.server.ts';

const example = 'Beispieltext der erfundenen Stadt';
const section = (
  id: number,
  partId: string,
  kind: PilotSection['kind'],
  title: string,
  text: PilotSection['text'],
) => ({
  id: `abschnitt-${id}`,
  partId,
  kind,
  title,
  source: example,
  text,
});

export const sections: readonly PilotSection[] = [
  section(1, 'teil-1', 'analysis', 'Wo wir stehen', [
    'Fadenburg wächst langsam, aber die Wohnungen wachsen nicht überall mit. In der Altstadt stehen Häuser leer, während am Rand gebaut wird. Wer wenig verdient, findet seltener eine Wohnung im eigenen Viertel.',
    'Beobachtet wird das an [[indicator:rate-1]]. Zwei Befunde tragen diesen Fachteil:',
    {
      list: [
        'Gebundene Wohnungen fallen schneller aus der Bindung, als neue hinzukommen.',
        'Leerstand ist ein Problem einzelner Häuser, nicht ganzer Viertel.',
      ],
    },
  ]),
  section(2, 'teil-1', 'goals', 'Was wir erreichen wollen', [
    'Wohnen soll in jedem Ortsteil für jede Lebenslage möglich sein. Dafür verfolgt die Stadt zwei Ziele, die sie selbst beeinflussen kann:',
    { list: ['[[goal:ziel-1]]', '[[goal:ziel-2]]'] },
    'Beide Ziele haben einen Zielwert mit Datum und ein Amt, das für sie einsteht. Mehr Ziele würden die Kräfte teilen.',
  ]),
  section(3, 'teil-1', 'strategies', 'Auf welchem Weg', [
    { heading: 'Bestand vor Neubau' },
    'Zuerst wird genutzt, was da ist. Eigentümerinnen und Eigentümer leer stehender Häuser werden angesprochen, beraten und, wo es nötig ist, gefördert.',
    { heading: 'Boden in der Hand behalten' },
    'Städtische Grundstücke werden nach dem besten Konzept vergeben, nicht nach dem höchsten Gebot. So bleibt ein Teil der neuen Wohnungen bezahlbar.',
  ]),
  section(4, 'teil-1', 'measures', 'Was wir tun', [
    'Die Maßnahmen dieses Fachteils werden jedes Jahr fortgeschrieben. An erster Stelle stehen:',
    {
      table: [
        ['Maßnahme', 'Wofür'],
        ['[[measure:massnahme-1]]', 'Wohnungen im Bestand erhalten'],
        ['[[measure:massnahme-2]]', 'Kurze Wege im Quartier'],
      ],
    },
  ]),
  section(5, 'teil-2', 'analysis', 'Wo wir stehen', [
    'Die meisten Wege in Fadenburg sind kürzer als fünf Kilometer. Trotzdem wird mehr als die Hälfte davon mit dem Auto gefahren.',
  ]),
  section(6, 'teil-2', 'goals', 'Was wir erreichen wollen', [
    'Wer ohne Auto unterwegs ist, soll überall in der Stadt sicher und ohne Umwege ankommen, in [[area:raum-1]] ebenso wie in der Mitte.',
  ]),
  section(7, 'teil-2', 'strategies', 'Auf welchem Weg', []),
];

export const bridges = {
  strategy: [
    {
      id: 'strategie-1',
      title: 'Bestand vor Neubau',
      text: 'Leer stehende und sanierungsbedürftige Häuser werden zuerst wieder bewohnbar gemacht. Erst wenn das nicht reicht, wird neu gebaut.',
      goals: ['ziel-1', 'ziel-2'],
      measures: ['massnahme-1'],
    },
    {
      id: 'strategie-2',
      title: 'Kurze Wege im Quartier',
      text: 'Einkaufen, Schule und Haltestelle sollen in einer Viertelstunde zu Fuß erreichbar sein.',
      goals: ['ziel-2'],
      measures: ['massnahme-2'],
    },
  ],
  instrument: [
    {
      id: 'instrument-1',
      title: 'Vergabe städtischer Grundstücke nach Konzept',
      text: 'Den Zuschlag erhält das Vorhaben, das den Zielen der Stadt am besten dient; der Preis steht vorher fest.',
      goals: ['ziel-1'],
      measures: ['massnahme-1'],
    },
  ],
} as const;
