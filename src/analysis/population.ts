/**
 * How many people of which age a city will have if births, deaths and moves go on as given: the cohort-component method.
 * An assumption carried on, never a plan.
 */

/** People by age group, youngest first; all groups are `width` years wide, the last is open (85 and older). */
export type Ages = { readonly female: readonly number[]; readonly male: readonly number[] };
export const sexes: readonly (keyof Ages)[] = ['female', 'male'];

export type Rates = {
  /** Years an age group spans; a step is as long. */
  readonly width: number;
  /**
   * Share of an age group that lives to the end of the step, 0 to 1; the last two groups become the open one together.
   */
  readonly survival: Ages;
  /** Share of those born during a step that are alive at its end. */
  readonly birthSurvival: { readonly female: number; readonly male: number };
  /** Births per woman and year by age group of the woman. */
  readonly fertility: readonly number[];
  /** Boys born per girl born; 1.05 in most of Europe. */
  readonly boysPerGirl: number;
  /** Who moved in less who moved out during a step, by age group at its end or 0. */
  readonly migration?: Ages;
};

export type Step = {
  readonly population: Ages;
  /** During the step. */
  readonly births: number;
  readonly deaths: number;
  readonly migration: number;
};

/**
 * One step of as many years as an age group spans.
 *
 * N'_{x+1} = N_x·s_x; open group N' = (N_{k−1} + N_k)·s; births B = w·Σ F_x·(N_x + N'_x)/2; N'_0 = B·share·s_birth. Half of those
 * who move are there from the beginning and live and give birth like the others, half come at the end (Preston et al. 6.3.1).
 *
 * @param start people ≥ 0 by age group
 * @returns the population after the step; people of before + births − deaths + migration = people of after
 * @throws RangeError where the groups of rates and people differ in number, a share is not 0 to 1,
 *   or more people leave an age group than live there
 * @source Preston, Heuveline & Guillot 2001, Demography, Box 6.1
 * @example projectStep({ female: [10, 20, 5], male: [10, 20, 5] }, { width: 5, survival: { female: [1, 1, 0], male: [1, 0.5, 0.5] }, birthSurvival: { female: 1, male: 1 }, fertility: [0, 0.1, 0], boysPerGirl: 1 }).population.female // → [3.75, 10, 20]
 */
export function projectStep(start: Ages, rates: Rates): Step {
  checkRates(start, rates);
  const { width, survival, birthSurvival, fertility, boysPerGirl } = rates;
  const groups = start.female.length;
  const none = new Array<number>(groups).fill(0);
  const migration = rates.migration ?? { female: none, male: none };
  const early = (sex: keyof Ages) =>
    start[sex].map((people, age) => Math.max(0, people + (migration[sex][age] as number) / 2));
  const older = (sex: keyof Ages) => {
    const here = early(sex);
    const next = new Array<number>(groups).fill(0);
    for (let age = 0; age < groups; age++) {
      const into = Math.min(age + 1, groups - 1);
      next[into] = (next[into] as number) + (here[age] as number) * (survival[sex][age] as number);
    }
    return next;
  };
  const grown = { female: older('female'), male: older('male') };
  const women = early('female');
  const births =
    width *
    fertility.reduce(
      (sum, rate, age) => sum + (rate * ((women[age] as number) + (grown.female[age] as number))) / 2,
      0,
    );
  const share = { female: 1 / (1 + boysPerGirl), male: boysPerGirl / (1 + boysPerGirl) };
  const after = (sex: keyof Ages) =>
    grown[sex].map((people, age) => {
      const born = age === 0 ? births * share[sex] * birthSurvival[sex] : 0;
      const here = people + born + (migration[sex][age] as number) / 2;
      if (here < 0) throw new RangeError(`more people leave age group ${age + 1} than live there`);
      return here;
    });
  const population = { female: after('female'), male: after('male') };
  const moved = total(migration);
  return { population, births, deaths: total(start) + births + moved - total(population), migration: moved };
}

function checkRates(
  { female, male }: Ages,
  { survival, birthSurvival, fertility, migration, width, boysPerGirl }: Rates,
) {
  const groups = female.length;
  const all = [
    male,
    survival.female,
    survival.male,
    fertility,
    ...(migration ? [migration.female, migration.male] : []),
  ];
  if (groups < 2 || all.some(({ length }) => length !== groups))
    throw new RangeError('people and rates have the same age groups, two at least');
  const shares = [...survival.female, ...survival.male, birthSurvival.female, birthSurvival.male];
  if (shares.some((share) => !(share >= 0 && share <= 1))) throw new RangeError('survival is a share of 0 to 1');
  if (!(width > 0) || !(boysPerGirl > 0) || fertility.some((rate) => !(rate >= 0)))
    throw new RangeError('width, births and the ratio of boys to girls are not negative');
}

/**
 * All people of a population.
 *
 * @source addition
 * @example total({ female: [1, 2], male: [3, 4] }) // → 10
 */
export function total({ female, male }: Ages): number {
  return [...female, ...male].reduce((sum, people) => sum + people, 0);
}

/**
 * Survival from the person-years of a life table: s_x = L_{x+1}/L_x; the last two groups L_k/(L_{k−1} + L_k); from birth L_0/(w·l_0).
 *
 * @param years person-years lived in each age group (L_x), the open one last
 * @param born radix of the table (l_0), mostly 100,000
 * @param width years of an age group
 * @source Preston, Heuveline & Guillot 2001, Box 6.1
 * @example survivalOf([400, 300, 100], 100, 5) // → { birth: 0.8, ages: [0.75, 0.25, 0.25] }
 */
export function survivalOf(years: readonly number[], born: number, width: number): { birth: number; ages: number[] } {
  const last = years.length - 1;
  const open = (years[last] as number) / ((years[last - 1] as number) + (years[last] as number));
  const ages = years.map((lived, age) => (age < last - 1 ? (years[age + 1] as number) / lived : open));
  return { birth: (years[0] as number) / (width * born), ages };
}
