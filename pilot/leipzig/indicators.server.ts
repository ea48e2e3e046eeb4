/**
 * Leipzig's small-area counts. Upstream cut every rate to its whole part, so rates are not loaded but computed from the
 * counts; what is no count (shares, densities, means, surfaces) and what its source names twice is left out.
 */

import { known } from '#analysis/figure.ts';
import type { ReceivedValue } from '#indicators/imports.store.server.ts';
import { slug } from '#platform/id.server.ts';
import { formulaRows } from '../formula.server.ts';
import { hashOf, readCsv } from '../read.server.ts';
import type { CityRows } from '../rows.server.ts';
import { computed, computedList } from './computed.server.ts';

type IndicatorRow = CityRows['indicator'][number];

const source = 'Stadt Leipzig, Amt für Statistik und Wahlen, Open Data';
const licence = 'dl-de/by-2-0';

const themes: Readonly<Record<string, string>> = {
  einwohner: 'Bevölkerung',
  migranten: 'Bevölkerung',
  arbeitslose: 'Arbeit und Soziales',
  sgb2_bedarfsgemeinschaften: 'Arbeit und Soziales',
  aufstocker: 'Arbeit und Soziales',
  aerzte: 'Gesundheit',
  gebaeude: 'Wohnen',
  wohnungen: 'Wohnen',
  kfz: 'Verkehr',
  straftaten: 'Sicherheit',
  einzelhandel: 'Wirtschaft',
  handwerk_bis2017: 'Wirtschaft',
  wanderung: 'Wanderung',
  klima: 'Klima',
};
const sensitive = new Set(['arbeitslose', 'sgb2_bedarfsgemeinschaften', 'straftaten', 'migranten', 'aufstocker']);

/** How a rubric is called before its own name, where that name alone would not tell. */
const prefixes: Readonly<Record<string, string>> = {
  arbeitslose: 'Arbeitslose',
  sgb2_bedarfsgemeinschaften: 'SGB II',
  gebaeude: 'Gebäude',
  kfz: 'Kfz',
  straftaten: 'Straftaten',
  handwerk_bis2017: 'Handwerk',
  einzelhandel: 'Einzelhandel',
};

/** Not counts: shares, quotas, densities, means, money, surfaces whose decimals were cut. */
const noCount = /Anteil|anteil|Quote|quote|dichte|alter$|einkommen|je |fläche|Leistungen$/;

export function leipzigIndicators(areas: CityRows['area']) {
  const byCode = new Map(
    areas.filter((area) => area.division_id === 'ortsteile').map((area) => [area.code ?? '', area.id]),
  );
  const byName = new Map(
    areas.filter((area) => area.division_id === 'stadtbezirke').map((area) => [area.name, area.id]),
  );
  const residents = residentRows(byCode, byName);
  const small = smallAreaRows(byCode);
  const moves = moveRows(byCode);
  const climate = climateRows();
  const counts = [...residents.indicator, ...small.indicator, ...moves.indicator, ...climate.indicator];
  return {
    indicator: [...counts, ...rates(new Set(counts.map((each) => each.id))), ...computed(count)],
    ...formulaRows(computedList, '2026-11-22T08:00:00.000Z'),
    values: [residents.file, small.file, moves.file, climate.file],
  } satisfies Partial<CityRows>;
}

export function count(id: string, name: string, rubric: string, extra: Partial<IndicatorRow> = {}): IndicatorRow {
  return {
    id,
    name,
    definition: null,
    source,
    licence,
    method: 'Zählung am Jahresende oder im Jahr, wie von der Quelle veröffentlicht',
    method_version: '1',
    unit: 'Anzahl',
    kind: 'count',
    direction: 'none',
    theme: themes[rubric] ?? null,
    decimals: 0,
    numerator_id: null,
    denominator_id: null,
    per: 100,
    rhythm_months: 24,
    office_id: null,
    evidence: 'measured',
    sensitive: sensitive.has(rubric),
    formula_version: null,
    retired_at: null,
    revision: 1,
    ...extra,
  };
}

const years = Array.from({ length: 25 }, (_, i) => 2000 + i);

function valuesOf(row: Record<string, string>, indicatorId: string, areaId: string): ReceivedValue[] {
  return years.flatMap((year) => {
    const text = row[String(year)] ?? '';
    return text === ''
      ? []
      : [{ indicatorId, areaId, year, state: 'known' as const, value: Number(text), evidence: 'measured' as const }];
  });
}

