/** Every page, both languages, light and dark, for those who do not see it, use no mouse, or look at it on a phone. */

import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { faultsOf } from './axe.ts';
import { address, movedSince, windowOf } from './person.ts';

const coordinators = [
  '/',
  '/konto',
  '/fadenburg',
  '/fadenburg?leitlinie=leitlinie-1',
  '/fadenburg/luecken',
  '/fadenburg/suche',
  '/fadenburg/suche?q=wohnung',
  '/fadenburg/suche?q=Radwge&art=measure',
  '/fadenburg/aufgaben',
  '/fadenburg/aufgaben?art=take-part',
  '/fadenburg/abwesenheit',
  '/fadenburg/abdeckung',
  '/leipzig/abdeckung',
  '/fadenburg/konzept',
  '/fadenburg/konzept/text',
  '/fadenburg/konzept/textlaengen',
  '/fadenburg/konzept/abschnitte/abschnitt-1',
  '/fadenburg/konzept/abschnitte/abschnitt-4/absaetze',
  '/fadenburg/konzept/abschnitte/abschnitt-1/bearbeiten',
  '/fadenburg/fachteile/teil-1',
  '/fadenburg/fachteile/teil-3',
  '/fadenburg/fachteile/teil-1/abschnitte/neu',
  '/fadenburg/strategien',
  '/fadenburg/strategien/neu',
  '/fadenburg/strategien/strategie-1',
  '/fadenburg/strategien/strategie-1/bearbeiten',
  '/fadenburg/instrumente',
  '/fadenburg/instrumente/neu',
  '/fadenburg/instrumente/instrument-1',
  '/fadenburg/instrumente/instrument-1/bearbeiten',
  '/fadenburg/konzept/leitlinien/neu',
  '/fadenburg/konzept/fachteile/teil-1/bearbeiten',
  '/fadenburg/leitlinien/leitlinie-1',
  '/fadenburg/ziele',
  '/fadenburg/ziele/neu',
  '/fadenburg/ziele/ziel-1',
  '/fadenburg/ziele/ziel-1/bearbeiten',
  '/fadenburg/ziele/ziel-1/einschaetzung',
  '/fadenburg/fassungen',
  '/fadenburg/fassungen/neu',
  '/fadenburg/fassungen/beschluss',
  '/nadelfurt/fassungen/beschluss',
  '/fadenburg/fassungen/insek-alt/zurueckziehen/goal/ziel-1',
  '/fadenburg/ratsraum/vorlagen/aus/conflict/konflikt-3',
  '/fadenburg/ratsraum/vorlagen/aus/version/entwurf',
  '/fadenburg/fassungen/verfahren',
  '/fadenburg/fassungen/verfahren/neu',
  '/fadenburg/fassungen/verfahren/consultation',
  '/fadenburg/fassungen/entwurf',
  '/fadenburg/fassungen/insek-neu',
  '/fadenburg/fassungen/entwurf/anhoerung',
  '/fadenburg/fassungen/entwurf/anhoerung/amt-fuer-wohnen',
  '/fadenburg/fassungen/entwurf/anmerkungen/anmerkung-1',
  '/fadenburg/fassungen/entwurf/schritt',
  '/fadenburg/fassungen/entwurf/bearbeiten',
  '/fadenburg/fassungen/entwurf/aussagen/goal/ziel-1',
  '/fadenburg/fassungen/entwurf/aussagen/target',
  '/fadenburg/synopse',
  '/fadenburg/synopse?a=insek-alt&b=insek-neu&ansicht=text&umfang=alle',
  '/leipzig/fassungen/seko-2009',
  '/fadenburg/matrix',
  '/fadenburg/matrix?lesart=money',
  '/fadenburg/matrix/teil-1/aufgabe-1',
  '/fadenburg/matrix/befunde',
  '/fadenburg/fachplaene',
  '/fadenburg/fachplaene/neu',
  '/fadenburg/fachplaene/klimaprogramm',
  '/fadenburg/fachplaene/klimaprogramm/bearbeiten',
  '/fadenburg/prueflisten',
  '/fadenburg/prueflisten/neu',
  '/fadenburg/prueflisten/pruefliste-klima',
  '/fadenburg/prueflisten/pruefliste-klima/bearbeiten',
  '/fadenburg/prueflisten/pruefliste-klima/teil-1',
  '/fadenburg/mitwirkung',
  '/fadenburg/mitwirkung/ziel/ziel-1',
  '/fadenburg/mitwirkung/fachteil/teil-1/sozialamt',
  '/fadenburg/gruppen',
  '/fadenburg/gruppen/neu',
  '/fadenburg/gruppen/gruppe-klima',
  '/fadenburg/gruppen/gruppe-klima/bearbeiten',
  '/fadenburg/gruppen/gruppe-klima/treffen/neu',
  '/fadenburg/gruppen/gruppe-klima/treffen/treffen-1',
  '/fadenburg/belastung',
  '/fadenburg/pflege/ziel/ziel-1',
  '/fadenburg/offen',
  '/leipzig/fachplaene',
  '/fadenburg/massnahmen',
  '/fadenburg/massnahmen?prioritaet=core&ziel=ziel-1',
  '/fadenburg/massnahmen/neu',
  '/fadenburg/massnahmen/import',
  '/fadenburg/massnahmen/massnahme-36',
  '/fadenburg/massnahmen/massnahme-36/bearbeiten',
  '/fadenburg/massnahmen/massnahme-36/stand',
  '/fadenburg/massnahmen/massnahme-36/geld',
  '/fadenburg/haushalt',
  '/fadenburg/haushalt/neu',
  '/fadenburg/haushalt/produkt-1',
  '/fadenburg/haushalt/produkt-1/bearbeiten',
  '/fadenburg/karte',
  '/fadenburg/karte?vergleich=years&ebenen=measures,focus,school&flaeche=10.88,50.58,10.92,50.62',
  '/fadenburg/karte?gliederung=schwerpunktraeume&kategorie=strategic',
  '/fadenburg/raeume',
  '/fadenburg/raeume?gliederung=ortsteile',
  '/fadenburg/raeume/neu',
  '/fadenburg/raeume/import',
  '/fadenburg/raeume/uebertragen',
  '/fadenburg/orte',
  '/fadenburg/orte/import',
  '/fadenburg/raeume/raum-1',
  '/fadenburg/raeume/raum-1/bearbeiten',
  '/fadenburg/beobachtung',
  `/fadenburg/beobachtung/rate-1/${new Date().getFullYear() - 1}`,
  '/fadenburg/zielkonflikte',
  '/fadenburg/zielkonflikte/neu',
  '/fadenburg/zielkonflikte/vorschlaege',
  '/fadenburg/zielkonflikte/nutzungen',
  '/fadenburg/zielkonflikte/nutzungen/green',
  '/fadenburg/zielkonflikte/wirkungen',
  '/fadenburg/zielkonflikte/wirkungen/ziel-1?amt=amt-fuer-wohnen',
  '/fadenburg/zielkonflikte/verfahren',
  '/fadenburg/zielkonflikte/verfahren/neu',
  '/fadenburg/zielkonflikte/verfahren/rat',
  '/fadenburg/zielkonflikte/konflikt-1',
  '/fadenburg/zielkonflikte/konflikt-4',
  '/fadenburg/zielkonflikte/konflikt-5',
  '/fadenburg/zielkonflikte/konflikt-1/bearbeiten',
  '/fadenburg/zielkonflikte/konflikt-1/stellungnahme/amt-fuer-wohnen',
  '/fadenburg/zielkonflikte/konflikt-3/schritt/4',
  '/leipzig/zielkonflikte',
  '/fadenburg/warnungen',
  '/fadenburg/warnungen?zustand=waiting&verfahren=level',
  '/fadenburg/warnungen/regeln',
  '/fadenburg/warnungen/regeln/neu',
  '/fadenburg/indikatoren',
  '/fadenburg/indikatoren/neu',
  '/fadenburg/indikatoren/berechnen',
  '/fadenburg/indikatoren/berechnen?art=share',
  '/fadenburg/indikatoren/berechnen?art=weighted-mean',
  '/fadenburg/indikatoren/rate-1/berechnung',
  '/fadenburg/indikatoren/einwohner-messzahl',
  '/fadenburg/indikatoren/import',
  '/fadenburg/indikatoren/importe',
  '/fadenburg/indikatoren/rate-1',
  '/fadenburg/indikatoren/rate-1?raum=ot-1',
  '/fadenburg/indikatoren/zahl-1/bearbeiten',
  '/fadenburg/vergleich?raum=ot-1,ot-2&von=x',
  '/fadenburg/zusammenhang?x=rate-1&y=rate-2&skala=log-x&gewichtet=on',
  '/fadenburg/raeume/ot-1/dossier',
  '/fadenburg/segregation',
  '/fadenburg/bevoelkerung',
  '/muenster/bevoelkerung',
  '/fadenburg/bevoelkerung/import',
  '/fadenburg/bevoelkerung/register/schutz',
  '/fadenburg/bevoelkerung/annahmen/neu',
  '/fadenburg/bevoelkerung/annahmen/weniger-zuzug',
  '/fadenburg/karte?klassen=around',
  '/fadenburg/karte?klassen=own&grenzen=20;40',
  '/fadenburg/segregation?gruppe=zahl-1&gegen=zahl-2',
  '/fadenburg/indizes',
  '/fadenburg/indizes/lebenslagen',
  '/fadenburg/ratsraum',
  '/leipzig/ratsraum',
  '/leipzig/ratsraum/vorlagen',
  '/leipzig/ratsraum/vorlagen/vii-a-08607',
  '/leipzig/ratsraum/gremien',
  '/leipzig/ratsraum/gremien/or-moelkau',
  '/fadenburg/ratsraum/vorlagen/neu',
  '/fadenburg/ratsraum/vorlagen/import',
  '/fadenburg/ratsraum/vorlagen/aus/measure/massnahme-36',
  '/fadenburg/ratsraum/vorlagen/vorlage-2',
  '/fadenburg/ratsraum/vorlagen/vorlage-2/bearbeiten',
  '/fadenburg/ratsraum/vorlagen/vorlage-2/pruefung',
  '/fadenburg/ratsraum/vorlagen/vorlage-2/beschlusstext',
  '/fadenburg/ratsraum/vorlagen/vorlage-2/anlagen',
  '/fadenburg/ratsraum/vorlagen/vorlage-2/beratungen/neu',
  '/fadenburg/ratsraum/vorlagen/vorlage-2/beratungen/b-4',
  '/fadenburg/ratsraum/gremien/beirat-bezirk-1',
  '/fadenburg/ratsraum/gremien/neu',
  '/fadenburg/ratsraum/gremien/rat/bearbeiten',
  '/fadenburg/ratsraum/sitzungen',
  '/fadenburg/ratsraum/sitzungen/neu',
  '/fadenburg/ratsraum/sitzungen/sitzung-4',
  '/fadenburg/ratsraum/sitzungen/sitzung-4/bearbeiten',
  '/fadenburg/ratsraum/aenderungen',
  '/fadenburg/ratsraum/aenderungen/neu?zu=paper&eintrag=vorlage-2',
  '/fadenburg/ratsraum/aenderungen/aenderung-1',
  '/fadenburg/ratsraum/stellungnahmen',
  '/fadenburg/ratsraum/stellungnahmen/neu?zu=paper&eintrag=vorlage-2',
  '/fadenburg/ratsraum/stellungnahmen/stellungnahme-1',
  '/fadenburg/bericht',
  '/fadenburg/bericht/runden/neu',
  '/fadenburg/bericht/entwurf',
  '/fadenburg/bericht/vergleich',
  '/fadenburg/aemter',
  '/fadenburg/aemter/neu',
  '/fadenburg/aemter/amt-fuer-wohnen',
  '/fadenburg/aemter/amt-fuer-wohnen/bearbeiten',
  '/fadenburg/personen',
  '/fadenburg/verlauf',
  '/fadenburg/freigaben',
  '/fadenburg/freigaben/measure/massnahme-36',
  '/fadenburg/gibt-es-nicht',
  '/leipzig',
  '/leipzig/luecken',
  '/leipzig/konzept',
  '/leipzig/matrix',
  '/leipzig/raeume',
  '/leipzig/raeume/raum-nordraum',
  '/leipzig/raeume/wahlkreis-wahlkreis-1',
  '/leipzig/indikatoren/arbeitslose-jung',
  '/muenster',
  '/muenster/massnahmen/b14',
  '/muenster/haushalt',
];
const statisticians = [
  '/fadenburg/indizes/neu',
  '/fadenburg/indizes/lebenslagen/bearbeiten',
  '/fadenburg/indikatoren/zahl-1/schutz',
];
const administrators = [
  '/stadt-anlegen',
  '/fadenburg/einstellungen',
  '/fadenburg/einstellungen?ausprobieren=1&kind=xyz&url=x&attribution=',
  '/fadenburg/einstellungen/adresssuche',
  '/fadenburg/personen',
  '/fadenburg/personen/einladen',
];
const strangers = [
  '/fadenburg/oeffentlich',
  '/fadenburg/oeffentlich/suche',
  '/fadenburg/oeffentlich/suche?q=Strasenbahn',
  '/fadenburg/oeffentlich/suche?q=Xylophon',
  '/fadenburg/oeffentlich/neues',
  '/fadenburg/oeffentlich/konzept',
  '/fadenburg/oeffentlich/konzept/insek-neu',
  '/fadenburg/oeffentlich/konzept/insek-neu/synopse',
  '/fadenburg/oeffentlich/ziele',
  '/fadenburg/oeffentlich/ziele/ziel-1',
  '/fadenburg/oeffentlich/massnahmen',
  '/fadenburg/oeffentlich/zielkonflikte',
  '/fadenburg/oeffentlich/zielkonflikte/konflikt-4',
  '/fadenburg/oeffentlich/massnahmen/massnahme-36',
  '/fadenburg/oeffentlich/orte',
  '/fadenburg/oeffentlich/orte?ort=nirgendwo',
  '/fadenburg/oeffentlich/orte/raum-1',
  '/fadenburg/oeffentlich/orte/ot-1',
  '/fadenburg/oeffentlich/vorlagen',
  '/fadenburg/oeffentlich/vorlagen/vorlage-1',
  '/fadenburg/oeffentlich/berichte',
  '/fadenburg/oeffentlich/zahlen',
  '/fadenburg/oeffentlich/zahlen/rate-1',
  '/leipzig/oeffentlich/orte/gruenau-ost',
  '/leipzig/oeffentlich/orte/wahlkreis-wahlkreis-1',
  '/anmelden',
  '/anmelden?geaendert',
  '/passwort',
  '/passwort?gesendet',
  '/passwort/falsch',
  '/gibt/es/nicht',
  '/einladung/fadenburg/falsch',
];
/** So many pages are looked at in one go: few enough that a slow machine is done in time. */
const most = 12;
const visits = [
  { role: 'coordinator', paths: coordinators },
  { role: 'statistician', paths: statisticians },
  { role: 'administrator', paths: administrators },
  { role: null, paths: strangers },
].flatMap(({ role, paths }) =>
  Array.from({ length: Math.ceil(paths.length / most) }, (_, i) => ({
    role,
    paths: paths.slice(i * most, (i + 1) * most),
  })),
);

