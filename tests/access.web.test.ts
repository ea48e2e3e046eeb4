/** Every route, asked by every role: who gets in and who does not, as it was decided, not as it happens to be. */

import { beforeAll, describe, expect, inject, test } from 'vitest';
import { codeFiles, patternsIn } from './support/sources.ts';
import { signedIn, type Visitor, visitor } from './support/visitor.ts';

const url = inject('url');
const everyone = [
  'administrator',
  'coordinator',
  'council-office',
  'editor',
  'area-manager',
  'statistician',
  'treasurer',
  'leadership',
  'council',
  'company',
  'consultant',
  'guest',
] as const;
type Role = (typeof everyone)[number];
const without = (...roles: Role[]) => everyone.filter((role) => !roles.includes(role));

/** Written out here a second time on purpose: a role that gains or loses a right by mistake is noticed. */
const may: Readonly<Record<string, readonly Role[]>> = {
  plan: everyone,
  money: without('guest'),
  report: without('guest'),
  people: without('council', 'guest'),
  history: without('council', 'company', 'guest'),
  managePeople: ['administrator'],
  settings: ['administrator'],
  council: without('guest'),
  councilCare: ['coordinator', 'council-office'],
  papers: ['coordinator', 'council-office', 'editor', 'company'],
  speak: ['coordinator', 'council-office', 'council'],
  answerCouncil: ['coordinator', 'council-office'],
  keepOffices: ['administrator', 'coordinator'],
  concept: ['coordinator'],
  /** In a section whose part is led by another office than that of the demo editor. */
  writeForeign: ['coordinator'],
  assess: ['coordinator', 'consultant'],
  addMeasure: ['coordinator', 'editor', 'company'],
  reportOwn: ['coordinator', 'editor', 'area-manager'],
  foreignMeasure: ['coordinator'],
  areas: ['coordinator', 'statistician'],
  indicators: ['coordinator', 'statistician'],
  indices: ['statistician'],
  protect: ['statistician'],
  answerAlerts: ['coordinator', 'statistician'],
  budget: ['coordinator', 'treasurer'],
  rounds: ['coordinator'],
  answer: ['coordinator', 'editor', 'area-manager', 'company'],
  together: ['coordinator', 'editor', 'area-manager', 'company'],
  conflicts: without('guest'),
  noteConflicts: ['coordinator', 'editor', 'company'],
  landUses: ['coordinator'],
  stateOnConflicts: ['coordinator', 'editor', 'area-manager'],
  decideConflicts: ['coordinator', 'leadership'],
  impacts: without('council', 'guest'),
  rateImpacts: ['coordinator', 'editor', 'company'],
  procedures: ['coordinator'],
  runVersions: ['coordinator'],
  stepVersions: ['coordinator', 'leadership'],
  readDrafts: without('council', 'guest'),
  nobody: [],
};

/** Led by the office of the demo editor, and by another one. */
const own = 'massnahme-2';
const foreign = 'massnahme-1';

/** The files of a list, chart or map are for those who may see it. */
const files = (pattern: string, formats: string, read: string, path = `/${pattern}`) =>
  formats.split(' ').map((format) => [`${pattern}.${format}`, `${path}.${format}`, read] as const);

