/** Proposals in words: what stands against what, and why the software asks. */

import type { Visit } from '#platform/access.server.ts';
import { listNames, type Named, nameMap } from '#platform/names.server.ts';
import { formatAmount, formatDate, formatNumber } from '#ui/format.ts';
import { findProposals, listSetAside } from './proposals.store.server.ts';
import type { Proposal } from './proposals.ts';
import { loadNames } from './register.server.ts';
import { conflictTexts } from './texts.en.ts';

export async function loadProposals(visit: Visit) {
  const found = await visit.remember(`conflict proposals ${visit.asOf}`, (db) => findProposals(db, visit.asOf));
  const allowed = found.filter(({ why }) => why.kind !== 'money' || visit.may('money.read'));
  const speak = await speaking(visit);
  return allowed.map(speak);
}

export type ShownProposal = Awaited<ReturnType<typeof loadProposals>>[number];

export async function loadProposal(visit: Visit, key: string | null): Promise<ShownProposal | null> {
  if (!key) return null;
  return (await loadProposals(visit)).find((each) => each.key === key) ?? null;
}

export function loadSetAside(visit: Visit) {
  return visit.remember('set aside', listSetAside);
}

async function speaking(visit: Visit) {
  const t = conflictTexts(visit.language);
  const names = await loadNames(visit);
  const more = await visit.remember('proposal names', async (db) => ({
    indicators: nameMap(await listNames(db, 'indicator', 'name')),
    products: nameMap(await listNames(db, 'product', 'name')),
  }));
  const [goals, measures, areas, offices] = [names.goals, names.measures, names.areas, names.offices].map((list) =>
    nameMap(list as readonly Named[]),
  );
  const named = (ids: readonly string[], map: ReadonlyMap<string, string> | undefined) =>
    ids.map((id) => ({ id, name: map?.get(id) ?? id }));
  return (proposal: Proposal) => {
    const sides = [...named(proposal.goalIds, goals), ...named(proposal.measureIds, measures)].map(({ name }) => name);
    // A plan is no goal and no measure: it stands among the uses.
    const uses = proposal.why.kind === 'plan' ? [proposal.why.plan, ...proposal.why.restsOn] : [];
    const title = [...sides, ...uses].join(' – ');
    const why = whyIn(visit, t, proposal, more);
    const { key, goalIds, measureIds, areaIds, officeIds } = proposal;
    return {
      key,
      kind: proposal.why.kind,
      title: title.length > 300 ? `${title.slice(0, 298)}…` : title,
      why,
      goals: named(goalIds, goals),
      measures: named(measureIds, measures),
      areas: named(areaIds, areas),
      offices: named(officeIds, offices),
      preset: {
        title: title.length > 300 ? `${title.slice(0, 298)}…` : title,
        summary: why,
        goalIds: [...goalIds],
        measureIds: [...measureIds],
        areaIds: [...areaIds],
        uses: uses.join('\n'),
        officeIds: [...officeIds],
        evidence: why,
        officeId: '',
      },
    };
  };
}

type More = { readonly indicators: ReadonlyMap<string, string>; readonly products: ReadonlyMap<string, string> };

function whyIn({ language }: Visit, t: ReturnType<typeof conflictTexts>, { why }: Proposal, more: More): string {
  const number = (value: number) => formatNumber(value, language, Number.isInteger(value) ? 0 : 1);
  switch (why.kind) {
    case 'uses':
      return t('proposals.why.uses', { one: t(`use.${why.one}`), other: t(`use.${why.other}`) });
    case 'targets':
      return t('proposals.why.targets', {
        indicator: more.indicators.get(why.indicatorId) ?? why.indicatorId,
        first: number(why.first.value),
        firstOn: formatDate(why.first.date, language),
        second: number(why.second.value),
        secondOn: formatDate(why.second.date, language),
      });
    case 'money':
      return t('proposals.why.money', {
        product: more.products.get(why.productId) ?? why.productId,
        year: why.year,
        wanted: formatAmount(why.wanted, language),
        planned: formatAmount(why.planned, language),
      });
    case 'impact':
      return t('proposals.why.impact', {
        median: number(why.median),
        low: number(why.low),
        high: number(why.high),
        count: why.n,
      });
    case 'plan': {
      const { plan, reason, restsOn } = why;
      const said = t('proposals.why.plan', { plan, reason });
      const others = t('proposals.why.plans', { plans: restsOn.join(', ') });
      return restsOn.length === 0 ? said : `${said} ${others}`;
    }
  }
}