function residentRows(byCode: ReadonlyMap<string, string>, byName: ReadonlyMap<string, string>) {
  const path = ['leipzig', 'stats', 'einwohner_2000-2024.csv'];
  const rows = readCsv(',', ...path);
  const names = [...new Set(rows.map((row) => row['sachmerkmal'] ?? ''))];
  const areaOf = (row: Record<string, string>) =>
    row['gebiet_typ'] === 'stadt'
      ? 'stadt'
      : row['gebiet_typ'] === 'stadtbezirk'
        ? byName.get(row['gebiet'] ?? '')
        : byCode.get(row['ot'] ?? '');
  return {
    indicator: names.map((name) =>
      count(
        residentId(name),
        name === 'Einwohner insgesamt' ? 'Einwohnerinnen und Einwohner' : `Einwohner: ${name}`,
        'einwohner',
        { definition: 'mit Hauptwohnsitz nach dem Einwohnerregister' },
      ),
    ),
    file: {
      file: 'einwohner_2000-2024.csv',
      hash: hashOf(...path),
      values: rows.flatMap((row) =>
        valuesOf(row, residentId(row['sachmerkmal'] ?? ''), areaOf(row) ?? '').filter((each) => each.areaId),
      ),
    },
  };
}

function residentId(name: string): string {
  return name === 'Einwohner insgesamt' ? 'einwohner' : `einwohner-${slug(name)}`;
}

function smallAreaRows(byCode: ReadonlyMap<string, string>) {
  const path = ['leipzig', 'stats', 'kleinraeumig_2000-2023.csv'];
  const rows = readCsv(',', ...path);
  const twice = new Set(
    rows.filter((row) => row['lfd'] === '2').map((row) => `${row['rubrik']} ${row['sachmerkmal']}`),
  );
  const usable = rows.filter(
    (row) =>
      !noCount.test(row['sachmerkmal'] ?? '') &&
      !twice.has(`${row['rubrik']} ${row['sachmerkmal']}`) &&
      themes[row['rubrik'] ?? ''] !== undefined,
  );
  // The register of residents is the better source of what stands in both.
  const own = usable.filter((row) => !(row['rubrik'] === 'migranten' && row['sachmerkmal'] === 'Ausländer'));
  const kinds = new Map(own.map((row) => [smallId(row), row]));
  return {
    indicator: [...kinds].map(([id, row]) => count(id, smallName(row), row['rubrik'] ?? '')),
    file: {
      file: 'kleinraeumig_2000-2023.csv',
      hash: hashOf(...path),
      values: own.flatMap((row) => valuesOf(row, smallId(row), byCode.get(row['ot'] ?? '') ?? '')),
    },
  };
}

function smallId(row: Record<string, string>): string {
  return slug(`${row['rubrik']?.replace(/_.*$/, '')}-${row['sachmerkmal']}`);
}

function smallName(row: Record<string, string>): string {
  const name = row['sachmerkmal'] ?? '';
  const prefix = prefixes[row['rubrik'] ?? ''];
  return prefix && !name.startsWith(prefix) ? `${prefix}: ${name}` : name;
}

const moveNames: Readonly<Record<string, readonly [name: string, rubric: string]>> = {
  zuzuege_aussen: ['Zuzüge von außerhalb der Stadt', 'wanderung'],
  zuzuege_innerstaedtisch: ['Zuzüge aus anderen Ortsteilen', 'wanderung'],
  wegzuege_innerstaedtisch: ['Wegzüge in andere Ortsteile', 'wanderung'],
  aufstocker_anzahl: ['Erwerbstätige mit Leistungen nach SGB II', 'aufstocker'],
};

function moveRows(byCode: ReadonlyMap<string, string>) {
  const path = ['leipzig', 'stats', 'gentri14_2000-2013.csv'];
  const rows = readCsv(',', ...path).filter((row) => moveNames[row['indikator'] ?? ''] !== undefined);
  return {
    indicator: Object.entries(moveNames).map(([id, [name, rubric]]) =>
      count(slug(id), name, rubric, {
        source: 'Leipziger Informationssystem, bereinigt von LeipzigData 2014',
        licence: 'CC0',
        rhythm_months: null,
      }),
    ),
    file: {
      file: 'gentri14_2000-2013.csv',
      hash: hashOf(...path),
      values: rows.flatMap((row) => valuesOf(row, slug(row['indikator'] ?? ''), byCode.get(row['ot'] ?? '') ?? '')),
    },
  };
}

