/** What a definition that is not stored yet would give, and what it would change. */

import type { CityDb } from '#platform/database.server.ts';
import { sha256 } from '#platform/files.server.ts';
import type { Language } from '#ui/language.ts';
import { type CityIndex, type IndexContent, sameContent } from './city-index.ts';
import { editionsOf } from './index-editions.server.ts';
import { countClasses, differences, type EditionPart, isClassed } from './index-editions.ts';
import { reasonWords } from './index-register.ts';
import { areasIn, currentOf } from './indices.store.server.ts';

export type Preview = Awaited<ReturnType<typeof previewOf>>;

type About = {
  readonly index: CityIndex | null;
  readonly until: number;
  readonly names: ReadonlyMap<string, string>;
  readonly language: Language;
};

export async function previewOf(db: CityDb, content: IndexContent, { index, until, names, language }: About) {
  const areas = await areasIn(db, content.divisionId);
  const [edition = null] = await editionsOf(db, content, { areas, until, latestOnly: true });
  const current = index ? (currentOf(index) ?? null) : null;
  const fresh = current === null || !sameContent(current.content, content);
  const byId = new Map(areas.map((area) => [area.id, area.name]));
  const before =
    edition && current && fresh && current.content.divisionId === content.divisionId
      ? (await editionsOf(db, current.content, { areas, until: edition.year, latestOnly: true }))[0]
      : undefined;
  const changesIn = (part: EditionPart) =>
    edition && before?.year === edition.year ? differences(before, edition, part) : null;
  const changed = changesIn('status');
  const classes = (part: EditionPart) => {
    const counts = edition ? countClasses(edition, part) : new Map<string, number>();
    return content[part].map(({ name }, i) => ({ name, count: counts.get(String(i + 1)) ?? 0 }));
  };
  return {
    /** Says whether what is saved is what was seen. */
    seen: sha256(JSON.stringify(content)),
    fresh,
    version: Math.max(0, ...(index?.versions ?? []).map((each) => each.version)) + 1,
    current: current?.version ?? null,
    year: edition?.year ?? null,
    failures: Object.entries(edition?.failures ?? {}).map(([part, { reason }]) => ({
      part: part as EditionPart,
      reason,
    })),
    status: classes('status'),
    dynamics: classes('dynamics'),
    out: (edition?.areas ?? []).flatMap(({ id, status }) =>
      status === null || isClassed(status)
        ? []
        : [{ name: byId.get(id) ?? id, why: reasonWords(status, language, names) }],
    ),
    all: areas.length,
    changed: changed?.map(({ id, from, to }) => ({ name: byId.get(id) ?? id, from, to })) ?? null,
    changedDynamics: changesIn('dynamics')?.length ?? 0,
  };
}
