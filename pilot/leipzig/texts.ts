/** Sections for two sector parts of Leipzig, in our words, with facts from the report of 2015 and nothing else. */

import type { PilotSection } from '../texts.server.ts';

const source =
  'Eigene Zusammenfassung nach: Schlussbericht zum Bilanzprozess, Stadt Leipzig, November 2015, Kapitel 3.2';

const housing = 'vorschlag-wohnen';
const economy = 'vorschlag-wirtschaft-und-arbeit';

export const sections: readonly PilotSection[] = [
  {
    id: 'wohnen-analyse',
    partId: housing,
    kind: 'analysis',
    title: 'Ausgangslage',
    source,
    text: [
      'In den 2000er Jahren war die Versorgung mit Wohnraum in Leipzig nach Schrumpfung und Sanierung leicht zu lösen. Mit dem Wachstum der Stadt stellt sich die Aufgabe neu. Mehrere Gesprächspartner betonen, dass der Beschluss des wohnungspolitischen Konzepts sie noch nicht gelöst hat.',
      'Strittig ist, wo vorrangig gebaut werden soll: in neuen Gebieten am Stadtrand oder durch Verdichtung in der inneren Stadt. Auch über die Rolle privater, öffentlicher und genossenschaftlicher Bauträger gehen die Meinungen auseinander.',
    ],
  },
  {
    id: 'wohnen-ziele',
    partId: housing,
    kind: 'goals',
    title: 'Ziele',
    source,
    text: [
      'Als wichtigstes Ziel nennen die Gesprächspartner, so viel Bautätigkeit anzustoßen, dass jederzeit genügend Wohnungen angeboten werden und die Preise in vertretbaren Grenzen bleiben.',
    ],
  },
  {
    id: 'wohnen-strategien',
    partId: housing,
    kind: 'strategies',
    title: 'Strategien',
    source,
    text: [
      {
        list: [
          'Die Strategien des wohnungspolitischen Konzepts werden räumlich konkretisiert.',
          'Die städtische Liegenschaftspolitik dient, soweit noch möglich, einer sozial verträglichen Versorgung mit Wohnraum.',
          'Empfohlen wird eine Arbeitsstruktur über Ämter und Institutionen hinweg.',
        ],
      },
      'Beim Bestand sollen vor allem die Gebäude der 1950er und 1960er Jahre stärker beachtet werden. Der Denkmalschutz wird innerhalb dieses Fachteils weiterverfolgt.',
    ],
  },
  {
    id: 'wirtschaft-analyse',
    partId: economy,
    kind: 'analysis',
    title: 'Ausgangslage',
    source,
    text: [
      'In den Expertengesprächen wurde die lokale Wirtschaft deutlich stärker betont als in den Workshops der Verwaltung. Erwartet wird vor allem, dass Entscheidungen zügig und dienstleistungsorientiert fallen und dabei die fachlichen Anforderungen gegeneinander abgewogen werden.',
    ],
  },
  {
    id: 'wirtschaft-ziele',
    partId: economy,
    kind: 'goals',
    title: 'Ziele',
    source,
    text: [
      'Flächen in der inneren Stadt sollen aktiver entwickelt werden, damit kleine und mittlere Unternehmen sich ansiedeln, erweitern und halten können, in einer kompakten und stärker gemischten Stadt. Auch die Landwirtschaft soll im Konzept vorkommen.',
    ],
  },
];
