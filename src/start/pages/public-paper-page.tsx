import { compared } from '#council/amendment.ts';
import { accordanceTones, outcomeTones, standingTones } from '#council/looks.ts';
import { SideBySide } from '#council/side-by-side.tsx';
import { councilTexts } from '#council/texts.en.ts';
import { allowPublicCity } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import { formatAmount, formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Chip, Facts, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { loadPublicCouncil } from '../oparl/public-council.server.ts';
import { loadPublicCity } from '../public/public-city.server.ts';
import type { Route } from './+types/public-paper-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'papers that were released by the council office');
  const council = await loadPublicCouncil(visit);
  const paper = council.papers.get(args.params.paper);
  if (!paper) throw notFound();
  const city = await loadPublicCity(visit);
  const named = (id: string | null) => council.committees.get(id ?? '')?.name ?? null;
  return {
    city: visit.city.id,
    paper,
    comparison: paper.wording === null ? null : compared(paper.text ?? '', paper.wording),
    way: paper.consultations.map((each) => ({
      ...{ id: each.id, role: each.role, outcome: each.outcome, resolution: each.resolution },
      day: each.decidedOn ?? council.meetings.get(each.meetingId ?? '')?.day ?? null,
      committee: named(each.committeeId),
    })),
    goals: paper.goals.flatMap(({ goalId, accordance, reason }) => {
      const goal = city.goals.get(goalId);
      return goal ? [{ id: goalId, title: goal.title, accordance, reason }] : [];
    }),
    measures: paper.measureIds.flatMap((id) => city.measures.get(id) ?? []).map(({ id, title }) => ({ id, title })),
    areas: paper.areaIds.map((id) => ({ id, title: council.areas.get(id) ?? id })),
  };
}

type Data = Route.ComponentProps['loaderData'];

export default function PublicPaperPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const href = useHref();
  const { paper, comparison, city } = loaderData;
  return (
    <>
      <PageHead
        title={paper.title}
        content
        description={paper.text ?? t('public.lead')}
        chip={paper.standing && <Chip tone={standingTones[paper.standing]}>{t(`standing.${paper.standing}`)}</Chip>}
        crumbs={[{ label: t('papers.crumb'), href: href('/oeffentlich/vorlagen') }]}
      />
      <div className="stack">
        <Card title={t('paper.text')} id="beschlusstext">
          {comparison ? (
            <SideBySide comparison={comparison} before={t('paper.textBefore')} after={t('paper.textAfter')} />
          ) : paper.text ? (
            <p className="prose">
              <Said>{paper.text}</Said>
            </p>
          ) : (
            <p className="muted">{t('paper.noText')}</p>
          )}
          {paper.reason && (
            <details>
              <summary>{t('paper.reason')}</summary>
              <p className="prose">
                <Said>{paper.reason}</Said>
              </p>
            </details>
          )}
        </Card>
        <Way data={loaderData} />
        <Means data={loaderData} />
        <About data={loaderData} />
        <p className="muted small">
          <a href={`/${city}/oparl/paper/${encodeURIComponent(paper.id)}`}>{t('public.oparlObject')}</a>
        </p>
      </div>
    </>
  );
}

function Way({ data: { way } }: { data: Data }) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  if (way.length === 0) return null;
  return (
    <Card title={t('paper.way')} id="beratungen">
      <ol className="timeline">
        {way.map((each) => (
          <li key={each.id} className={each.outcome ? 'timeline__good' : ''}>
            <p className="chips">
              <strong>
                <Said>{each.committee}</Said>
              </strong>
              <Chip>{t(`consultationRole.${each.role}`)}</Chip>
              {each.outcome && <Chip tone={outcomeTones[each.outcome]}>{t(`outcome.${each.outcome}`)}</Chip>}
            </p>
            {each.day && <p className="muted small">{formatDate(each.day, language)}</p>}
            {each.resolution && (
              <p className="prose">
                <Said>{each.resolution}</Said>
              </p>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Means({ data: { goals } }: { data: Data }) {
  const t = useTexts(councilTexts);
  const href = useHref();
  if (goals.length === 0) return null;
  return (
    <Card title={t('paper.accordance')} id="ziele">
      <ul className="list">
        {goals.map((each) => (
          <li key={each.id}>
            <span>
              <a href={href(`/oeffentlich/ziele/${each.id}`)}>
                <Said>{each.title}</Said>
              </a>
              {each.reason && (
                <span className="muted block small">
                  <Said>{each.reason}</Said>
                </span>
              )}
            </span>
            {each.accordance && (
              <Chip tone={accordanceTones[each.accordance]}>{t(`accordance.${each.accordance}`)}</Chip>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function About({ data }: { data: Data }) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  const { paper, measures, areas, city } = data;
  const names = (cosigns: boolean) =>
    paper.originators
      .filter((each) => each.cosigns === cosigns)
      .map(({ name }) => name)
      .join(', ');
  const links = (items: readonly { id: string; title: string }[], path: string) =>
    items.length === 0 ? null : (
      <ul>
        {items.map(({ id, title }) => (
          <li key={id}>
            <a href={href(`${path}/${id}`)}>
              <Said>{title}</Said>
            </a>
          </li>
        ))}
      </ul>
    );
  const amount = (cents: number | null) => (cents === null ? '–' : formatAmount(cents, language));
  return (
    <Card title={t('paper.about')} id="angaben">
      <Facts
        facts={[
          [t('paper.number'), paper.number],
          [t('paper.kind'), paper.kindWord ? <Said key="kind">{paper.kindWord}</Said> : t(`paperKind.${paper.kind}`)],
          [t('paper.originators'), names(false) && <Said key="from">{names(false)}</Said>],
          [t('paper.cosigners'), names(true) && <Said key="with">{names(true)}</Said>],
          [t('paper.submittedOn'), paper.submittedOn && formatDate(paper.submittedOn, language)],
          [
            t('paper.money'),
            paper.balance &&
              t('paper.moneySum', { spending: amount(paper.balance.spending), income: amount(paper.balance.income) }),
          ],
          [t('paper.measures'), links(measures, '/oeffentlich/massnahmen')],
          [t('paper.areas'), links(areas, '/oeffentlich/orte')],
        ]}
      />
      {paper.files.length > 0 && (
        <>
          <h3>{t('paper.files')}</h3>
          <ul>
            {paper.files.map((file) => (
              <li key={file.id}>
                <a href={`/${city}/oparl/dateien/${encodeURIComponent(file.id)}`}>
                  <Said>{file.title}</Said>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {paper.url && (
        <p>
          <a href={paper.url} rel="noreferrer">
            {t('paper.original')}
          </a>
        </p>
      )}
    </Card>
  );
}
