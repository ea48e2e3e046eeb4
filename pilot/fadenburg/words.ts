/** The words Fadenburg is made of: a town of weavers that nobody will look for on a map. */

export const districtNames = ['Spindelviertel', 'Webstadt', 'Garnfeld', 'Zwirnau', 'Spulenhof', 'Nadelberg'] as const;

const starts = ['Alt', 'Neu', 'Ober', 'Unter', 'Hinter', 'Klein', 'Groß', 'Hohen', 'Nieder', 'Mittel'];
const middles = [
  'spindel',
  'weber',
  'garn',
  'zwirn',
  'spul',
  'nadel',
  'faden',
  'knopf',
  'seiden',
  'leinen',
  'woll',
  'flachs',
  'samt',
  'tuch',
  'filz',
  'litzen',
];
const ends = ['au', 'feld', 'hof', 'bach', 'berg', 'heim', 'stadt', 'grund', 'wald', 'rain'];

/** The n-th place name; different for the first 1,600. */
export function placeName(n: number): string {
  const start = starts[Math.floor(n / (middles.length * ends.length)) % starts.length];
  const middle = middles[n % middles.length] ?? '';
  const end = ends[Math.floor(n / middles.length) % ends.length] ?? '';
  const word = `${middle}${end}`;
  return n < middles.length * ends.length ? word.charAt(0).toUpperCase() + word.slice(1) : `${start}${word}`;
}

export const guidelineTitles = [
  'Zusammenhalt stärken',
  'Wachstum gestalten',
  'Klima und Stadtgrün bewahren',
  'Wirtschaft und Wissen verweben',
] as const;

export const partTitles = [
  'Wohnen',
  'Mobilität',
  'Bildung und Soziales',
  'Klima und Energie',
  'Freiraum',
  'Wirtschaft und Arbeit',
] as const;

export const challenges = [
  ['Umgang mit dem Wachstum der Stadt', 'Wachstum'],
  ['Soziale Mischung der Quartiere', 'Soziale Mischung'],
  ['Anpassung an Hitze und Starkregen', 'Klimaanpassung'],
  ['Demografischer Wandel', 'Demografie'],
  ['Erhalt der finanziellen Leistungsfähigkeit', 'Finanzkraft'],
] as const;

/** Goals by sector part: what shall be different, and what measures it. */
export const goalSeeds = [
  {
    part: 0,
    title: 'Bezahlbare Wohnungen erhalten',
    indicator: 'Anteil gebundener Wohnungen',
    unit: '%',
    direction: 'up',
  },
  { part: 0, title: 'Leerstand in der Altstadt senken', indicator: 'Leerstandsquote', unit: '%', direction: 'down' },
  {
    part: 0,
    title: 'Altbauten behutsam sanieren',
    indicator: 'Sanierte Wohnungen je 1 000',
    unit: 'je 1 000 Wohnungen',
    direction: 'up',
  },
  {
    part: 0,
    title: 'Wohnen im Alter ermöglichen',
    indicator: 'Barrierearme Wohnungen je 1 000',
    unit: 'je 1 000 Wohnungen',
    direction: 'up',
  },
  {
    part: 1,
    title: 'Sichere Wege zu Fuß schaffen',
    indicator: 'Verletzte zu Fuß je 10 000 Einwohner',
    unit: 'je 10 000 Einwohner',
    direction: 'down',
  },
  {
    part: 1,
    title: 'Das Rad zur ersten Wahl machen',
    indicator: 'Anteil der Wege mit dem Rad',
    unit: '%',
    direction: 'up',
  },
  {
    part: 1,
    title: 'Straßenbahn dichter takten',
    indicator: 'Fahrgäste je Einwohner',
    unit: 'Fahrten im Jahr',
    direction: 'up',
  },
  {
    part: 1,
    title: 'Lieferverkehr bündeln',
    indicator: 'Lieferfahrten je 100 Einwohner',
    unit: 'je 100 Einwohner',
    direction: 'down',
  },
  {
    part: 2,
    title: 'Schulen rechtzeitig bauen',
    indicator: 'Schulplätze je 100 Kinder',
    unit: 'je 100 Kinder',
    direction: 'up',
  },
  { part: 2, title: 'Kitaplätze in jedem Stadtteil sichern', indicator: 'Betreuungsquote', unit: '%', direction: 'up' },
  {
    part: 2,
    title: 'Kinderarmut verringern',
    indicator: 'Kinder in Familien mit Grundsicherung',
    unit: '%',
    direction: 'down',
  },
  {
    part: 2,
    title: 'Ankommen leichter machen',
    indicator: 'Sprachkurse je 1 000 Zugezogene',
    unit: 'je 1 000',
    direction: 'up',
  },
  {
    part: 3,
    title: 'Treibhausgase halbieren',
    indicator: 'Emissionen je Einwohner',
    unit: 't im Jahr',
    direction: 'down',
  },
  {
    part: 3,
    title: 'Dächer für Sonnenstrom nutzen',
    indicator: 'Sonnenstrom je 1 000 Einwohner',
    unit: 'kW',
    direction: 'up',
  },
  {
    part: 3,
    title: 'Fernwärme erneuerbar erzeugen',
    indicator: 'Anteil erneuerbarer Fernwärme',
    unit: '%',
    direction: 'up',
  },
  {
    part: 3,
    title: 'Städtische Gebäude sparsam betreiben',
    indicator: 'Wärmebedarf städtischer Gebäude',
    unit: 'kWh je m²',
    direction: 'down',
  },
  {
    part: 4,
    title: 'Grün in Fußweite bringen',
    indicator: 'Einwohner mit Grün in der Nähe',
    unit: '%',
    direction: 'up',
  },
  {
    part: 4,
    title: 'Stadtbäume schützen und pflanzen',
    indicator: 'Straßenbäume je 100 Einwohner',
    unit: 'je 100 Einwohner',
    direction: 'up',
  },
  {
    part: 4,
    title: 'Bäche wieder öffnen',
    indicator: 'Offene Gewässer',
    unit: 'm je 1 000 Einwohner',
    direction: 'up',
  },
  { part: 4, title: 'Flächen entsiegeln', indicator: 'Versiegelte Fläche', unit: '%', direction: 'down' },
  {
    part: 5,
    title: 'Handwerk in der Stadt halten',
    indicator: 'Betriebe je 1 000 Einwohner',
    unit: 'je 1 000 Einwohner',
    direction: 'up',
  },
  {
    part: 5,
    title: 'Gründungen begleiten',
    indicator: 'Gründungen je 10 000 Einwohner',
    unit: 'je 10 000 Einwohner',
    direction: 'up',
  },
  {
    part: 5,
    title: 'Hochschule und Betriebe verknüpfen',
    indicator: 'Gemeinsame Vorhaben je 100 Betriebe',
    unit: 'je 100 Betriebe',
    direction: 'up',
  },
  { part: 5, title: 'Erdgeschosse in den Zentren beleben', indicator: 'Leere Läden', unit: '%', direction: 'down' },
] as const;

