/** The Synopse of two versions: what differs, in which words, for which reason; filtered as its address says. */

import type { Visit } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { Language } from '#ui/language.ts';
import { conceptTexts } from '../texts.en.ts';
import {
  type Compared,
  type ComparedLine,
  type Counts,
  comparedLines,
  compareStatements,
  countsOf,
  partOf,
} from './compare.ts';
import {
  type GoalContent,
  keyOf,
  type Proposal,
  type Statement,
  type StatementKind,
  statementKinds,
  type Version,
} from './version.ts';
import {
  loadNames,
  loadStatements,
  loadToday,
  namingOf,
  publicNames,
  type Reading,
  titleIn,
  type Versions,
} from './versions.server.ts';

/** Stands in the address for what is in the live tables and was never adopted. */
export const todayId = 'heute';

export type SynopsisItem = {
  readonly key: string;
  readonly kind: StatementKind;
  readonly title: string;
  readonly difference: Compared['difference'];
  readonly part: string | null;
  readonly lines: readonly ComparedLine[];
  readonly why: Pick<Proposal, 'reason' | 'origin' | 'originText' | 'originPath'> | null;
};
export type Synopsis = {
  readonly a: Side;
  readonly b: Side;
  readonly counts: Counts;
  readonly items: readonly SynopsisItem[];
};
export type Side = { readonly id: string; readonly title: string };
export type Choice = { readonly kind: StatementKind | null; readonly part: string | null; readonly every: boolean };

export function choiceOf(params: URLSearchParams): Choice {
  return {
    kind: statementKinds.find((kind) => kind === params.get('art')) ?? null,
    part: params.get('teil') || null,
    every: params.get('umfang') === 'alle',
  };
}

export type Sides = { readonly a: string; readonly b: string };

/** As asked for; else the youngest against what it changes. */
export function sidesOf(params: URLSearchParams, { versions, inForce }: Versions): Sides | null {
  const known = (id: string | null) => (id === todayId || versions.some((each) => each.id === id) ? id : null);
  const [asked, other] = [params.get('a'), params.get('b')];
  if ((asked && !known(asked)) || (other && !known(other))) throw notFound();
  const b = other || versions[0]?.id;
  if (!b) return null;
  const version = versions.find(({ id }) => id === b);
  const basis = version?.state === 'open' ? inForce?.id : known(version?.basisId ?? null);
  const a = asked || basis || todayId;
  return { a, b };
}

type Told = { readonly title: string; readonly statements: readonly Statement[] };

async function tell(visit: Reading, { versions }: Versions, id: string, language: Language): Promise<Told> {
  if (id === todayId) return { title: conceptTexts(language)('synopsis.today'), statements: await loadToday(visit) };
  const version = versions.find((each) => each.id === id);
  if (!version) throw notFound();
  return { title: version.title, statements: (await loadStatements(visit, version)).statements };
}

/** @param told whether reasons and origins are said: inside they are */
export async function loadSynopsis(
  visit: Reading & Pick<Visit, 'language'>,
  all: Versions,
  sides: Sides,
  choice: Choice,
  told = true,
): Promise<Synopsis> {
  const { language } = visit;
  const key = `synopsis ${sides.a} ${sides.b} ${language} ${told}`;
  // Read before: what is remembered below may not read on its own.
  const a = await tell(visit, all, sides.a, language);
  const b = await tell(visit, all, sides.b, language);
  const why = told ? await reasonsBetween(visit, all.versions, sides) : new Map<string, Proposal>();
  const names = await (told ? loadNames : publicNames)(visit);
  const whole = await visit.remember(key, async () => {
    const both = [...a.statements, ...b.statements];
    const naming = namingOf(names, both, language);
    const goals = new Map(
      both.flatMap(({ kind, objectId, content }) =>
        kind === 'goal' && content ? [[objectId, (content as GoalContent).sectorPartId] as const] : [],
      ),
    );
    const compared = compareStatements(a.statements, b.statements);
    const items = compared.map((each): SynopsisItem => {
      const said = each.after ?? each.before;
      return {
        key: each.key,
        kind: each.kind,
        title: said ? titleIn(naming, said) : each.objectId,
        difference: each.difference,
        part: partOf(said, goals),
        lines: comparedLines(each, naming),
        why: each.difference === 'same' ? null : (why.get(each.key) ?? null),
      };
    });
    return {
      a: { id: sides.a, title: a.title },
      b: { id: sides.b, title: b.title },
      counts: countsOf(compared),
      items,
    };
  });
  const { kind, part, every } = choice;
  const items = whole.items.filter(
    (item) =>
      (every || item.difference !== 'same') &&
      (kind === null || item.kind === kind) &&
      (part === null || item.part === part),
  );
  return { ...whole, items };
}

/** Why each place changed: as the latest version between the two says. */
async function reasonsBetween(visit: Reading, versions: readonly Version[], { a, b }: Sides) {
  const reasons = new Map<string, Proposal>();
  const byId = new Map(versions.map((version) => [version.id, version]));
  const seen = new Set<string>();
  for (let at = byId.get(b); at && at.id !== a && !seen.has(at.id); at = byId.get(at.basisId ?? '')) {
    seen.add(at.id);
    for (const row of (await loadStatements(visit, at)).stored)
      if (row.reason !== null && !reasons.has(keyOf(row))) reasons.set(keyOf(row), row);
  }
  return reasons;
}
