/** What each area is the sum of: the areas of each division, what is put together from them, the city above all. Pure. */

export type PlacedArea = {
  readonly id: string;
  readonly divisionId: string;
  readonly parentId: string | null;
  readonly partIds: readonly string[];
  readonly isCity: boolean;
};

/** The table of one division: its areas with values, and all other areas that are sums of them. */
export type Frame = ReadonlyMap<string, readonly string[]>;

/** What each area with a value is the sum of, once for each division that is no part of a finer one. */
export function framesOf(areas: readonly PlacedArea[], valued: ReadonlySet<string>): Frame[] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const children = Map.groupBy(areas, (area) => area.parentId ?? '');
  const divisions = [...Map.groupBy(areas, (area) => area.divisionId)]
    .map(([id, all]) => ({
      id,
      units: all.filter((area) => valued.has(area.id) && !area.isCity).map(({ id: u }) => u),
    }))
    .filter(({ units }) => units.length > 0)
    .sort((a, b) => b.units.length - a.units.length || (a.id < b.id ? -1 : 1));
  const frames: Frame[] = [];
  for (const { id: divisionId, units } of divisions) {
    if (frames.some((frame) => units.every((unit) => frame.has(unit)))) continue;
    const known = new Map<string, readonly string[]>();
    const unitsIn = (id: string, path: readonly string[]): readonly string[] => {
      const area = byId.get(id);
      const found = known.get(id);
      if (found) return found;
      if (!area || path.includes(id)) return [];
      const further = (ids: readonly string[]) => [...new Set(ids.flatMap((each) => unitsIn(each, [...path, id])))];
      const own = area.divisionId === divisionId ? (valued.has(id) ? [id] : []) : further(area.partIds);
      const made =
        own.length > 0 || area.divisionId === divisionId
          ? own
          : further((children.get(id) ?? []).map((each) => each.id));
      known.set(id, made);
      return made;
    };
    const members = areas
      .filter(({ id }) => valued.has(id))
      .map(({ id, isCity }) => [id, isCity ? units : unitsIn(id, [])] as const);
    frames.push(new Map(members.filter(([, parts]) => parts.length > 0)));
  }
  return frames;
}

/** Where the city has no value, nothing ties the pieces to each other. */
export function hasCity(frame: Frame, city: ReadonlySet<string>): boolean {
  return [...frame.keys()].some((area) => city.has(area));
}

/** So many units of a part of the city are looked at together, where nothing else ties them. */
const unitsTogether = 60;

/**
 * The units that hang together below the city, in pieces: what stays within one leaves all other sums as they are. So each can
 * be protected by itself, in a fraction of the time.
 */
export function piecesOf(frame: Frame, city: ReadonlySet<string>): Set<string>[] {
  const units = [...new Set([...frame.values()].flat())].sort();
  const over = new Map(units.map((unit) => [unit, unit]));
  const top = (unit: string): string => {
    const next = over.get(unit) ?? unit;
    if (next === unit) return unit;
    const found = top(next);
    over.set(unit, found);
    return found;
  };
  const tied = new Map<string, number>();
  for (const [area, parts] of frame) {
    if (city.has(area) || parts.length < 2) continue;
    const [first = ''] = parts;
    for (const part of parts) over.set(top(part), top(first));
  }
  for (const [area, parts] of frame) {
    if (!city.has(area) && parts.length > 1) tied.set(top(parts[0] ?? ''), (tied.get(top(parts[0] ?? '')) ?? 0) + 1);
  }
  const groups = [...Map.groupBy(units, (unit) => (tied.has(top(unit)) ? top(unit) : '')).entries()];
  return groups.flatMap(([group, inside]) => {
    if ((tied.get(group) ?? 0) > (hasCity(frame, city) ? 1 : 0)) return [new Set(inside)];
    const count = Math.ceil(inside.length / unitsTogether);
    return Array.from({ length: count }, (_, i) => new Set(inside.filter((_unit, at) => at % count === i)));
  });
}