/** Pattern in routes.ts, an address in Fadenburg, who may read it, who may write there (undefined: nothing to write). */
const routes: readonly (readonly [pattern: string, path: string, read: string, write?: string])[] = [
  ...files('ziele', 'csv xlsx', 'plan'),
  ...files('ziele/:goal/zielwerte/:indicator', 'svg png csv xlsx', 'plan', '/ziele/ziel-1/zielwerte/rate-1'),
  ...files('matrix', 'csv xlsx', 'plan'),
  ...files('matrix/befunde', 'csv xlsx', 'plan'),
  ...files('fachplaene', 'csv xlsx', 'plan'),
  ...files('mitwirkung', 'csv xlsx', 'plan'),
  ...files('prueflisten', 'csv xlsx', 'plan'),
  ...files('prueflisten/:checklist/antworten', 'csv xlsx', 'plan', '/prueflisten/pruefliste-klima/antworten'),
  ...files('gruppen', 'csv xlsx', 'plan'),
  ...files('belastung', 'csv xlsx', 'people'),
  ...files('offen', 'csv xlsx', 'people'),
  ['matrix/befunde', '/matrix/befunde', 'plan'],
  ['fachplaene', '/fachplaene', 'plan'],
  ['fachplaene/neu', '/fachplaene/neu', 'concept', 'concept'],
  ['fachplaene/:plan', '/fachplaene/step-wohnen', 'plan', 'concept'],
  ['fachplaene/:plan/bearbeiten', '/fachplaene/step-wohnen/bearbeiten', 'concept', 'concept'],
  ['prueflisten', '/prueflisten', 'plan'],
  ['prueflisten/neu', '/prueflisten/neu', 'concept', 'concept'],
  ['prueflisten/:checklist', '/prueflisten/pruefliste-klima', 'plan', 'concept'],
  // Its group: no office of the people of the demo sits in it.
  ['prueflisten/:checklist/bearbeiten', '/prueflisten/pruefliste-klima/bearbeiten', 'concept', 'concept'],
  ['prueflisten/:checklist/:part', '/prueflisten/pruefliste-klima/teil-1', 'plan', 'reportOwn'],
  ['mitwirkung', '/mitwirkung', 'plan'],
  ['mitwirkung/:kind/:object', '/mitwirkung/ziel/ziel-1', 'plan', 'together'],
  ['mitwirkung/:kind/:object/:office', '/mitwirkung/fachteil/teil-2/amt-fuer-wohnen', 'plan', 'reportOwn'],
  ['gruppen', '/gruppen', 'plan'],
  ['gruppen/neu', '/gruppen/neu', 'together', 'together'],
  ['gruppen/:group', '/gruppen/gruppe-klima', 'plan', 'concept'],
  ['gruppen/:group/bearbeiten', '/gruppen/gruppe-klima/bearbeiten', 'concept', 'concept'],
  ['gruppen/:group/treffen/neu', '/gruppen/gruppe-bahnhof/treffen/neu', 'reportOwn', 'reportOwn'],
  ['gruppen/:group/treffen/:meeting', '/gruppen/gruppe-klima/treffen/treffen-2', 'concept', 'concept'],
  ['belastung', '/belastung', 'people'],
  ['pflege/:kind/:object', '/pflege/ziel/ziel-1', 'people', 'concept'],
  ['offen', '/offen', 'people'],
  ...files('massnahmen', 'csv xlsx', 'plan'),
  ...files('massnahmen/:measure/orte', 'svg png', 'plan', `/massnahmen/${own}/orte`),
  ...files('haushalt', 'csv xlsx', 'money'),
  ...files('indikatoren', 'csv xlsx', 'plan'),
  ...files('indikatoren/importe', 'csv xlsx', 'history'),
  ...files('indikatoren/:indicator/werte', 'csv xlsx', 'plan', '/indikatoren/einwohner/werte'),
  ...files('indikatoren/:indicator/verlauf', 'svg png csv xlsx', 'plan', '/indikatoren/rate-1/verlauf'),
  ...files('indikatoren/:indicator/rangfolge', 'svg png csv xlsx', 'plan', '/indikatoren/rate-1/rangfolge'),
  ...files('indikatoren/:indicator/einzeln', 'svg png', 'plan', '/indikatoren/rate-1/einzeln'),
  ...files('indikatoren/:indicator/raeume', 'csv xlsx geojson gpkg svg png', 'plan', '/indikatoren/rate-1/raeume'),
  ...files('segregation', 'csv xlsx', 'plan'),
  ...['svg', 'png'].map(
    (format) => [`segregation.${format}`, `/segregation.${format}?gruppe=zahl-1&gegen=zahl-2`, 'plan'] as const,
  ),
  ...files('vergleich', 'csv xlsx svg png', 'plan'),
  ...files('zusammenhang', 'csv xlsx', 'plan'),
  ...['svg', 'png'].map(
    (format) => [`zusammenhang.${format}`, `/zusammenhang.${format}?x=rate-1&y=rate-2`, 'plan'] as const,
  ),
  ...files('bevoelkerung/verlauf', 'csv xlsx svg png', 'plan'),
  ...files('bevoelkerung/alter', 'csv xlsx svg png', 'plan'),
  ...files('bevoelkerung/raeume', 'csv xlsx geojson gpkg svg png', 'plan'),
  ...files('raeume/:area/profil', 'svg png csv xlsx', 'plan', '/raeume/ot-1/profil'),
  ['raeume/:area/dossier.pdf', '/raeume/ot-1/dossier.pdf', 'plan'],
  ...files('indizes/:index/raeume', 'csv xlsx geojson gpkg svg png', 'plan', '/indizes/lebenslagen/raeume'),
  ...files('indizes/:index/jahre', 'csv xlsx', 'plan', '/indizes/lebenslagen/jahre'),
  ...files('raeume', 'csv xlsx geojson gpkg svg png', 'plan'),
  ...files('raeume/:area/lage', 'svg png geojson gpkg', 'plan', '/raeume/raum-1/lage'),
  ...files('abdeckung', 'csv xlsx geojson gpkg svg png', 'plan'),
  ...files('karte/werte', 'csv xlsx geojson gpkg', 'plan'),
  ...files('karte/bild', 'svg png', 'plan'),
  ...files('beobachtung', 'csv xlsx', 'plan'),
  ...files('warnungen', 'csv xlsx', 'plan'),
  ...files('zielkonflikte', 'csv xlsx', 'conflicts'),
  ...files('zielkonflikte/wirkungen', 'csv xlsx', 'impacts'),
  ...files('zielkonflikte/wirkungen/netz', 'svg png', 'impacts'),
  ...files('luecken', 'csv xlsx', 'plan'),
  ...files('verlauf', 'csv xlsx', 'history'),
  ...files('aemter', 'csv xlsx', 'people'),
  ...files('personen', 'csv xlsx', 'people'),
  ...files('freigaben', 'csv xlsx', 'people'),
  ...files('ratsraum/vorlagen', 'csv xlsx', 'council'),
  ...files('ratsraum/gremien', 'csv xlsx', 'council'),
  ...files('ratsraum/sitzungen', 'csv xlsx', 'council'),
  ...files('ratsraum/aenderungen', 'csv xlsx', 'council'),
  ...files('ratsraum/stellungnahmen', 'csv xlsx', 'council'),
  ...files('aufgaben', 'csv xlsx', 'plan'),
  ...files('bericht', 'csv xlsx', 'report'),
  ...files('bericht/runden', 'csv xlsx', 'report'),
  ...['csv', 'xlsx'].map(
    (format) =>
      [
        `raeume/uebertragen.${format}`,
        `/raeume/uebertragen.${format}?indikator=einwohner&von=ortsteile&nach=bezirke`,
        'plan',
      ] as const,
  ),
  ['raeume/gliederungen/:division', '/raeume/gliederungen/ortsteile.geojson', 'plan'],
  ['raeume/gliederungen/:division', '/raeume/gliederungen/ortsteile.gpkg', 'plan'],
  ['bericht/entwurf/pdf', '/bericht/entwurf/pdf', 'rounds'],
  ['suche', '/suche?q=neubau', 'plan'],
  ['suche/vorschlaege', '/suche/vorschlaege?q=neubau', 'plan'],
  ['luecken', '/luecken', 'plan'],
  ['aufgaben', '/aufgaben', 'plan'],
  ['abdeckung', '/abdeckung', 'plan', 'concept'],
  ['abwesenheit', '/abwesenheit', 'people', 'people'],
  ['konzept', '/konzept', 'plan', 'concept'],
  ['konzept/text', '/konzept/text', 'plan'],
  ['konzept/textlaengen', '/konzept/textlaengen', 'concept', 'concept'],
  ['konzept/verweise', '/konzept/verweise', 'plan'],
  ['konzept/abschnitte/:section', '/konzept/abschnitte/abschnitt-1', 'plan'],
  ['konzept/abschnitte/:section/absaetze', '/konzept/abschnitte/abschnitt-5/absaetze', 'writeForeign', 'writeForeign'],
  [
    'konzept/abschnitte/:section/bearbeiten',
    '/konzept/abschnitte/abschnitt-5/bearbeiten',
    'writeForeign',
    'writeForeign',
  ],
  ['fachteile/:part', '/fachteile/teil-2', 'plan', 'writeForeign'],
  ['fachteile/:part/abschnitte/neu', '/fachteile/teil-2/abschnitte/neu', 'writeForeign', 'writeForeign'],
  ...files('strategien', 'csv xlsx', 'plan'),
  ...files('instrumente', 'csv xlsx', 'plan'),
  ['strategien', '/strategien', 'plan'],
  ['strategien/neu', '/strategien/neu', 'concept', 'concept'],
  ['strategien/:bridge', '/strategien/strategie-1', 'plan', 'concept'],
  ['strategien/:bridge/bearbeiten', '/strategien/strategie-1/bearbeiten', 'concept', 'concept'],
  ['instrumente', '/instrumente', 'plan'],
  ['instrumente/neu', '/instrumente/neu', 'concept', 'concept'],
  ['instrumente/:bridge', '/instrumente/instrument-1', 'plan', 'concept'],
  ['instrumente/:bridge/bearbeiten', '/instrumente/instrument-1/bearbeiten', 'concept', 'concept'],
  ['konzept/:list/neu', '/konzept/leitlinien/neu', 'concept', 'concept'],
  ['konzept/:list/:entry/bearbeiten', '/konzept/leitlinien/leitlinie-1/bearbeiten', 'concept', 'concept'],
  ['leitlinien/:guideline', '/leitlinien/leitlinie-1', 'plan', 'concept'],
  ['ziele', '/ziele', 'plan'],
  ['ziele/neu', '/ziele/neu', 'concept', 'concept'],
  ['ziele/:goal', '/ziele/ziel-1', 'plan', 'concept'],
  ['ziele/:goal/bearbeiten', '/ziele/ziel-1/bearbeiten', 'concept', 'concept'],
  ['ziele/:goal/einschaetzung', '/ziele/ziel-1/einschaetzung', 'assess', 'assess'],
  ...files('synopse', 'pdf docx', 'report'),
  ['synopse', '/synopse', 'report'],
  ['fassungen', '/fassungen', 'report'],
  ['fassungen/neu', '/fassungen/neu', 'runVersions', 'runVersions'],
  ['fassungen/verfahren', '/fassungen/verfahren', 'readDrafts', 'runVersions'],
  ['fassungen/verfahren/neu', '/fassungen/verfahren/neu', 'runVersions', 'runVersions'],
  ['fassungen/verfahren/:stage', '/fassungen/verfahren/consultation', 'runVersions', 'runVersions'],
  ['fassungen/:version', '/fassungen/insek-neu', 'report', 'runVersions'],
  ['fassungen/:version/bearbeiten', '/fassungen/entwurf/bearbeiten', 'runVersions', 'runVersions'],
  ['fassungen/:version/schritt', '/fassungen/entwurf/schritt', 'stepVersions', 'stepVersions'],
  ['fassungen/:version/aussagen/:kind', '/fassungen/entwurf/aussagen/goal', 'runVersions', 'runVersions'],
  [
    'fassungen/:version/aussagen/:kind/:object',
    '/fassungen/entwurf/aussagen/goal/ziel-1',
    'runVersions',
    'runVersions',
  ],
  ['matrix', '/matrix', 'plan'],
  ['matrix/:part/:challenge', '/matrix/teil-1/aufgabe-1', 'concept', 'concept'],
  ['massnahmen', '/massnahmen', 'plan'],
  ['massnahmen/neu', '/massnahmen/neu', 'addMeasure', 'addMeasure'],
  ['massnahmen/import', '/massnahmen/import', 'concept', 'concept'],
  ['massnahmen/:measure', `/massnahmen/${foreign}`, 'plan', 'foreignMeasure'],
  ['massnahmen/:measure/bearbeiten', `/massnahmen/${foreign}/bearbeiten`, 'foreignMeasure', 'foreignMeasure'],
  ['massnahmen/:measure/stand', `/massnahmen/${own}/stand`, 'reportOwn', 'reportOwn'],
  ['massnahmen/:measure/geld', `/massnahmen/${own}/geld`, 'budget', 'budget'],
  ['haushalt', '/haushalt', 'money'],
  ['haushalt/neu', '/haushalt/neu', 'budget', 'budget'],
  ['haushalt/:product', '/haushalt/produkt-1', 'money', 'budget'],
  ['haushalt/:product/bearbeiten', '/haushalt/produkt-1/bearbeiten', 'budget', 'budget'],
  ['karte', '/karte?flaeche=10.89,50.59,10.91,50.61', 'plan'],
  ['karte/flaechen/:division', '/karte/flaechen/ortsteile', 'plan'],
  ['karte/werte', '/karte/werte?gliederung=ortsteile&indikator=einwohner&jahre=2020', 'plan'],
  ['karte/ebenen/:layer', '/karte/ebenen/measures', 'plan'],
  ['karte/blatt.pdf', '/karte/blatt.pdf', 'plan'],
  ['raeume', '/raeume', 'plan'],
  ['raeume/neu', '/raeume/neu', 'areas', 'areas'],
  ['raeume/import', '/raeume/import', 'areas', 'areas'],
  ['raeume/uebertragen', '/raeume/uebertragen', 'plan'],
  ['orte', '/orte', 'plan', 'areas'],
  ['orte.csv', '/orte.csv', 'plan'],
  ['orte.xlsx', '/orte.xlsx', 'plan'],
  ['orte/import', '/orte/import', 'areas', 'areas'],
  ['raeume/:area', '/raeume/raum-1', 'plan'],
  ['raeume/:area/bearbeiten', '/raeume/stadt/bearbeiten', 'areas', 'areas'],
  ['vergleich', '/vergleich?raum=ot-1', 'plan'],
  ['zusammenhang', '/zusammenhang?x=rate-1&y=rate-2', 'plan'],
  ['raeume/:area/dossier', '/raeume/ot-1/dossier', 'plan'],
  ['segregation', '/segregation', 'plan'],
  ['bevoelkerung', '/bevoelkerung', 'plan', 'indicators'],
  ['bevoelkerung/import', '/bevoelkerung/import', 'indicators', 'indicators'],
  ['bevoelkerung/:set/schutz', '/bevoelkerung/register/schutz', 'protect', 'protect'],
  ['bevoelkerung/annahmen/neu', '/bevoelkerung/annahmen/neu', 'indicators', 'indicators'],
  ['bevoelkerung/annahmen/:scenario', '/bevoelkerung/annahmen/wie-bisher', 'indicators', 'indicators'],
  ['indizes', '/indizes', 'plan'],
  ['indizes/neu', '/indizes/neu', 'indices', 'indices'],
  ['indizes/:index', '/indizes/lebenslagen', 'plan', 'indices'],
  ['indizes/:index/bearbeiten', '/indizes/lebenslagen/bearbeiten', 'indices', 'indices'],
  ['indikatoren', '/indikatoren', 'plan'],
  ['indikatoren/neu', '/indikatoren/neu', 'indicators', 'indicators'],
  ['indikatoren/importe', '/indikatoren/importe', 'history'],
  ['indikatoren/berechnen', '/indikatoren/berechnen', 'indicators', 'indicators'],
  ['indikatoren/import', '/indikatoren/import', 'indicators', 'indicators'],
  ['indikatoren/:indicator', '/indikatoren/rate-1', 'plan', 'indicators'],
  ['indikatoren/:indicator/schutz', '/indikatoren/rate-1/schutz', 'protect', 'protect'],
  ['indikatoren/:indicator/berechnung', '/indikatoren/rate-1/berechnung', 'indicators', 'indicators'],
  ['indikatoren/:indicator/bearbeiten', '/indikatoren/rate-1/bearbeiten', 'indicators', 'indicators'],
  ['beobachtung', '/beobachtung', 'plan'],
  [
    'beobachtung/:indicator/:year',
    `/beobachtung/rate-1/${new Date().getFullYear() - 1}`,
    'answerAlerts',
    'answerAlerts',
  ],
  ['warnungen', '/warnungen', 'plan'],
  ['warnungen/regeln', '/warnungen/regeln', 'plan', 'indicators'],
  ['warnungen/regeln/neu', '/warnungen/regeln/neu', 'indicators', 'indicators'],
  ['warnungen/regeln/:watch', '/warnungen/regeln/beobachtung-1', 'indicators', 'indicators'],
  ['warnungen/:alert', '/warnungen/warnung-1', 'plan', 'answerAlerts'],
  ['zielkonflikte', '/zielkonflikte', 'conflicts'],
  ['zielkonflikte/neu', '/zielkonflikte/neu', 'noteConflicts', 'noteConflicts'],
  ['zielkonflikte/vorschlaege', '/zielkonflikte/vorschlaege', 'noteConflicts', 'landUses'],
  ['zielkonflikte/nutzungen', '/zielkonflikte/nutzungen', 'noteConflicts'],
  ['zielkonflikte/nutzungen/:use', '/zielkonflikte/nutzungen/green', 'landUses', 'landUses'],
  ['zielkonflikte/wirkungen', '/zielkonflikte/wirkungen', 'impacts'],
  ['zielkonflikte/wirkungen/:goal', '/zielkonflikte/wirkungen/ziel-1', 'rateImpacts', 'rateImpacts'],
  ['zielkonflikte/verfahren', '/zielkonflikte/verfahren', 'conflicts', 'procedures'],
  ['zielkonflikte/verfahren/neu', '/zielkonflikte/verfahren/neu', 'procedures', 'procedures'],
  ['zielkonflikte/verfahren/:procedure', '/zielkonflikte/verfahren/rat', 'procedures', 'procedures'],
  ['zielkonflikte/:conflict', '/zielkonflikte/konflikt-1', 'conflicts', 'landUses'],
  ['zielkonflikte/:conflict/bearbeiten', '/zielkonflikte/konflikt-1/bearbeiten', 'landUses', 'landUses'],
  [
    'zielkonflikte/:conflict/stellungnahme/:office',
    '/zielkonflikte/konflikt-1/stellungnahme/amt-fuer-wohnen',
    'stateOnConflicts',
    'stateOnConflicts',
  ],
  [
    'zielkonflikte/:conflict/schritt/:step',
    '/zielkonflikte/konflikt-1/schritt/2',
    'decideConflicts',
    'decideConflicts',
  ],
  ['ratsraum', '/ratsraum', 'council'],
  ['ratsraum/vorlagen', '/ratsraum/vorlagen', 'council'],
  ['ratsraum/vorlagen/neu', '/ratsraum/vorlagen/neu', 'papers', 'papers'],
  ['ratsraum/vorlagen/import', '/ratsraum/vorlagen/import', 'councilCare', 'councilCare'],
  ['ratsraum/vorlagen/aus/:kind/:object', `/ratsraum/vorlagen/aus/measure/${foreign}`, 'councilCare', 'councilCare'],
  ['ratsraum/vorlagen/:paper', '/ratsraum/vorlagen/vorlage-4', 'council', 'councilCare'],
  ['ratsraum/vorlagen/:paper/bearbeiten', '/ratsraum/vorlagen/vorlage-4/bearbeiten', 'councilCare', 'councilCare'],
  ['ratsraum/vorlagen/:paper/pruefung', '/ratsraum/vorlagen/vorlage-4/pruefung', 'councilCare', 'councilCare'],
  [
    'ratsraum/vorlagen/:paper/beschlusstext',
    '/ratsraum/vorlagen/vorlage-4/beschlusstext',
    'councilCare',
    'councilCare',
  ],
  ['ratsraum/vorlagen/:paper/anlagen', '/ratsraum/vorlagen/vorlage-4/anlagen', 'councilCare', 'councilCare'],
  [
    'ratsraum/vorlagen/:paper/beratungen/neu',
    '/ratsraum/vorlagen/vorlage-4/beratungen/neu',
    'councilCare',
    'councilCare',
  ],
  [
    'ratsraum/vorlagen/:paper/beratungen/:consultation',
    '/ratsraum/vorlagen/vorlage-2/beratungen/b-4',
    'councilCare',
    'councilCare',
  ],
  ['ratsraum/gremien', '/ratsraum/gremien', 'council'],
  ['ratsraum/gremien/neu', '/ratsraum/gremien/neu', 'councilCare', 'councilCare'],
  ['ratsraum/gremien/:committee', '/ratsraum/gremien/rat', 'council', 'councilCare'],
  ['ratsraum/gremien/:committee/bearbeiten', '/ratsraum/gremien/rat/bearbeiten', 'councilCare', 'councilCare'],
  ['ratsraum/sitzungen', '/ratsraum/sitzungen', 'council'],
  ['ratsraum/sitzungen/neu', '/ratsraum/sitzungen/neu', 'councilCare', 'councilCare'],
  ['ratsraum/sitzungen/:meeting', '/ratsraum/sitzungen/sitzung-4', 'council', 'councilCare'],
  ['ratsraum/sitzungen/:meeting/bearbeiten', '/ratsraum/sitzungen/sitzung-4/bearbeiten', 'councilCare', 'councilCare'],
  ['ratsraum/aenderungen', '/ratsraum/aenderungen', 'council'],
  ['ratsraum/aenderungen/neu', '/ratsraum/aenderungen/neu?zu=paper&eintrag=vorlage-4', 'speak', 'speak'],
  ['ratsraum/aenderungen/:amendment', '/ratsraum/aenderungen/aenderung-2', 'council', 'answerCouncil'],
  ['ratsraum/stellungnahmen', '/ratsraum/stellungnahmen', 'council'],
  ['ratsraum/stellungnahmen/neu', '/ratsraum/stellungnahmen/neu?zu=paper&eintrag=vorlage-4', 'speak', 'speak'],
  ['ratsraum/stellungnahmen/:comment', '/ratsraum/stellungnahmen/stellungnahme-2', 'council', 'answerCouncil'],
  ['bericht', '/bericht', 'report'],
  ['bericht/runden/neu', '/bericht/runden/neu', 'rounds', 'rounds'],
  ['bericht/entwurf', '/bericht/entwurf', 'rounds', 'rounds'],
  ['bericht/vergleich', '/bericht/vergleich', 'report'],
  ['aemter', '/aemter', 'people'],
  ['aemter/neu', '/aemter/neu', 'keepOffices', 'keepOffices'],
  ['aemter/:office', '/aemter/amt-fuer-wohnen', 'people', 'keepOffices'],
  ['aemter/:office/bearbeiten', '/aemter/amt-fuer-wohnen/bearbeiten', 'keepOffices', 'keepOffices'],
  ['einstellungen', '/einstellungen', 'settings', 'settings'],
  ['einstellungen/adresssuche', '/einstellungen/adresssuche', 'settings', 'settings'],
  ['karte/arbeiter.js', '/karte/arbeiter.js', 'plan'],
  ['personen', '/personen', 'people', 'managePeople'],
  ['personen/einladen', '/personen/einladen', 'managePeople', 'managePeople'],
  ['verlauf', '/verlauf', 'history'],
  ['freigaben', '/freigaben', 'people'],
  ['freigaben/:kind/:object', '/freigaben/guideline/leitlinie-1', 'rounds', 'rounds'],
];

