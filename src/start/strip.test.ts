import { describe, expect, test } from 'vitest';
import { type Station, stations, type ThreadObject } from '#analysis/thread.ts';
import type { StripStation } from '#ui/thread/strip.tsx';
import { type CityParts, cityFacts, goal, indicator, measure, money, report } from '../../tests/support/facts.ts';
import { stripOf } from './strip.ts';

function strip(
  object: ThreadObject,
  parts: CityParts = {},
  seesMoney = true,
): Record<string, StripStation | undefined> {
  return Object.fromEntries(
    stripOf(cityFacts(parts), object, 'de', seesMoney).map((station) => [station.key, station]),
  );
}
const theGoal: ThreadObject = { kind: 'goal', id: 'gruen' };
const two: CityParts = { measures: [measure(), measure({ id: 'allee', latest: report({ state: 'done' }) })] };

describe('the strip', () => {
  test.each<[ThreadObject['kind'], string, Station | undefined]>([
    ['guideline', 'lebenswert', 'guidelines'],
    ['goal', 'gruen', 'goals'],
    ['measure', 'park', 'measures'],
    ['product', 'parkanlagen', 'money'],
    ['area', 'west', 'areas'],
    ['indicator', 'gruenflaeche', 'effect'],
    ['office', 'stadtgruen', undefined],
  ])('of a %s knows all stations and where the reader is', (kind, id, here) => {
    const found = stripOf(cityFacts(), { kind, id }, 'de', true);
    expect(found.map(({ key }) => key)).toEqual(stations);
    expect(found.filter((station) => station.here).map(({ key }) => key)).toEqual(here ? [here] : []);
    expect(found.filter((station) => station.here && station.href)).toEqual([]);
  });

  test('of a whole thread is broken nowhere', () => {
    expect(Object.values(strip(theGoal)).filter((station) => station?.broken)).toEqual([]);
  });
});

describe('a station', () => {
  test('says how many stand there and how far they are', () => {
    const { measures } = strip(theGoal, two);
    expect(measures).toMatchObject({ label: '2 Maßnahmen', detail: '1 fertig, 1 laufen' });
  });

  test.each<[string, CityParts, Partial<StripStation>]>([
    ['named', {}, { label: '500.000 €', detail: 'bekannt', broken: null }],
    ['of nothing', { money: [money({ cents: 0 })] }, { label: '0 €', detail: 'bekannt', broken: null }],
    ['named for one of two', two, { label: '500.000 €', detail: '1 ohne Betrag', broken: null }],
    ['unknown', { money: [] }, { label: 'Geld', detail: '1 ohne Betrag', broken: 'kein Geld bekannt' }],
  ])('shows money that is %s', (_, parts, station) => {
    expect(strip(theGoal, parts).money).toMatchObject(station);
  });

  test('keeps money from those who may not see it, and whether there is any', () => {
    const hidden = strip(theGoal, {}, false).money;
    expect(hidden).toMatchObject({ label: 'Geld', detail: 'nicht einsehbar', broken: null });
    expect(strip(theGoal, { money: [] }, false).money).toEqual(hidden);
  });

  test.each<[string, ThreadObject, Station, CityParts, string]>([
    [
      'what the object itself lacks',
      theGoal,
      'effect',
      { goals: [goal({ targets: [] })] },
      'kein Indikator, kein Zielwert',
    ],
    [
      'that nothing stands there at all',
      { kind: 'measure', id: 'park' },
      'guidelines',
      { measures: [measure({ goalIds: [] })] },
      'fehlt',
    ],
    [
      'which break is most frequent',
      theGoal,
      'measures',
      { measures: [measure({ dueOn: null }), measure({ id: 'allee', dueOn: null, leadId: null })] },
      '2 Maßnahmen ohne Frist',
    ],
    [
      'that nothing stands there, before what each lacks',
      theGoal,
      'areas',
      { measures: [measure({ areaIds: [] })] },
      'fehlt',
    ],
    [
      'a break of one among several',
      theGoal,
      'areas',
      { measures: [measure(), measure({ id: 'allee', areaIds: [] })] },
      '1 Maßnahme ohne Raum',
    ],
    ['an old value', { kind: 'indicator', id: 'gruenflaeche' }, 'effect', { series: {} }, 'Wert veraltet'],
    [
      'an old value from afar',
      theGoal,
      'effect',
      { series: {}, indicators: [indicator()] },
      '1 Indikator ohne neuen Wert',
    ],
  ])('tells %s', (_, object, station, parts, words) => {
    expect(strip(object, parts)[station]?.broken).toBe(words);
  });

  test.each<[string, ThreadObject, Station, CityParts, string | null]>([
    ['to the one object there', theGoal, 'guidelines', {}, '/leitlinien/lebenswert'],
    ['to where the page itself shows it', theGoal, 'measures', two, '#massnahmen'],
    ['to the one area', theGoal, 'areas', {}, '/raeume/west'],
    ['nowhere where several stand', { kind: 'guideline', id: 'lebenswert' }, 'measures', two, null],
    [
      'nowhere where nothing stands',
      { kind: 'measure', id: 'park' },
      'guidelines',
      { measures: [measure({ goalIds: [] })] },
      null,
    ],
    ['nowhere for money alone', { kind: 'guideline', id: 'lebenswert' }, 'money', {}, null],
  ])('leads %s', (_, object, station, parts, href) => {
    expect(strip(object, parts)[station]?.href).toBe(href);
  });

  test('speaks English to English readers', () => {
    const labels = stripOf(cityFacts(two), theGoal, 'en', true).map(({ label }) => label);
    expect(labels).toContain('2 measures');
    expect(labels.join(' ')).not.toMatch(/station\.|Maßnahme/);
  });
});
