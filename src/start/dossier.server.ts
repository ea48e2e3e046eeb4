/** What the dossier of an area says, section by section; each room says its part. */

import type { Figure } from '#analysis/figure.ts';
import { yearOf } from '#analysis/period.ts';
import { listAreas } from '#areas/areas.store.server.ts';
import { breaksOf } from '#areas/panels/breaks.server.ts';
import { areaTexts } from '#areas/texts.en.ts';
import { loadMoneyOfArea } from '#budget/panels/of-area.server.ts';
import { type AreaProfile, loadAreaProfile } from '#indicators/area-profile.server.ts';
import { changeUnit, medianSaid } from '#indicators/comparison-words.ts';
import { loadAlertsOfArea } from '#indicators/panels/alerts.server.ts';
import { yearBefore, yearMarked } from '#indicators/panels/break-words.ts';
import { loadIndicesOfArea } from '#indicators/panels/indices-of-area.server.ts';
import { indicatorTexts } from '#indicators/texts.en.ts';
import { loadMeasuresOfArea } from '#measures/panels/of-area.server.ts';
import { measureTexts } from '#measures/texts.en.ts';
import type { Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { RankChart } from '#ui/chart/rank-chart.ts';
import { formatAmount, formatChange, formatDate, formatNumber } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { loadBreaks } from './breaks.server.ts';
import type { Dossier, DossierRow, DossierSection } from './dossier.ts';
import { startTexts } from './texts.en.ts';

/** Borders are looked at over so many years. */
const yearsBack = 25;

export async function loadDossier(visit: Visit, areaId: string) {
  const area = (await visit.remember('areas of dossiers', listAreas)).find(({ id }) => id === areaId);
  if (!area) throw notFound();
  const { language } = visit;
  const t = startTexts(language);
  const profile = await loadAreaProfile(visit, areaId);
  const borders = await loadBorders(visit, areaId);
  const sections: DossierSection[] = [
    profileSection(profile, borders, language),
    changesSection(profile, language),
    await indicesSection(visit, areaId, borders),
    await alertsSection(visit, areaId),
    ...(await measureSections(visit, areaId)),
    await breaksSection(visit, areaId, profile),
  ];
  const { division, residents } = profile;
  const category = area.category && areaTexts(language)(`category.${area.category}`);
  const dossier: Dossier = {
    title: t('dossier.titleOf', { area: area.name }),
    subtitle: [
      visit.city.name,
      division && t('dossier.division', { division: division.name, count: division.count }),
      category,
      residents?.figure.state === 'known' &&
        t('dossier.residents', { count: formatNumber(residents.figure.value, language), year: residents.year }),
    ]
      .filter(Boolean)
      .join(' · '),
    city: visit.city.name,
    language,
    day: today(),
    sections,
    notes: [
      t('dossier.sources', { sources: sourcesOf(profile).join('; ') || uiTexts(language)('notGiven') }),
      t('dossier.date', { date: formatDate(visit.asOf, language) }),
    ],
  };
  return { area: { id: area.id, name: area.name, divisionId: area.divisionId }, profile, dossier };
}

function sourcesOf({ rows }: AreaProfile): string[] {
  return [...new Set(rows.flatMap(({ indicator }) => indicator.source ?? []))];
}

function said(figure: Figure, decimals: number, language: Language): string {
  return figure.state === 'known'
    ? formatNumber(figure.value, language, decimals)
    : uiTexts(language)(`state.${figure.state}`);
}

function profileSection(profile: AreaProfile, borders: readonly string[], language: Language): DossierSection {
  const t = startTexts(language);
  const ui = uiTexts(language);
  const { rows, peers, bySize } = profile;
  const names = peers.map(({ name }) => name).join(', ');
  const chosen =
    peers.length === 0 ? t('dossier.noPeers') : t(bySize ? 'dossier.peersBySize' : 'dossier.peers', { peers: names });
  return {
    id: 'profil',
    title: t('dossier.profile'),
    lines: rows.length === 0 ? [t('dossier.noProfile')] : [chosen],
    pictured: true,
    tables: [
      {
        head: (['indicator', 'here', 'city', 'peersMedian', 'year', 'evidence'] as const).map((key) =>
          t(`dossier.${key}`),
        ),
        rows: rows.map(({ indicator, year, here, city, peers: median }) => ({
          path: `/indikatoren/${indicator.id}`,
          cells: [
            [indicator.name, indicator.unit && `(${indicator.unit})`].filter(Boolean).join(' '),
            said(here, indicator.decimals, language),
            said(city, indicator.decimals, language),
            median ? medianSaid(median, indicator.decimals, language) : t('dossier.none'),
            yearBefore(year, borders, language),
            ui(`evidence.${here.evidence}`),
          ],
        })),
      },
    ],
  };
}

function changesSection({ changes }: AreaProfile, language: Language): DossierSection {
  const t = startTexts(language);
  return {
    id: 'aenderungen',
    title: t('dossier.changes'),
    lines: [changes.length === 0 ? t('dossier.noChanges') : t('dossier.changesLead')],
    tables: [
      {
        head: (['indicator', 'year', 'change', 'times', 'meaning'] as const).map((key) => t(`dossier.${key}`)),
        rows: changes.map(({ indicator, year, change, times, meaning }) => ({
          path: `/indikatoren/${indicator.id}`,
          cells: [
            indicator.name,
            String(year),
            change.state === 'known'
              ? `${formatChange(change.value, language, indicator.decimals)} ${changeUnit(indicator.unit, language)}`.trim()
              : t('dossier.none'),
            times === null ? t('dossier.none') : formatNumber(times, language, 1),
            meaning ?? t('dossier.none'),
          ],
        })),
      },
    ],
  };
}

async function indicesSection(visit: Visit, areaId: string, borders: readonly string[]): Promise<DossierSection> {
  const t = startTexts(visit.language);
  const found = (await loadIndicesOfArea(visit, areaId)) ?? [];
  return {
    id: 'status-und-dynamik',
    title: t('dossier.indices'),
    lines: found.length === 0 ? [t('dossier.noIndices')] : [],
    tables: found.map(({ name, dynamics, years }) => ({
      title: name,
      head: [t('dossier.year'), t('dossier.status'), ...(dynamics ? [t('dossier.dynamics')] : [])],
      rows: years.map((each) => ({
        cells: [
          yearMarked(each.year, borders, visit.language),
          each.status.words,
          ...(dynamics ? [each.dynamics.words] : []),
        ],
      })),
    })),
  };
}

async function alertsSection(visit: Visit, areaId: string): Promise<DossierSection> {
  const t = startTexts(visit.language);
  const words = indicatorTexts(visit.language);
  const found = await loadAlertsOfArea(visit, areaId);
  const rows = (found?.alerts ?? []).map(
    ({ id, indicator, sentence, state, comment }): DossierRow => ({
      path: `/warnungen/${id}`,
      cells: [`${indicator}: ${sentence}`, words(`state.${state}`), comment ?? t('dossier.none')],
    }),
  );
  return {
    id: 'warnungen',
    title: t('dossier.alerts'),
    lines: found === null ? [t('dossier.notWatched')] : rows.length === 0 ? [t('dossier.noAlerts')] : [],
    tables: [{ head: [t('dossier.alert'), t('dossier.state'), t('dossier.comment')], rows }],
  };
}

async function measureSections(visit: Visit, areaId: string): Promise<DossierSection[]> {
  const { language } = visit;
  const t = startTexts(language);
  const words = measureTexts(language);
  const { rows, count } = await loadMeasuresOfArea(visit, areaId);
  const none = t('dossier.none');
  const measures: DossierSection = {
    id: 'massnahmen',
    title: t('dossier.measures'),
    lines:
      count === 0
        ? [t('dossier.noMeasures')]
        : count > rows.length
          ? [t('dossier.moreMeasures', { shown: rows.length, count })]
          : [],
    tables: [
      {
        head: [t('dossier.measure'), t('dossier.office'), t('dossier.state'), t('dossier.due')],
        rows: rows.map(({ id, title, lead, state, dueOn }) => ({
          path: `/massnahmen/${id}`,
          cells: [
            title,
            lead ?? none,
            state ? words(`state.${state}`) : none,
            dueOn ? formatDate(dueOn, language) : none,
          ],
        })),
      },
    ],
  };
  const money = await loadMoneyOfArea(visit, areaId);
  if (!money) return [measures];
  const lines = [
    money.cents === null ? t('dossier.noMoney') : t('dossier.moneyOf', { amount: formatAmount(money.cents, language) }),
    ...(money.unknown > 0 ? [t('dossier.moneyUnknown', { count: money.unknown })] : []),
  ];
  return [measures, { id: 'geld', title: t('dossier.money'), lines, tables: [] }];
}

/** The days up to the visit's from which the area is another land than before. */
function loadBorders(visit: Visit, areaId: string): Promise<string[]> {
  return visit.remember(`breaks of ${areaId} ${visit.asOf}`, async (db) =>
    ((await breaksOf(db, [areaId])).get(areaId) ?? []).filter((day) => day <= visit.asOf),
  );
}

async function breaksSection(
  visit: Visit,
  areaId: string,
  { revised, names, until }: AreaProfile,
): Promise<DossierSection> {
  const { language } = visit;
  const t = startTexts(language);
  const redrawn = (await loadBorders(visit, areaId)).filter((day) => yearOf(day) > until - yearsBack);
  const here = new Set((await loadMeasuresOfArea(visit, areaId)).rows.map(({ id }) => id));
  const thread = (await loadBreaks(visit)).rows.filter(({ object, id }) => object === 'measure' && here.has(id));
  const dates = redrawn.map((day) => formatDate(day, language)).join(', ');
  return {
    id: 'brueche',
    title: t('dossier.breaks'),
    lines: [redrawn.length > 0 ? t('dossier.redrawn', { dates }) : t('dossier.noRedrawn', { year: until - yearsBack })],
    tables: [
      {
        title: t('dossier.revisedHead'),
        head: (['indicator', 'year', 'before', 'after', 'reason'] as const).map((key) => t(`dossier.${key}`)),
        rows: revised.map((each) => ({
          path: `/indikatoren/${each.indicatorId}`,
          cells: [
            names.get(each.indicatorId) ?? each.indicatorId,
            String(each.year),
            said(each.before, 2, language),
            each.after ? said(each.after, 2, language) : t('dossier.none'),
            each.reason ?? t('dossier.none'),
          ],
        })),
      },
      {
        title: t('dossier.threadHead'),
        head: [t('dossier.measure'), t('dossier.what')],
        rows: thread.map(({ id, title, kind }) => ({ path: `/massnahmen/${id}`, cells: [title, t(`own.${kind}`)] })),
      },
    ],
  };
}

/** Where the area stands among those of its division, indicator by indicator; none for sensitive themes. */
export function profileChart({ rows }: AreaProfile, language: Language): RankChart | null {
  const shown = rows.filter(({ standing }) => standing !== null);
  if (shown.length === 0) return null;
  return {
    rows: shown.map(({ indicator, standing }) => ({
      id: indicator.id,
      label: shortened(indicator.name),
      value: standing ?? 0,
      low: null,
      high: null,
      differs: atEdge(standing),
    })),
    whole: { label: startTexts(language)('dossier.middle'), value: 50 },
    domain: [0, 100],
    format: (value) => formatNumber(value, language),
  };
}

const longestLabel = 19;

function shortened(name: string): string {
  return name.length > longestLabel ? `${name.slice(0, longestLabel - 1).trimEnd()}…` : name;
}

function atEdge(standing: number | null): boolean {
  return standing !== null && (standing >= 90 || standing <= 10);
}

/** The finding of the profile. */
export function profileTitle({ rows }: AreaProfile, area: string, language: Language): string {
  const standing = rows.filter((row) => row.standing !== null);
  const count = standing.filter((row) => atEdge(row.standing)).length;
  return startTexts(language)('dossier.finding', { count, total: standing.length, area });
}