export const offices = [
  'Amt für Stadtentwicklung',
  'Amt für Wohnen',
  'Verkehrsamt',
  'Amt für Stadtgrün',
  'Schulamt',
  'Jugendamt',
  'Sozialamt',
  'Umweltamt',
  'Amt für Gebäude',
  'Kämmerei',
  'Wirtschaftsförderung',
  'Kulturamt',
  'Amt für Statistik',
] as const;
export const companies = [
  'Fadenburger Verkehrsbetriebe',
  'Stadtwerke Fadenburg',
  'Wohnungsgesellschaft Webstadt',
] as const;

/** Some goals once more in plain language. */
export const plainGoals: Readonly<Record<string, string>> = {
  'Bezahlbare Wohnungen erhalten':
    'Wohnen soll nicht zu teuer sein. Die Stadt achtet darauf, dass es genug günstige Wohnungen gibt. So können Sie in Ihrem Viertel bleiben.',
  'Sichere Wege zu Fuß schaffen':
    'Alle sollen sicher zu Fuß gehen können. Kinder und alte Menschen brauchen besonders sichere Wege. Darum baut die Stadt breite Gehwege und gute Übergänge.',
  'Schulen rechtzeitig bauen':
    'Jedes Kind braucht einen Platz in der Schule. Die Stadt baut neue Schulen, bevor es eng wird.',
  'Treibhausgase halbieren':
    'Die Erde wird wärmer. Schuld sind Abgase aus Autos, Heizungen und Fabriken. Die Stadt will, dass es nur noch halb so viele Abgase gibt.',
  'Grün in Fußweite bringen':
    'Jeder Mensch soll schnell im Grünen sein. Darum legt die Stadt neue kleine Parks an. Sie erreichen sie zu Fuß.',
};

/** Some kinds of measures in plain language. */
export const plainMeasures: Readonly<Record<string, string>> = {
  Grundschule: 'Hier geht es um eine Schule für Kinder. Die Kinder sollen genug Platz zum Lernen und Spielen haben.',
  Radweg: 'Hier geht es um einen Weg für Fahrräder. Sie sollen mit dem Rad sicher und schnell ans Ziel kommen.',
  Stadtteilpark: 'Hier geht es um einen Park. Sie sollen dort spielen, gehen und ausruhen können.',
  Haltestelle:
    'Hier geht es um eine Haltestelle. Alle sollen leicht einsteigen können, auch mit Rollstuhl oder Kinderwagen.',
};

export const measureVerbs = [
  'Neubau',
  'Sanierung',
  'Ausbau',
  'Umbau',
  'Programm',
  'Pilotvorhaben',
  'Beratung',
  'Erweiterung',
] as const;
export const measureObjects = [
  'Grundschule',
  'Kita',
  'Radweg',
  'Stadtteilpark',
  'Quartierstreff',
  'Sporthalle',
  'Haltestelle',
  'Marktplatz',
  'Bachlauf',
  'Gemeinschaftsgarten',
  'Werkhof',
  'Solardach',
  'Fußgängerzone',
  'Jugendhaus',
  'Wohnhof',
] as const;

export const sentences: Readonly<Record<string, readonly string[]>> = {
  planned: ['Der Entwurf liegt vor, die Abstimmung mit den Nachbarn läuft.', 'Die Planung ist beauftragt.'],
  running: [
    'Die Arbeiten laufen, der erste Abschnitt ist fertig.',
    'Der Auftrag ist vergeben, die Baustelle eingerichtet.',
    'Die Hälfte der Plätze ist in Betrieb.',
  ],
  paused: ['Die Arbeiten ruhen, bis die Förderung bewilligt ist.'],
  done: ['Fertig und übergeben.', 'Seit dem Frühjahr in Betrieb.'],
  dropped: ['Aufgegeben; die Aufgabe übernimmt ein anderes Vorhaben.'],
};
