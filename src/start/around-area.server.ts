/** What happens in the areas around one: for a ward or a planning area, by which nobody plans, that is nearly all. */

import { factsOf } from '#annual-report/facts.server.ts';
import type { Visit } from '#platform/access.server.ts';
import { aroundArea, publicCity } from './public/public-city.ts';

export type AroundAreaData = NonNullable<Awaited<ReturnType<typeof loadAroundArea>>>;

/** The same as the public sees of an area, of all that is known; without what already stands on the page as its own. */
export async function loadAroundArea(visit: Visit, areaId: string) {
  const facts = await factsOf(visit);
  const whole = await visit.remember(`all around areas ${visit.asOf}`, async () => publicCity(facts, [], () => true));
  const area = whole.areas.get(areaId);
  if (!area) return null;
  const own = new Set([...whole.measures.values()].filter((each) => each.areaIds.includes(areaId)).map(({ id }) => id));
  const others = [...whole.measures].filter(([id]) => !own.has(id));
  const { measures, goals, money, parts, within, crossing } = aroundArea({ ...whole, measures: new Map(others) }, area);
  if (measures.length === 0) return null;
  const happening = new Set(measures.flatMap(({ areaIds }) => areaIds));
  return {
    areas: [...within, ...crossing, ...parts]
      .filter(({ id }) => happening.has(id))
      .map(({ id, name }) => ({ id, name })),
    goals: goals.map(({ id, title }) => ({ id, title })),
    measures: measures.map(({ id, title, lead, state, obstacle }) => ({
      ...{ id, title, state },
      lead: lead?.name ?? null,
      obstacle: obstacle?.obstacle ?? null,
      decision: obstacle?.decision ?? null,
    })),
    money: visit.may('money.read') ? { cents: money.cents } : null,
  };
}