/** Open to everybody; what they show is swept in public.web.test.ts. */
const open = /^(oeffentlich|oparl)(\/|$)/;

/** Asked for elsewhere: they need something that only a test makes, or belong to no city. */
const elsewhere = new Set([
  '-',
  'stadt-anlegen',
  'anmelden',
  'abmelden',
  'passwort',
  'passwort/:token',
  'konto',
  'einladung/:city/:token',
  'bericht/:report',
  'bericht/:report/:format',
  'bericht/:report/befunde',
  'bericht/:report/befunde/:finding',
  ...['svg', 'png', 'csv', 'xlsx'].map((format) => `bericht/:report/abbildungen/:place.${format}`),
  'bericht/runden/:round',
  'bericht/runden/:round/antwort/:request',
  'personen/:person',
  'verlauf/:entry/rueckgaengig',
  'auftraege/:job',
  'aufgaben.ics',
  // Files that somebody has put there: cooperation.web.test.ts.
  'fachplaene/:plan/dokument',
  'prueflisten/:checklist/belege/:file',
  'ratsraum/neues.atom',
  'ratsraum/vorlagen/:paper/anlagen/:file',
  '*',
]);

const visitors = new Map<Role, Visitor>();
beforeAll(async () => {
  for (const role of everyone) visitors.set(role, await signedIn(url, `${role}@demo.example`));
});
const as = (role: Role): Visitor => visitors.get(role) ?? visitor(url);