function climateRows() {
  const path = ['leipzig', 'klima', 'klimawatch_leipzig.csv'];
  const rows = readCsv(',', ...path).filter((row) => row['type'] === 'real');
  const id = (category: string) => `co2-${slug(category)}`;
  const names = [...new Set(rows.map((row) => row['category'] ?? ''))];
  return {
    indicator: names.map((name) =>
      count(id(name), `CO₂-Emissionen: ${name}`, 'klima', {
        kind: 'amount',
        unit: '1 000 t CO₂',
        decimals: 0,
        direction: 'down',
        source: 'Stadt Leipzig, Klimaschutzkonzept und Umsetzungsberichte, erfasst von klimawatch',
        licence: 'Apache-2.0',
        method: 'Bilanz der Stadt; die Methode wechselte zwischen 2008 und 2011',
        sensitive: false,
      }),
    ),
    file: {
      file: 'klimawatch_leipzig.csv',
      hash: hashOf(...path),
      values: rows.map((row): ReceivedValue => {
        const figure = known(Number(row['co2']), 'measured');
        return {
          indicatorId: id(row['category'] ?? ''),
          areaId: 'stadt',
          year: Number(row['year']),
          state: figure.state,
          value: figure.state === 'known' ? figure.value : null,
          evidence: figure.evidence,
        };
      }),
    },
  };
}

type Rate = readonly [
  id: string,
  name: string,
  numerator: string,
  denominator: string,
  per: number,
  unit: string,
  direction: 'up' | 'down' | 'none',
  rubric: string,
];

const rateList: readonly Rate[] = [
  [
    'arbeitslosenanteil',
    'Arbeitslose je 100 Einwohner',
    'arbeitslose-arbeitslose-insgesamt',
    'einwohner',
    100,
    'je 100 Einwohner',
    'down',
    'arbeitslose',
  ],
  [
    'langzeitarbeitslose',
    'Anteil der Langzeitarbeitslosen',
    'arbeitslose-langzeitarbeitslose',
    'arbeitslose-arbeitslose-insgesamt',
    100,
    '% der Arbeitslosen',
    'down',
    'arbeitslose',
  ],
  [
    'arbeitslose-jung',
    'Anteil der Arbeitslosen unter 25 Jahren',
    'arbeitslose-unter-25-jahre',
    'arbeitslose-arbeitslose-insgesamt',
    100,
    '% der Arbeitslosen',
    'down',
    'arbeitslose',
  ],
  [
    'sgb2-anteil',
    'Personen in Bedarfsgemeinschaften je 100 Einwohner',
    'sgb2-personen-in-bedarfsgemeinschaften',
    'einwohner',
    100,
    'je 100 Einwohner',
    'down',
    'sgb2_bedarfsgemeinschaften',
  ],
  [
    'auslaenderanteil',
    'Anteil der Ausländerinnen und Ausländer',
    'einwohner-auslaender',
    'einwohner',
    100,
    '%',
    'none',
    'migranten',
  ],
  [
    'migrantenanteil',
    'Anteil der Menschen mit Migrationshintergrund',
    'migranten-migranten',
    'einwohner',
    100,
    '%',
    'none',
    'migranten',
  ],
  [
    'aerzte-dichte',
    'Ärztinnen und Ärzte je 1 000 Einwohner',
    'aerzte-aerzte',
    'einwohner',
    1000,
    'je 1 000 Einwohner',
    'up',
    'aerzte',
  ],
  [
    'pkw-dichte',
    'Private Pkw je 1 000 Einwohner',
    'kfz-privat-pkw',
    'einwohner',
    1000,
    'je 1 000 Einwohner',
    'none',
    'kfz',
  ],
  ['elektro-anteil', 'Anteil der Pkw mit Elektromotor', 'kfz-mit-elektromotor', 'kfz-pkw', 100, '%', 'up', 'kfz'],
  [
    'belegung',
    'Einwohner je Wohnung',
    'einwohner',
    'wohnungen-wohnungen',
    1,
    'Personen je Wohnung',
    'none',
    'wohnungen',
  ],
  [
    'straftaten-dichte',
    'Straftaten je 1 000 Einwohner',
    'straftaten-straftaten-insgesamt',
    'einwohner',
    1000,
    'je 1 000 Einwohner',
    'down',
    'straftaten',
  ],
  [
    'zuzugsrate',
    'Zuzüge von außerhalb je 1 000 Einwohner',
    'zuzuege-aussen',
    'einwohner',
    1000,
    'je 1 000 Einwohner',
    'none',
    'wanderung',
  ],
];

function rates(counts: ReadonlySet<string>): IndicatorRow[] {
  return rateList.map(([id, name, numerator, denominator, per, unit, direction, rubric]) => {
    if (!counts.has(numerator) || !counts.has(denominator))
      throw new Error(`Leipzig: the rate ${id} needs ${numerator} and ${denominator}`);
    return count(id, name, rubric, {
      kind: 'rate',
      unit,
      direction,
      decimals: per === 1 ? 2 : 1,
      numerator_id: numerator,
      denominator_id: denominator,
      per,
      evidence: 'computed',
      method: 'neu aus Anzahl und Bezugsgröße berechnet',
    });
  });
}
