import { allow } from '#platform/access.server.ts';
import { useTexts } from '#ui/language.ts';
import { Card, PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { listClaims, listContraryUses } from '../impacts.store.server.ts';
import { areContrary, landUses } from '../land-use.ts';
import { conflictTexts } from '../texts.en.ts';
import type { Route } from './+types/land-uses-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'conflicts.edit');
  const claims = await visit.remember('land claims', listClaims);
  const contrary = await visit.remember('contrary uses', listContraryUses);
  return {
    rows: landUses.map((use) => ({
      use,
      goals: claims.filter((each) => each.use === use && each.kind === 'goal').length,
      measures: claims.filter((each) => each.use === use && each.kind === 'measure').length,
      contrary: landUses.filter((each) => areContrary(use, each, contrary)),
    })),
    edit: visit.may('conflicts.edit', null),
  };
}

export default function LandUsesPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(conflictTexts);
  const href = useHref();
  return (
    <>
      <PageHead
        title={t('uses.title')}
        lead={t('uses.lead')}
        crumbs={[
          { label: t('page.crumb'), href: href('/zielkonflikte') },
          { label: t('proposals.crumb'), href: href('/zielkonflikte/vorschlaege') },
        ]}
      />
      <Card>
        <ul className="list">
          {loaderData.rows.map(({ use, goals, measures, contrary }) => (
            <li key={use}>
              <span>
                {t(`use.${use}`)}
                <span className="muted block small">
                  {t('uses.goals', { count: goals })}, {t('uses.measures', { count: measures })}
                  {contrary.length > 0 &&
                    ` · ${t('uses.against', { uses: contrary.map((each) => t(`use.${each}`)).join(', ') })}`}
                </span>
              </span>
              {loaderData.edit && (
                <a
                  href={href(`/zielkonflikte/nutzungen/${use}`)}
                  aria-label={t('uses.editOf', { use: t(`use.${use}`) })}
                >
                  {t('uses.edit')}
                </a>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
