import { allowPublicCity } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Facts, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { loadPublicCity } from '../public/public-city.server.ts';
import type { PublicConflict } from '../public/public-city.ts';
import { Office } from '../public/public-parts.tsx';
import type { Route } from './+types/public-conflict-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const conflict = city.conflicts.get(args.params.conflict);
  if (!conflict) throw notFound();
  const titled = (ids: readonly string[], held: ReadonlyMap<string, { id: string; title: string }>) =>
    ids.flatMap((id) => held.get(id) ?? []).map(({ id, title }) => ({ id, title }));
  return {
    conflict,
    goals: titled(conflict.goalIds, city.goals),
    measures: titled(conflict.measureIds, city.measures),
    areas: conflict.areaIds.flatMap((id) => city.areas.get(id) ?? []).map(({ id, name }) => ({ id, title: name })),
  };
}

export default function PublicConflictPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(publicationTexts);
  const href = useHref();
  const { conflict, goals, measures, areas } = loaderData;
  const { uses } = conflict;
  return (
    <>
      <PageHead
        title={conflict.title}
        content
        description={conflict.summary}
        crumbs={[{ label: t('public.conflict.all'), href: href('/oeffentlich/zielkonflikte') }]}
      />
      <div className="stack">
        <Decision conflict={conflict} />
        <Card title={t('public.conflict.about')} id="angaben">
          <p className="prose">
            <Said>{conflict.summary}</Said>
          </p>
          <Facts
            facts={[
              ...(goals.length > 0 ? [[t('public.goals'), <Links key="g" items={goals} to="ziele" />] as const] : []),
              ...(measures.length > 0
                ? [[t('public.measures'), <Links key="m" items={measures} to="massnahmen" />] as const]
                : []),
              ...(uses.length > 0
                ? [[t('public.conflict.sides'), <Said key="u">{uses.join(', ')}</Said>] as const]
                : []),
              [t('public.where'), areas.length > 0 ? <Links key="a" items={areas} to="orte" /> : t('public.wholeCity')],
            ]}
          />
          <Released conflict={conflict} on={conflict.releasedOn} />
        </Card>
        <Office office={conflict.office} />
      </div>
    </>
  );
}

function Decision({ conflict }: { conflict: PublicConflict }) {
  const t = useTexts(publicationTexts);
  const language = useLanguage();
  const { decision } = conflict;
  if (!decision) return <p className="muted">{t('public.conflict.pending')}</p>;
  return (
    <Card
      title={t('public.conflict.decision')}
      lead={t('public.conflict.by', { body: decision.body, date: formatDate(decision.on, language) })}
      id="entscheidung"
    >
      {decision.reason && (
        <p className="prose">
          <strong>{t('public.conflict.reason')}:</strong> <Said>{decision.reason}</Said>
        </p>
      )}
      {decision.minority && (
        <p className="prose">
          <strong>{t('public.conflict.minority')}:</strong> <Said>{decision.minority}</Said>
        </p>
      )}
      <Released conflict={conflict} on={decision.releasedOn} />
    </Card>
  );
}

/** By whom and when: the administration and the office in charge; no person is named to the public. */
function Released({ conflict: { office }, on }: { conflict: PublicConflict; on: string }) {
  const t = useTexts(publicationTexts);
  const language = useLanguage();
  const date = formatDate(on, language);
  return (
    <p className="muted small">
      {office
        ? t('public.conflict.releasedBy', { date, office: office.name })
        : t('public.conflict.released', { date })}
    </p>
  );
}

function Links({ items, to }: { items: readonly { id: string; title: string }[]; to: string }) {
  const href = useHref();
  return (
    <ul>
      {items.map(({ id, title }) => (
        <li key={id}>
          <a href={href(`/oeffentlich/${to}/${id}`)}>
            <Said>{title}</Said>
          </a>
        </li>
      ))}
    </ul>
  );
}