test('every route is asked for, here or elsewhere', () => {
  const text = codeFiles.find(({ path }) => path === 'src/routes.ts')?.text ?? '';
  const patterns = patternsIn(text);
  const known = new Set([...routes.map(([pattern]) => pattern), ...elsewhere]);
  expect(patterns.filter((pattern) => !known.has(pattern) && !open.test(pattern))).toEqual([]);
  expect(patterns.length).toBeGreaterThan(60);
});

describe.each(routes.map(([pattern, path, read]) => [pattern, path, read] as const))('%s', (_, path, read) => {
  test('is read by those who may, and by nobody else', async () => {
    const statuses = await Promise.all(
      everyone.map(async (role) => [role, (await as(role).get(`/fadenburg${path}`)).status] as const),
    );
    const expected = everyone.map((role) => [role, (may[read] ?? []).includes(role) ? 200 : 403] as const);
    expect(statuses).toEqual(expected);
  });

  test('is for those who are signed in and belong to the city', async () => {
    const anonymous = await visitor(url).get(`/fadenburg${path}`);
    expect(anonymous.status).toBe(302);
    expect(anonymous.headers.get('location')).toMatch(/^\/anmelden\?weiter=/);
    expect((await as('coordinator').get(`/nirgendwo${path}`)).status).toBe(404);
  });
});

