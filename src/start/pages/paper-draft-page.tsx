import { pathOf } from '#council/council-view.server.ts';
import { draftPaper } from '#council/papers.store.server.ts';
import { councilTexts } from '#council/texts.en.ts';
import { allow } from '#platform/access.server.ts';
import { orRefused } from '#platform/form.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { saved } from '#platform/saved.server.ts';
import { formatAmount } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Facts, Notice, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { draftOf } from '../paper-drafts.server.ts';
import { startTexts } from '../texts.en.ts';
import type { Route } from './+types/paper-draft-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'papers.edit');
  const { kind, object } = args.params;
  const { draft, hint = null, file } = await draftOf(visit, kind, object);
  const names = await visit.remember('paper draft names', async (db) => ({
    goals: nameMap(await listNames(db, 'goal', 'title')),
    areas: nameMap(await listNames(db, 'area', 'name')),
    offices: nameMap(await listNames(db, 'office', 'name')),
  }));
  const named = (ids: readonly string[], of: ReadonlyMap<string, string>) =>
    ids.flatMap((id) => of.get(id) ?? []).join(', ');
  return {
    draft,
    hint,
    file: file?.title ?? null,
    back: pathOf(kind, object),
    goals: named(draft.goalIds, names.goals),
    areas: named(draft.areaIds, names.areas),
    office: names.offices.get(draft.officeId ?? '') ?? null,
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'papers.edit');
  const { kind, object } = args.params;
  const { draft, file } = await draftOf(visit, kind, object);
  return orRefused({}, async () => {
    const made = file ? await file.make() : null;
    const { id, entryId } = await visit.write((db) => draftPaper(db, visit.actor, draft, made));
    return saved(visit, `/ratsraum/vorlagen/${id}/bearbeiten`, entryId);
  });
}

/** As much of a text as one reads before taking it. */
const shown = 3000;

export default function PaperDraftPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  const s = useTexts(startTexts);
  const { draft, back, goals, areas, office, hint, file } = loaderData;
  const said = (words: string | null) => words && <Said>{words}</Said>;
  const long = (words: string | null) => words && <span className="prose">{said(words.slice(0, shown))}</span>;
  return (
    <>
      <PageHead
        title={t('draft.title', { title: draft.title })}
        lead={t('draft.lead')}
        crumbs={[{ label: draft.title, href: href(back) }]}
      />
      <div className="stack">
        {hint && <Notice tone="info" title={s(hint)} />}
        <Card title={t('draft.takes')} id="uebernommen">
          <Facts
            facts={[
              [t('paperForm.title'), said(draft.title)],
              [t('paperForm.officeId'), said(office)],
              [t('paperForm.text'), long(draft.text)],
              [t('paperForm.reason'), long(draft.reason)],
              [t('paper.goals'), said(goals || null)],
              [t('paper.areas'), said(areas || null)],
              [
                t('paper.money'),
                draft.money.length > 0
                  ? draft.money.map((row) => `${row.year ?? ''} ${formatAmount(row.cents, language)}`).join(', ')
                  : null,
              ],
              ...(file ? [[t('paper.files'), said(file)] as const] : []),
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