/** Pages that only work brings forth: round.spec.ts and alerts.spec.ts come to each of them and ask axe there. */
const broughtForth = [
  ':city/bericht/runden/:round',
  ':city/bericht/runden/:round/antwort/:request',
  ':city/bericht/:report',
  ':city/bericht/:report/befunde',
  ':city/bericht/:report/befunde/:finding',
  ':city/auftraege/:job',
  ':city/oeffentlich/berichte/:report',
  ':city/personen/:person',
  ':city/warnungen/regeln/:watch',
  ':city/warnungen/:alert',
];
/** They only take something in and lead on, or show the page of an error, which is among the visits under another address. */
const without = ['-', 'abmelden', ':city/verlauf/:entry/rueckgaengig'];

test('every page of the house is among those that axe looks at', () => {
  const routes = readFileSync('src/routes.ts', 'utf8');
  const inCity = routes.indexOf("prefix(':city'");
  const pages = [...routes.matchAll(/\broute\('([^']+)', '[^']+\.tsx'/g)].map(({ 1: path = '', index }) =>
    index > inCity && path !== '*' ? `:city/${path}` : path,
  );
  const fixed = (page: string) => page.split('/').filter((part) => !/[:*]/.test(part)).length;
  const ordered = pages.toSorted((a, b) => fixed(b) - fixed(a));
  const addressOf = (page: string) => new RegExp(`^/${page.replaceAll('*', '.+').replace(/:[a-z]+/g, '[^/]+')}$`);
  /** As the house itself finds a page: `bericht/entwurf` is not the report with that name. */
  const pageOf = (path: string) => ordered.find((page) => addressOf(page).test(path));
  const looked = new Set(visits.flatMap(({ paths }) => paths.map((path) => pageOf(path.replace(/\?.*/, '')))));
  const unseen = pages.filter((page) => !looked.has(page));
  expect(pages.length).toBeGreaterThan(70);
  expect(unseen.sort()).toEqual([...broughtForth, ...without].sort());
});

