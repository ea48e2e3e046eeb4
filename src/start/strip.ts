/** The strip of one object: what the thread says about it, station by station, in words and links. */

import {
  type BreakKind,
  type Neighbourhood,
  neighbourhood,
  type Station,
  stationOf,
  stations,
  type ThreadObject,
} from '#analysis/thread.ts';
import type { CityFacts } from '#annual-report/facts.server.ts';
import { stateOf } from '#measures/measure.ts';
import { formatAmountShort } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import type { StripStation } from '#ui/thread/strip.tsx';
import { startTexts } from './texts.en.ts';

type Words = ReturnType<typeof startTexts>;

/** The station at which an object itself stands. */
const ownStation: Readonly<Record<ThreadObject['kind'], Station | null>> = {
  guideline: 'guidelines',
  goal: 'goals',
  measure: 'measures',
  area: 'areas',
  indicator: 'effect',
  product: 'money',
  office: null,
};

/** Where an object's page itself shows what hangs on a station. */
const anchors: Readonly<Partial<Record<ThreadObject['kind'], Partial<Record<Station, string>>>>> = {
  guideline: { goals: '#ziele' },
  goal: { measures: '#massnahmen', money: '#geld', effect: '#wirkung' },
  measure: { goals: '#ziele', money: '#geld', areas: '#raeume' },
  area: { measures: '#massnahmen', money: '#geld', effect: '#wirkung' },
  indicator: { goals: '#ziele' },
  product: { measures: '#massnahmen' },
  office: { goals: '#ziele', measures: '#massnahmen' },
};

const pathOf = {
  guidelines: '/leitlinien',
  goals: '/ziele',
  measures: '/massnahmen',
  areas: '/raeume',
  effect: '/indikatoren',
} as const;

/** @param money whether the reader may see amounts */
export function stripOf(facts: CityFacts, object: ThreadObject, language: Language, money: boolean): StripStation[] {
  const t = startTexts(language);
  const near = neighbourhood(facts.thread, object);
  return stations.map((station) => {
    const here = ownStation[object.kind] === station;
    if (station === 'money' && !money) return hiddenMoney(t, here);
    const ids = idsAt(near, station);
    return {
      key: station,
      label: here ? t(`station.here.${object.kind}`) : labelOf(t, station, ids.length, near, language),
      detail: here ? t('detail.here') : detailOf(t, station, near, facts),
      broken: brokenAt(t, station, near, object, here ? 1 : ids.length),
      here,
      href: here ? null : linkOf(station, ids, object),
    };
  });
}

function hiddenMoney(t: Words, here: boolean): StripStation {
  return { key: 'money', label: t('station.money'), detail: t('overview.hidden'), broken: null, here, href: null };
}

function idsAt(near: Neighbourhood, station: Station): readonly string[] {
  if (station === 'guidelines') return near.guidelines;
  if (station === 'goals') return near.goals.map((goal) => goal.id);
  if (station === 'measures') return near.measures.map((measure) => measure.id);
  if (station === 'areas') return near.areas;
  if (station === 'effect') return near.indicators;
  return near.money.cents === null
    ? []
    : near.measures.filter((measure) => measure.money !== null).map((measure) => measure.id);
}

function labelOf(t: Words, station: Station, count: number, near: Neighbourhood, language: Language): string {
  if (station === 'money')
    return near.money.cents === null ? t('station.money') : formatAmountShort(near.money.cents, language);
  return count === 0 ? t(`overview.${station}`) : t(`station.${station}`, { count });
}

function detailOf(t: Words, station: Station, near: Neighbourhood, facts: CityFacts): string {
  if (station === 'measures') {
    const states = near.measures.map((measure) => stateOf(facts.measures.get(measure.id) ?? { latest: null }));
    return t('detail.measures', {
      done: states.filter((state) => state === 'done').length,
      running: states.filter((state) => state === 'running').length,
    });
  }
  if (station === 'money')
    return near.money.unknown > 0 ? t('detail.moneyUnknown', { count: near.money.unknown }) : t('detail.money');
  return t(`detail.${station}`);
}

/** Why the thread breaks at a station: nothing there at all, or a joint of one of the objects there. */
function brokenAt(t: Words, station: Station, near: Neighbourhood, object: ThreadObject, count: number): string | null {
  const kinds = near.breaks.filter((each) => stationOf[each.kind] === station);
  const own = kinds.filter((each) => each.id === object.id);
  if (own.length > 0) return own.map((each) => t(`own.${each.kind}`)).join(', ');
  if (count === 0) return t('reason.none');
  const worst = mostFrequent(kinds.map((each) => each.kind));
  return worst && t(`reason.${worst.kind}`, { count: worst.count });
}

function mostFrequent(kinds: readonly BreakKind[]): { kind: BreakKind; count: number } | null {
  const counts = new Map<BreakKind, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  return first ? { kind: first[0], count: first[1] } : null;
}

/** A single object is linked directly; several stand on the page itself, where it shows them. */
function linkOf(station: Station, ids: readonly string[], object: ThreadObject): string | null {
  const anchor = anchors[object.kind]?.[station];
  if (anchor) return anchor;
  if (station === 'money' || ids.length !== 1) return null;
  return `${pathOf[station]}/${ids[0]}`;
}
