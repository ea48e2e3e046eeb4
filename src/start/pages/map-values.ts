import { figuresAt } from '#indicators/values-at.store.server.ts';
import { allow } from '#platform/access.server.ts';
import { packed } from '#platform/packed.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { basesIn, cityValues, loadMapLists, yearsIn } from '../map-lists.server.ts';
import { unsureIn, valuesOf } from '../map-values.ts';
import type { Route } from './+types/map-values.ts';

const mostYears = 40;

/** An indicator in one or several years, for the map in the browser. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const params = new URL(args.request.url).searchParams;
  const lists = await loadMapLists(visit);
  const indicator = lists.indicators.find((each) => each.id === params.get('indikator'));
  const division = lists.divisions.find((each) => each.id === params.get('gliederung'));
  if (!indicator || !division) throw notFound();
  const asked = (params.get('jahre') ?? '').split(',').filter((each) => each !== '');
  if (asked.length > mostYears || !asked.every((each) => /^\d{4}$/.test(each))) throw new Refusal(400, 'bad-request');
  const wanted = [...new Set(asked.map(Number))].sort((a, b) => a - b);
  const key = `values ${indicator.id} ${division.id} ${wanted}`;
  return packed(visit, args.request, { stamp: visit.city.revision, key }, async () => {
    const there = await yearsIn(visit, indicator, division.id);
    const areaIds = lists.areas.filter((area) => area.divisionId === division.id).map((area) => area.id);
    const years = wanted.filter((each) => there.includes(each));
    const found = await visit.read((db) => figuresAt(db, indicator, { divisionId: division.id, years }));
    const whole = await cityValues(visit, lists, indicator, years);
    const bases = await basesIn(visit, indicator, division.id, years);
    const byYear = [...found].map(([year, figures]) => ({
      year,
      figures,
      city: whole.get(year) ?? null,
      unsure: unsureIn(figures, bases.get(year)),
    }));
    return valuesOf({ indicator, there, areaIds, years: byYear });
  });
}
