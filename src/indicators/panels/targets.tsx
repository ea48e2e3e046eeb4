import { Chart } from '#ui/chart/chart.tsx';
import { EvidenceLabel, FigureText } from '#ui/figure.tsx';
import { formatDate, formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { indicatorTexts } from '../texts.en.ts';
import { StandingMark, StandingText } from './standing.tsx';
import type { TargetView } from './targets.server.ts';

/** What the page needs of it: a chart to draw again stays on the server. */
type ShownTarget = Omit<TargetView, 'chart'>;

/** @param path the page of the goal that these are targets of */
export function Targets({ targets, path }: { targets: readonly ShownTarget[]; path: string }) {
  return (
    <div className="stack">
      {targets.map((target) => (
        <Target key={target.id} target={target} path={path} />
      ))}
    </div>
  );
}

function Target({ target, path }: { target: ShownTarget; path: string }) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  const href = useHref();
  const { value, date, decimals, unit } = target;
  const words =
    value !== null && date !== null
      ? t('panel.target', {
          value: `${formatNumber(value, language, decimals)} ${unit ?? ''}`.trim(),
          date: formatDate(date, language),
        })
      : null;
  const head = (
    <>
      <h3>
        <a href={href(`/indikatoren/${target.id}`)}>
          <Said>{target.name}</Said>
        </a>
      </h3>
      <p className="chips small">
        {words ? <span>{words}</span> : <span className="break">{t('panel.noTarget')}</span>}
        {target.standing && <StandingMark standing={target.standing} />}
      </p>
      {target.standing && (
        <StandingText
          standing={target.standing}
          year={date === null ? null : Number(date.slice(0, 4))}
          decimals={decimals}
          unit={unit}
        />
      )}
    </>
  );
  if (!target.svg || !target.latest) {
    return (
      <div>
        {head}
        <p className="muted">{t('panel.noValues')}</p>
      </div>
    );
  }
  const first = target.points[0];
  const alt = t('page.altSeries', {
    name: target.name,
    first: first?.figure.state === 'known' ? formatNumber(first.figure.value, language, decimals) : '–',
    firstYear: first?.year ?? '',
    last: formatNumber(target.latest.value, language, decimals),
    lastYear: target.latest.year,
  });
  return (
    <div>
      {head}
      <Chart
        svg={target.svg}
        alt={alt}
        files={{
          path: `${path}/zielwerte/${target.id}`,
          formats: ['svg', 'png', 'csv', 'xlsx'],
          what: target.name,
        }}
        note={
          <>
            <EvidenceLabel evidence={target.evidence} />
            {unit && <> · {unit}</>}
          </>
        }
        table={{
          head: [t('page.year'), t('page.value')],
          rows: target.points.map((point) => [
            String(point.year),
            <FigureText key={point.year} figure={point.figure} decimals={decimals} />,
          ]),
        }}
      />
    </div>
  );
}
