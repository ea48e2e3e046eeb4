/** All SQL of how indicators are computed: the formula that holds and its versions. What they say is computed when looked at. */

import { type ComputedIndicator, computedIndicator, inputsOf } from '#analysis/computed.ts';
import { now } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, type Row, record } from '#platform/journal.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { isStored } from './formula.ts';
import { definitionOf, draftOf, type FormulaForm, problemWith, sameDefinition } from './formula-form.ts';
import type { Indicator } from './indicator.ts';
import { listIndicators } from './indicators.store.server.ts';

export type FormulaVersion = {
  readonly version: number;
  readonly definition: ComputedIndicator;
  /** Why it was made. */
  readonly reason: string | null;
  readonly madeBy: string;
  readonly madeAt: string;
};

/** The newest first. */
export async function formulaVersions(db: CityDb, indicatorId: string): Promise<FormulaVersion[]> {
  const rows = await db
    .selectFrom('indicator_formula')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .where('indicator_id', '=', indicatorId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    definition: computedIndicator.parse(row.definition),
    reason: row.reason,
    madeBy: row.made_by,
    madeAt: row.made_at,
  }));
}

type Saved = {
  readonly id?: string | undefined;
  readonly form: FormulaForm;
  readonly definition: ComputedIndicator;
  /** Where the form says none. */
  readonly unit: string | null;
  readonly expect?: number | undefined;
};

/** Stores it. A definition that computes something else is a new version; the former ones stay as they are. */
export async function saveFormula(
  db: CityDb,
  actor: Actor,
  { id = newId(), form, definition, unit, expect }: Saved,
): Promise<{ id: string; entryId: number | null }> {
  const indicators = await listIndicators(db);
  const held = indicators.find((each) => each.id === id);
  if (held && isStored(held)) throw new Refusal(422, 'formula-stored');
  // Asked once more where it is written: what it is made of may have changed since it was seen.
  if (problemWith(definition, indicators, id)) throw new Refusal(409, 'formula-outdated');
  const versions = held ? await formulaVersions(db, id) : [];
  const current = held && definitionOf(held);
  const fresh = !current || held.formulaVersion === null || !sameDefinition(current, definition);
  const version = fresh ? nextVersion(held ?? null, versions, definition) : null;
  const inputs = inputsOf(definition);
  const entryId = await record(
    db,
    actor,
    { act: held ? 'update' : 'create', kind: 'indicator', id, title: form.name },
    [
      put(
        'indicator',
        { id },
        {
          ...rowOf(form, definition, indicators),
          unit: form.unit ?? unit,
          ...(held ? {} : originOf(indicators.filter((each) => inputs.includes(each.id)))),
          ...(version === null ? {} : { formula_version: version, method_version: String(version) }),
        },
        expect,
      ),
      ...(version === null
        ? []
        : [
            put(
              'indicator_formula',
              { indicator_id: id, version },
              { definition, reason: form.reason, made_by: actor.name, made_at: now().toISOString() },
            ),
            ...inputs.map((input_id) => put('formula_input', { indicator_id: id, version, input_id }, {})),
          ]),
    ],
  );
  return { id, entryId };
}

/** A rate that had no formula yet keeps its version where nothing about it changes. */
export function nextVersion(
  held: Indicator | null,
  versions: readonly FormulaVersion[],
  definition: ComputedIndicator,
): number {
  const current = held && definitionOf(held);
  const unchanged = !!current && sameDefinition(current, definition);
  const before = Number(held?.methodVersion);
  const plain = versions.length === 0 && Number.isInteger(before) && before > 0 ? before - (unchanged ? 1 : 0) : 0;
  return Math.max(plain, ...versions.map((each) => each.version)) + 1;
}

function rowOf(form: FormulaForm, definition: ComputedIndicator, indicators: readonly Indicator[]): Row {
  const { kind, numeratorId, denominatorId, per } = draftOf(definition, indicators);
  const inputs = inputsOf(definition);
  return {
    name: form.name,
    definition: form.definition,
    kind,
    direction: form.direction,
    theme: form.theme,
    decimals: form.decimals ?? 1,
    numerator_id: numeratorId,
    denominator_id: denominatorId,
    per,
    evidence: 'computed',
    // What is made of something sensitive is sensitive.
    sensitive: form.sensitive || indicators.some((each) => each.sensitive && inputs.includes(each.id)),
  };
}

/** A new one has its source and licence from what it is made of. */
function originOf(inputs: readonly Indicator[]): Row {
  const all = (words: readonly (string | null)[]) =>
    [...new Set(words.flatMap((each) => each ?? []))].join('; ') || null;
  return {
    source: all(inputs.map(({ source }) => source)),
    licence: all(inputs.map(({ licence }) => licence)),
    method: null,
    method_version: '1',
    rhythm_months: Math.min(...inputs.map(({ rhythmMonths }) => rhythmMonths ?? 12)),
    office_id: null,
    formula_version: null,
    retired_at: null,
  };
}
