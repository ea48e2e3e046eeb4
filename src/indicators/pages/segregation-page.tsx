import { allow } from '#platform/access.server.ts';
import { Chart, TwinTable } from '#ui/chart/chart.tsx';
import { drawLineChart } from '#ui/chart/render.server.ts';
import { EvidenceLabel } from '#ui/figure.tsx';
import { SelectField } from '#ui/form/form.tsx';
import { FormContext } from '#ui/form/state.tsx';
import { formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Button, Card, Empty, Notice, PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { Downloads } from '#ui/table/downloads.tsx';
import { percentWords, segregationTable } from '../segregation-table.ts';
import { loadSegregation } from '../segregation-view.server.ts';
import type { SegregationYear } from '../segregation-years.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/segregation-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { chart, ...view } = await loadSegregation(visit, new URL(args.request.url).searchParams);
  return { ...view, svg: chart && drawLineChart(chart) };
}

type Data = Route.ComponentProps['loaderData'];

export default function SegregationPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(indicatorTexts);
  const { group, against, countsResidents } = loaderData;
  const other = against?.name ?? t('segregation.everybodyElse');
  return (
    <>
      <PageHead
        title={group ? t('segregation.between', { group: group.name, other }) : t('segregation.title')}
        lead={t('segregation.lead')}
      />
      <div className="stack">
        <Choices data={loaderData} />
        {!countsResidents && !against && <NoResidents />}
        {group && (countsResidents || against) && <Result data={loaderData} />}
        <Card title={t('segregation.readTitle')}>
          <p>{t('segregation.meant')}</p>
          <p>{t('segregation.notMeant')}</p>
        </Card>
      </div>
    </>
  );
}

function NoResidents() {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  return (
    <Notice tone="info" title={t('segregation.noResidents')}>
      <a href={href('/abdeckung')}>{t('segregation.chooseResidents')}</a>
    </Notice>
  );
}

function Choices({ data }: { data: Data }) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const { groups, divisions, division, group, against } = data;
  const options = groups.map(({ id, name }) => ({ value: id, label: name }));
  const values = { gruppe: group?.id ?? '', gegen: against?.id ?? '', gliederung: division?.id ?? '' };
  if (groups.length === 0) {
    return (
      <Card>
        <Empty>{t('segregation.noGroups')}</Empty>
      </Card>
    );
  }
  return (
    <Card title={t('segregation.choose')}>
      <FormContext.Provider value={{ values, errors: {}, stored: undefined }}>
        <form method="get" action={href('/segregation')} className="form">
          <SelectField name="gruppe" label={t('segregation.group')} options={options} />
          <SelectField
            name="gegen"
            label={t('segregation.against')}
            options={options}
            empty={t('segregation.everybodyElse')}
          />
          <SelectField
            name="gliederung"
            label={t('page.division')}
            options={divisions.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <div className="form__end">
            <Button>{t('segregation.show')}</Button>
          </div>
        </form>
      </FormContext.Provider>
    </Card>
  );
}

function Result({ data }: { data: Data }) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  const { years, svg, group, against, division, until } = data;
  const query = { gruppe: group?.id ?? null, gegen: against?.id ?? null, gliederung: division?.id ?? null };
  const [latest] = years.slice(-1);
  const refused = years.filter((each) => each.refused !== null);
  if (!latest) {
    return (
      <Card>
        <Empty>{t('segregation.noYears', { year: until })}</Empty>
      </Card>
    );
  }
  const [head = [], ...rows] = segregationTable(years, language, against === null);
  const table = {
    head: head.map(String),
    rows: rows.map((row) =>
      row.map((cell, i) => (typeof cell === 'number' && i > 0 ? formatNumber(cell, language, 1) : (cell ?? ''))),
    ),
  };
  const label = t('segregation.all');
  return (
    <Card title={t('segregation.inYear', { year: latest.year })} id="ergebnis">
      <Sentences year={latest} data={data} />
      {svg && (
        <Chart
          svg={svg}
          title={t('segregation.overYears')}
          lead={t('segregation.percent')}
          alt={t('segregation.alt', { from: years[0]?.year ?? '', to: latest.year })}
          table={table}
          files={{ path: '/segregation', formats: ['svg', 'png', 'csv', 'xlsx'], query }}
          note={
            <>
              {group && <EvidenceLabel evidence={group.evidence} />} · {t('segregation.interval')} · {group?.source}
            </>
          }
        />
      )}
      {!svg && (
        <>
          <TwinTable table={table} label={label} />
          <Downloads path="/segregation" formats={['csv', 'xlsx']} query={query} what={label} />
        </>
      )}
      {refused.length > 0 && latest.refused === null && (
        <p className="muted">{t('segregation.refusedYears', { count: refused.length })}</p>
      )}
    </Card>
  );
}

function Sentences({ year, data }: { year: SegregationYear; data: Data }) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  if (year.refused !== null) {
    return (
      <Notice tone="info" title={t('segregation.refusedTitle')}>
        {t(`segregation.refused.${year.refused}`)}
      </Notice>
    );
  }
  const { unevenness, isolation, information } = year.indices;
  const percent = (value: number) => percentWords(value, language);
  const limits = (each: typeof unevenness) => ({
    value: percent(each.value),
    lower: percent(each.lower),
    upper: percent(each.upper),
    chance: percent(each.chance),
  });
  const group = data.group?.name ?? '';
  return (
    <>
      <p>{t(data.against ? 'segregation.saysD' : 'segregation.saysIs', limits(unevenness))}</p>
      <p>{t('segregation.saysIsolation', { ...limits(isolation), group })}</p>
      <p>{t('segregation.saysInformation', limits(information))}</p>
      <p>
        {unevenness.lower <= unevenness.chance
          ? t('segregation.byChance')
          : t('segregation.moreThanChance', { areas: year.areas, people: formatNumber(year.people, language) })}
      </p>
    </>
  );
}