/** Both ways into the dark: chosen on a light device, or simply that of the device. */
const kinds = [
  { language: 'de', device: 'light', chosen: 'dark' },
  { language: 'en', device: 'dark', chosen: null },
] as const;

for (const { language, device, chosen } of kinds) {
  for (const { role, paths } of visits) {
    test(`accessible, light and dark, ${language}: ${role ?? 'niemand'} from ${paths[0]}`, async ({ browser }) => {
      test.setTimeout(300_000);
      const context = await windowOf(browser, role, { language });
      const page = await context.newPage();
      await page.emulateMedia({ colorScheme: device });
      const found: string[] = [];
      for (const path of paths) {
        await page.goto(path);
        found.push(...(await faultsOf(page, chosen)));
      }
      expect(found).toEqual([]);
      await context.close();
    });
  }
}

test('a page in the dark is the same page in other colours', async ({ browser }) => {
  const context = await windowOf(browser, 'coordinator');
  const read = async (path: string, value: 'light' | 'dark') => {
    await context.addCookies([{ name: 'darstellung', value, url: address() }]);
    return (await (await context.request.get(path)).text()).replace(` data-kern-theme="${value}"`, '');
  };
  for (const path of coordinators) {
    // Somebody else may change the city between two looks.
    await expect(async () => expect(await read(path, 'dark')).toBe(await read(path, 'light'))).toPass({
      timeout: 10_000,
    });
  }
});

