/** Leipzig's papers of May 2023, read by the same importer that people use; nothing is added to them. */

import { readFileSync } from 'node:fs';
import { slug } from '#platform/id.server.ts';
import { papersFromJson } from '#sources/papers-import.ts';
import { pilotFile } from '../read.server.ts';
import type { CityRows } from '../rows.server.ts';

const source =
  'Ratsinformationssystem der Stadt Leipzig, Vorlagen vom 8. und 9. Mai 2023 (Code for Leipzig, stadtratmonitor)';

/** Names of Ortsteile and Stadtbezirke that councils of places bear. */
type Named = { readonly id: string; readonly name: string; readonly division_id: string };

export function leipzigCouncil(areas: readonly Named[]): Pick<CityRows, 'committee' | 'paper' | 'paper_originator'> {
  const places = areas.filter(({ division_id }) => division_id === 'ortsteile' || division_id === 'stadtbezirke');
  // A district bears the name of the town's side it lies on, and so do some of its quarters: the district council means the whole.
  const ordered = [...places].sort(
    (a, b) => Number(b.division_id === 'stadtbezirke') - Number(a.division_id === 'stadtbezirke'),
  );
  const file = readFileSync(pilotFile('leipzig', 'rat', 'ratsvorlagen_2023-05.json'));
  const read = papersFromJson(file, { committees: [], papers: new Map(), areas: ordered });
  if (!read.ok) throw new Error(`pilot papers: ${JSON.stringify(read.faults.slice(0, 3))}`);
  const { papers, committees } = read.value;
  const ids = new Map(committees.map(({ key, name }) => [key, slug(name)]));
  return {
    committee: committees.map(({ name, kind, areaId }) => ({
      ...{ id: slug(name), kind, name, area_id: areaId, source },
      ...{ short: null, purpose: null, url: null, retired_at: null, revision: 1 },
    })),
    paper: papers.map((paper) => ({
      ...{ id: slug(paper.number), number: paper.number, kind: paper.kind, kind_word: paper.kindWord },
      ...{ title: paper.title, text: paper.text, submitted_on: paper.submittedOn, url: paper.url, source },
      ...{ reason: null, wording: null, office_id: null, closed: false, costs_nothing: false, parent_id: null },
      ...{ source_kind: null, source_id: null, retired_at: null, revision: 1 },
    })),
    paper_originator: papers.flatMap((paper) =>
      paper.originators.map(({ name, newCommittee, cosigns }, position) => ({
        ...{ paper_id: slug(paper.number), id: `i-${position}`, name, cosigns, position },
        committee_id: ids.get(newCommittee ?? '') ?? null,
      })),
    ),
  };
}
