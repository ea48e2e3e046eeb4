/** What an indicator is computed from, for its page: the formula in words, its inputs with their dates, its versions. */

import { inputsOf } from '#analysis/computed.ts';
import type { Visit } from '#platform/access.server.ts';
import { isStored, storedUnder } from '../formula.ts';
import { definitionOf } from '../formula-form.ts';
import { formulaWords } from '../formula-words.ts';
import { formulaVersions } from '../formulas.store.server.ts';
import { type Indicator, latestYear } from '../indicator.ts';
import { listIndicators } from '../indicators.store.server.ts';
import { listImports } from '../provenance.store.server.ts';
import { citySeries } from '../values.store.server.ts';

/** Null for what is stored as it is. */
export async function loadFormula(visit: Visit, indicator: Indicator) {
  const definition = definitionOf(indicator);
  if (!definition) return null;
  const namesPeople = visit.may('people.read');
  const found = await visit.remember(`formula of ${indicator.id} ${visit.language}`, async (db) => {
    const indicators = await listIndicators(db);
    const names = new Map(indicators.map(({ id, name }) => [id, name]));
    const { series } = await citySeries(db);
    const ids = inputsOf(definition);
    const inputs = [];
    for (const input of indicators.filter(({ id }) => ids.includes(id))) {
      const [latest] = isStored(input) ? await listImports(db, storedUnder(input)) : [];
      inputs.push({
        id: input.id,
        name: input.name,
        unit: input.unit,
        retired: input.retired,
        stored: isStored(input),
        until: latestYear(series.get(input.id) ?? [], Number.POSITIVE_INFINITY),
        readOn: latest?.at ?? null,
      });
    }
    const versions = (await formulaVersions(db, indicator.id)).map((each) => ({
      ...each,
      current: each.version === indicator.formulaVersion,
      words: formulaWords(each.definition, names, visit.language),
    }));
    return { kind: definition.kind, words: formulaWords(definition, names, visit.language), inputs, versions };
  });
  return {
    ...found,
    versions: found.versions.map((each) => ({ ...each, madeBy: namesPeople ? each.madeBy : null })),
    edit: visit.may('indicators.edit') && !indicator.retired ? `/indikatoren/${indicator.id}/berechnung` : null,
  };
}
export type FormulaOf = NonNullable<Awaited<ReturnType<typeof loadFormula>>>;