const writing = routes.flatMap(([pattern, path, , write]) => (write ? [[pattern, path, write] as const] : []));

describe.each(writing)('%s', (_, path, write) => {
  test('is written by nobody who may not', async () => {
    const barred = everyone.filter((role) => !may[write]?.includes(role));
    const statuses = await Promise.all(
      barred.map(async (role) => [role, (await as(role).post(`/fadenburg${path}`)).status] as const),
    );
    expect(statuses).toEqual(barred.map((role) => [role, 403]));
    expect((await visitor(url).post(`/fadenburg${path}`)).status).toBe(302);
  });
});

describe('what belongs to an office', () => {
  test('is changed by its own people, and by no others', async () => {
    const editor = as('editor');
    expect((await editor.get(`/fadenburg/massnahmen/${own}/bearbeiten`)).status).toBe(200);
    expect((await editor.get(`/fadenburg/massnahmen/${foreign}/bearbeiten`)).status).toBe(403);
    expect((await editor.get(`/fadenburg/massnahmen/${foreign}/stand`)).status).toBe(403);
    expect((await editor.post(`/fadenburg/massnahmen/${foreign}/stand`, { state: 'done' })).status).toBe(403);
  });

  test('cannot be taken away from another office, nor given to one', async () => {
    const form = { title: 'Fremdes Vorhaben', leadId: 'verkehrsamt' };
    expect((await as('editor').post('/fadenburg/massnahmen/neu', form)).status).toBe(403);
  });
});

describe('money', () => {
  test('is not shown to guests, on no page', async () => {
    for (const path of ['', `/massnahmen/${own}`, '/ziele/ziel-1', '/raeume/raum-1', '/matrix?lesart=money']) {
      const html = await (await as('guest').get(`/fadenburg${path}`)).text();
      expect(html).not.toMatch(/\d €|Mio\. €/);
    }
    expect(await (await as('council').get(`/fadenburg/massnahmen/${own}`)).text()).toMatch(/\d €/);
  });
});
