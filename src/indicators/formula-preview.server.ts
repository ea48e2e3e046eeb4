/** What a formula that is not stored yet would give: in which divisions, and in a few areas with what goes in. */

import { askedBy, type ComputedIndicator, inputsOf } from '#analysis/computed.ts';
import type { Figure } from '#analysis/figure.ts';
import type { CityDb } from '#platform/database.server.ts';
import { sha256 } from '#platform/files.server.ts';
import type { Language } from '#ui/language.ts';
import { dividesByZero, type Held } from './formula.ts';
import { draftOf, type FormulaForm } from './formula-form.ts';
import { askedWords, formulaWords } from './formula-words.ts';
import { figureIn, type Indicator } from './indicator.ts';
import { cityAreaOf } from './indicators.store.server.ts';
import { areasIn } from './indices.store.server.ts';
import { type SeriesByIndicator, seriesOf } from './values.store.server.ts';
import { figuresAt, yearsOf } from './values-at.store.server.ts';

/** So many areas are shown: enough to see whether it is what was meant. */
const mostShown = 8;

type About = {
  readonly id: string | null;
  readonly indicators: readonly Indicator[];
  readonly divisions: readonly { readonly id: string; readonly name: string }[];
  readonly until: number;
  readonly unit: string | null;
  readonly language: Language;
};

export type Preview = Awaited<ReturnType<typeof previewOf>>;

export async function previewOf(
  db: CityDb,
  form: Pick<FormulaForm, 'name' | 'decimals' | 'direction'>,
  definition: ComputedIndicator,
  about: About,
) {
  const { indicators, language } = about;
  const draft = draftIndicator(form, definition, about);
  const names = new Map(indicators.map(({ id, name }) => [id, name]));
  const looks = [];
  for (const division of about.divisions) looks.push(await lookAt(db, draft, division, about));
  const best = looks.toSorted((a, b) => b.known - a.known)[0];
  const shown = best && best.year !== null && best.known + best.hidden > 0 ? best : null;
  return {
    /** Says whether what is saved is what was seen. */
    seen: sha256(JSON.stringify(definition)),
    words: formulaWords(definition, names, language),
    unit: about.unit,
    decimals: draft.decimals,
    divisions: looks.map(({ figures: _, ...rest }) => rest),
    shown: shown && { division: shown.name, year: shown.year ?? 0, hidden: shown.hidden, over: shown.over },
    head: shown ? askedBy(definition, shown.year ?? 0).map((asked) => askedWords(asked, names, language)) : [],
    rows: shown ? await rowsOf(db, draft, definition, { ...about, divisionId: shown.id, year: shown.year ?? 0 }) : [],
  };
}

/** As it would be stored. */
function draftIndicator(
  { name, decimals, direction }: Pick<FormulaForm, 'name' | 'decimals' | 'direction'>,
  definition: ComputedIndicator,
  { id, indicators, unit }: About,
): Indicator {
  return {
    id: id ?? 'draft of a formula',
    name,
    ...{ definition: null, source: null, licence: null, method: null, methodVersion: '1', theme: null },
    ...{ unit, direction, decimals: decimals ?? 1, rhythmMonths: null, officeId: null, evidence: 'computed' },
    ...{ sensitive: false, formulaVersion: null, retired: false, revision: 0 },
    ...draftOf(definition, indicators),
  };
}

/** How far it reaches in a division, and what is lacking where it does not. */
async function lookAt(db: CityDb, draft: Indicator, division: { id: string; name: string }, about: About) {
  const { id: divisionId, name } = division;
  const year = (await yearsOf(db, draft, divisionId)).findLast((each) => each <= about.until) ?? null;
  const figures = year === null ? undefined : (await figuresAt(db, draft, { divisionId, years: [year] })).get(year);
  const all = [...(figures?.values() ?? [])];
  const count = (test: (figure: Figure) => boolean) => all.filter(test).length;
  const known = count(({ state }) => state === 'known');
  return {
    id: divisionId,
    name,
    year,
    figures: all,
    areas: (await areasIn(db, divisionId)).length,
    known,
    hidden: count(({ state }) => state === 'suppressed'),
    // Of a share only: a part cannot be more than its whole.
    over: draft.unit === '%' && draft.kind === 'rate' ? count((each) => each.state === 'known' && each.value > 100) : 0,
    lacking: year === null ? await lackingIn(db, draft, divisionId, about) : [],
  };
}

async function lackingIn(db: CityDb, draft: Indicator, divisionId: string, { indicators }: About): Promise<string[]> {
  const ids = draft.formula ? inputsOf(draft.formula.definition) : [draft.numeratorId ?? '', draft.denominatorId ?? ''];
  const names: string[] = [];
  for (const input of indicators.filter((each) => ids.includes(each.id)))
    if ((await yearsOf(db, input, divisionId)).length === 0) names.push(input.name);
  return names;
}

type Asked = About & { readonly divisionId: string; readonly year: number };

/** The city first, then a few areas; beside the result what goes in. */
async function rowsOf(db: CityDb, draft: Indicator, definition: ComputedIndicator, about: Asked) {
  const { divisionId, year, indicators } = about;
  const cityArea = await cityAreaOf(db);
  const areas = (await areasIn(db, divisionId)).filter(({ id }) => id !== cityArea);
  const found = (await figuresAt(db, draft, { divisionId, years: [year] })).get(year);
  // Where something is odd shall be seen, however late in the list it stands.
  const odd = areas.filter(({ id }) => ['not-applicable', 'suppressed'].includes(found?.get(id)?.state ?? ''));
  const chosen = [...new Set([...areas.slice(0, mostShown - Math.min(2, odd.length)), ...odd])].slice(0, mostShown);
  const ids = [...(cityArea ? [cityArea] : []), ...chosen.map(({ id }) => id)];
  const inputs = indicators.filter(({ id }) => inputsOf(definition).includes(id));
  const series = await seriesOf(db, [...inputs, draft], ids);
  return [...(cityArea ? [{ id: cityArea, name: null }] : []), ...chosen].map(({ id, name }) => {
    const held = heldIn(series, id, cityArea);
    const figure = figureIn(series.get(draft.id)?.get(id) ?? [], year);
    return {
      id,
      /** Null for the city. */
      name,
      inputs: askedBy(definition, year).map((asked) => held.figure(asked)),
      figure,
      why: whyOf(draft, definition, { figure, year, held }),
    };
  });
}

function heldIn(series: SeriesByIndicator, areaId: string, city: string | null): Held {
  return {
    figure: ({ indicator, year, reference }) =>
      figureIn(series.get(indicator)?.get(reference ? (city ?? '') : areaId) ?? [], year),
    broken: () => false,
  };
}

/** Inputs are taken as they are, computed or not: only the last step is looked at. */
function whyOf(
  draft: Indicator,
  { kind }: ComputedIndicator,
  { figure, year, held }: { figure: Figure; year: number; held: Held },
): 'zero' | 'over' | 'lookBack' | null {
  if (figure.state === 'known') return kind === 'share' && figure.value > 100 ? 'over' : null;
  if (figure.state !== 'not-applicable') return null;
  const { formula } = draft;
  const flat: Indicator = formula ? { ...draft, formula: { ...formula, inputs: formula.inputs.map(plain) } } : draft;
  return dividesByZero(flat, year, held) ? 'zero' : 'lookBack';
}

function plain(input: Indicator): Indicator {
  return { ...input, kind: 'mean', formula: null };
}
