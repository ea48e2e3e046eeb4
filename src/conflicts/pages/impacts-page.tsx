import { allow } from '#platform/access.server.ts';
import { Chart } from '#ui/chart/chart.tsx';
import { drawNetworkChart } from '#ui/chart/render.server.ts';
import { EvidenceLabel } from '#ui/figure.tsx';
import { formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { networkOf } from '../impact-network.ts';
import { loadImpacts } from '../impacts.server.ts';
import { ImpactMatrix } from '../panels/impact-matrix.tsx';
import { conflictTexts } from '../texts.en.ts';
import type { Route } from './+types/impacts-page.ts';

/** As many as anybody reads, from each end. */
const mostListed = 6;

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'impacts.read');
  const { goals, all, cells, influences, second, offices, examples } = await loadImpacts(visit);
  return {
    ...{ goals, all, cells, second, offices, examples },
    blocks: influences.filter(({ total }) => total < 0).slice(0, mostListed),
    helps: influences
      .filter(({ total }) => total > 0)
      .toReversed()
      .slice(0, mostListed),
    svg: cells.length > 0 ? drawNetworkChart(networkOf(goals, cells)) : null,
    rate: visit.may('impacts.rate'),
  };
}

type Data = Route.ComponentProps['loaderData'];

/** With its sign, a minus that is read as one. */
function useSigned() {
  const language = useLanguage();
  return (value: number) =>
    `${value > 0 ? '+' : value < 0 ? '−' : ''}${formatNumber(Math.abs(value), language, Number.isInteger(value) ? 0 : 1)}`;
}

export default function ImpactsPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(conflictTexts);
  const href = useHref();
  const { cells, all, offices, rate, examples } = loaderData;
  return (
    <>
      <PageHead
        title={t('impacts.title', { count: cells.length })}
        lead={t('impacts.lead')}
        crumbs={[{ label: t('page.crumb'), href: href('/zielkonflikte') }]}
      />
      <div className="stack">
        <p>
          <EvidenceLabel evidence={examples ? 'example' : 'assessed'} /> · {t('impacts.by', { count: offices })}
        </p>
        {cells.length === 0 ? (
          <Empty>{t(rate ? 'impacts.noneRate' : 'impacts.none')}</Empty>
        ) : (
          <>
            <div className="grid grid--even">
              <Ranked title={t('impacts.blocks')} none={t('impacts.noBlocks')} id="hemmt" rows={loaderData.blocks} />
              <Ranked title={t('impacts.helps')} none={t('impacts.noHelps')} id="hilft" rows={loaderData.helps} />
            </div>
            <ImpactMatrix data={loaderData} />
            <Network data={loaderData} />
            <Second data={loaderData} />
          </>
        )}
        {rate && <RateList goals={all} />}
        <p className="muted small">{t('impacts.method')}</p>
      </div>
    </>
  );
}

function Ranked({ title, none, id, rows }: { title: string; none: string; id: string; rows: Data['blocks'] }) {
  const t = useTexts(conflictTexts);
  const href = useHref();
  const signed = useSigned();
  return (
    <Card title={title} id={id}>
      {rows.length === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <ol className="list">
          {rows.map((each) => (
            <li key={each.id}>
              <span>
                <a href={href(`/ziele/${each.id}`)}>
                  <Said>{each.name}</Said>
                </a>
                <span className="muted block small">
                  {t('impacts.parts', { direct: signed(each.net), second: signed(each.second) })}
                </span>
              </span>
              <strong>{signed(each.total)}</strong>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function Network({ data: { svg, goals, cells } }: { data: Data }) {
  const t = useTexts(conflictTexts);
  const signed = useSigned();
  const names = new Map(goals.map(({ id, name, number }) => [id, `${number} ${name}`]));
  if (!svg) return null;
  return (
    <Card title={t('impacts.network')} id="netz">
      <Chart
        svg={svg}
        alt={t('impacts.alt', {
          helps: cells.filter(({ median }) => median >= 1).length,
          hinders: cells.filter(({ median }) => median <= -1).length,
        })}
        note={t('impacts.legend')}
        table={{
          head: [t('impacts.from'), t('impacts.to'), t('impacts.median'), t('impacts.range'), t('impacts.n')],
          rows: cells.map((cell) => [
            names.get(cell.from) ?? cell.from,
            names.get(cell.to) ?? cell.to,
            signed(cell.median),
            cell.low === cell.high ? signed(cell.low) : `${signed(cell.low)} … ${signed(cell.high)}`,
            cell.n,
          ]),
        }}
        files={{ path: '/zielkonflikte/wirkungen/netz', formats: ['svg', 'png'] }}
      />
    </Card>
  );
}

function Second({ data: { second } }: { data: Data }) {
  const t = useTexts(conflictTexts);
  const signed = useSigned();
  if (second.length === 0) return null;
  return (
    <Card title={t('impacts.second')} lead={t('impacts.secondLead')} id="ueber-eck">
      <ul className="list">
        {second.map((each) => (
          <li key={`${each.from} ${each.via} ${each.to}`}>
            <span>
              {t(each.value < 0 ? 'impacts.wayHinders' : 'impacts.wayHelps', { from: each.fromName, to: each.toName })}
              <span className="muted block small">{t('impacts.via', { via: each.viaName })}</span>
            </span>
            <strong>{signed(each.value)}</strong>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function RateList({ goals }: { goals: Data['all'] }) {
  const t = useTexts(conflictTexts);
  const href = useHref();
  return (
    <Card title={t('impacts.rate')} lead={t('impacts.rateLead')} id="einschaetzen">
      <ul className="list">
        {goals.map((goal) => (
          <li key={goal.id}>
            <a href={href(`/zielkonflikte/wirkungen/${goal.id}`)}>
              <Said>{goal.name}</Said>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