test('on a phone or at a zoom of 200 % nothing has to be pushed sideways, and nothing moves while one reads', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const context = await windowOf(browser, 'coordinator', { width: 375, height: 812 });
  const page = await context.newPage();
  const wide: string[] = [];
  const moving: string[] = [];
  for (const path of coordinators) {
    await page.goto(path);
    const moved = await movedSince(page);
    if (moved > 0.1) moving.push(`${path}: ${moved.toFixed(2)}`);
    for (const width of [640, 375]) {
      await page.setViewportSize({ width, height: 812 });
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (over > 0) wide.push(`${path} at ${width}: ${over} px`);
    }
  }
  expect([wide, moving]).toEqual([[], []]);
  await context.close();
});

test('pages say what they are in their title, each something else', async ({ browser }) => {
  const context = await windowOf(browser, 'coordinator');
  const titles = new Map<string, string>();
  for (const path of coordinators.filter((each) => each.startsWith('/fadenburg/') && !each.includes('?'))) {
    const page = await (await context.request.get(path)).text();
    const title = /<title>([^<]*)<\/title>/.exec(page)?.[1] ?? '';
    expect(title).toMatch(/ – Stadtfaden$/);
    expect([path, titles.get(title)]).toEqual([path, undefined]);
    titles.set(title, path);
  }
});
