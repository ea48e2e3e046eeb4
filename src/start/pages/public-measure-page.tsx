import { allowPublicCity } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { formatAmount, formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Facts, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { loadPublicCity } from '../public/public-city.server.ts';
import type { PublicMeasure } from '../public/public-city.ts';
import { Decision, leadOf, Office, OfficialText, StateChips } from '../public/public-parts.tsx';
import type { Route } from './+types/public-measure-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const measure = city.measures.get(args.params.measure);
  if (!measure) throw notFound();
  return {
    measure,
    goals: measure.goalIds.flatMap((id) => city.goals.get(id) ?? []).map(({ id, title }) => ({ id, title })),
    areas: measure.areaIds.flatMap((id) => city.areas.get(id) ?? []).map(({ id, name }) => ({ id, name })),
  };
}

export default function PublicMeasurePage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(publicationTexts);
  const href = useHref();
  const { measure, goals, areas } = loaderData;
  return (
    <>
      <PageHead
        title={measure.title}
        content
        description={measure.plain ?? measure.summary ?? t('public.measuresLead')}
        chip={<StateChips state={measure.state} />}
        lead={leadOf(measure.plain, measure.summary)}
        crumbs={[{ label: t('public.measures'), href: href('/oeffentlich/massnahmen') }]}
      />
      <div className="stack">
        <OfficialText plain={measure.plain} text={measure.summary} />
        <HowItStands measure={measure} />
        <Card title={t('public.measure')} id="angaben">
          <Facts
            facts={[
              [t('public.period'), <Period key="p" measure={measure} />],
              [t('public.where'), areas.length > 0 ? <Links key="w" items={areas} to="orte" /> : t('public.wholeCity')],
              [t('public.serves'), goals.length > 0 ? <Links key="g" items={goals} to="ziele" /> : null],
              [t('public.money'), <Money key="m" measure={measure} />],
            ]}
          />
        </Card>
        <Office office={measure.lead} />
      </div>
    </>
  );
}

function HowItStands({ measure: { state, obstacle } }: { measure: PublicMeasure }) {
  const t = useTexts(publicationTexts);
  const language = useLanguage();
  if (!state && !obstacle) return null;
  return (
    <Card
      title={state ? t('public.stateOn', { date: formatDate(state.reportedOn, language) }) : t('public.obstacle')}
      id="stand"
    >
      {state?.sentence && (
        <p>
          <Said>{state.sentence}</Said>
        </p>
      )}
      {obstacle?.obstacle && (
        <p>
          <strong>{t('public.obstacle')}:</strong> <Said>{obstacle.obstacle}</Said>
        </p>
      )}
      {obstacle?.decision && (
        <p>
          <strong>{t('public.next')}:</strong> <Decision obstacle={obstacle} />
        </p>
      )}
      {obstacle && !obstacle.obstacle && !obstacle.decision && <p>{t('public.noObstacle')}</p>}
    </Card>
  );
}

function Period({ measure: { startsOn, dueOn } }: { measure: PublicMeasure }) {
  const t = useTexts(publicationTexts);
  const language = useLanguage();
  const day = (date: string | null) => (date ? formatDate(date, language) : t('public.unknown'));
  return startsOn || dueOn ? t('public.periodText', { from: day(startsOn), to: day(dueOn) }) : t('public.unknown');
}

function Money({ measure: { cents } }: { measure: PublicMeasure }) {
  const t = useTexts(publicationTexts);
  const language = useLanguage();
  return cents === null ? t('public.unknown') : t('public.moneyKnown', { amount: formatAmount(cents, language) });
}

function Links({ items, to }: { items: readonly { id: string; name?: string; title?: string }[]; to: string }) {
  const href = useHref();
  return (
    <ul>
      {items.map(({ id, name, title }) => (
        <li key={id}>
          <a href={href(`/oeffentlich/${to}/${id}`)}>
            <Said>{name ?? title}</Said>
          </a>
        </li>
      ))}
    </ul>
  );
}
