import { pathOf } from '#council/council-view.server.ts';
import { draftPaper } from '#council/papers.store.server.ts';
import { councilTexts } from '#council/texts.en.ts';
import { allow } from '#platform/access.server.ts';
import { orRefused } from '#platform/form.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { saved } from '#platform/saved.server.ts';
import { formatAmount } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Facts, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { draftOf } from '../paper-drafts.server.ts';
import type { Route } from './+types/paper-draft-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'papers.edit');
  const { kind, object } = args.params;
  const draft = await draftOf(visit, kind, object);
  const names = await visit.remember('paper draft names', async (db) => ({
    goals: nameMap(await listNames(db, 'goal', 'title')),
    areas: nameMap(await listNames(db, 'area', 'name')),
    offices: nameMap(await listNames(db, 'office', 'name')),
  }));
  const named = (ids: readonly string[], of: ReadonlyMap<string, string>) =>
    ids.flatMap((id) => of.get(id) ?? []).join(', ');
  return {
    draft,
    back: pathOf(kind, object),
    goals: named(draft.goalIds, names.goals),
    areas: named(draft.areaIds, names.areas),
    office: names.offices.get(draft.officeId ?? '') ?? null,
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'papers.edit');
  const { kind, object } = args.params;
  const draft = await draftOf(visit, kind, object);
  return orRefused({}, async () => {
    const { id, entryId } = await visit.write((db) => draftPaper(db, visit.actor, draft));
    return saved(visit, `/ratsraum/vorlagen/${id}/bearbeiten`, entryId);
  });
}

export default function PaperDraftPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  const { draft, back, goals, areas, office } = loaderData;
  const said = (words: string | null) => words && <Said>{words}</Said>;
  return (
    <>
      <PageHead
        title={t('draft.title', { title: draft.title })}
        lead={t('draft.lead')}
        crumbs={[{ label: draft.title, href: href(back) }]}
      />
      <div className="stack">
        <Card title={t('draft.takes')} id="uebernommen">
          <Facts
            facts={[
              [t('paperForm.title'), said(draft.title)],
              [t('paperForm.officeId'), said(office)],
              [t('paperForm.text'), draft.text && <span className="prose">{said(draft.text)}</span>],
              [
                t('paperForm.reason'),
                draft.reason && <span className="prose">{said(draft.reason.slice(0, 1000))}</span>,
              ],
              [t('paper.goals'), said(goals || null)],
              [t('paper.areas'), said(areas || null)],
              [
                t('paper.money'),
                draft.money.length > 0
                  ? draft.money.map((row) => `${row.year ?? ''} ${formatAmount(row.cents, language)}`).join(', ')
                  : null,
              ],
            ]}
          />
        </Card>
        <form method="post" className="form__end">
          <button type="submit" className="kern-btn kern-btn--primary">
            <span className="kern-label">{t('draft.submit')}</span>
          </button>
          <a className="kern-btn kern-btn--tertiary" href={href(back)}>
            <span className="kern-label">{t('draft.cancel')}</span>
          </a>
        </form>
      </div>
    </>
  );
}
