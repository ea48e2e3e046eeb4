import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { TwinTable } from '#ui/chart/chart.tsx';
import { drawClassChart } from '#ui/chart/render.server.ts';
import { formatMoment, formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, Facts, Notice, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { SmallMap } from '#ui/map/map.tsx';
import { Downloads } from '#ui/table/downloads.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import type { IndexContent } from '../city-index.ts';
import { type EditionPart, isClassed } from '../index-editions.ts';
import { loadAreaHistory } from '../index-history.server.ts';
import { classWords, type IndexRow, indexRegister, indexValue, reasonWords } from '../index-register.ts';
import { loadIndexView, lookOf, mostArrows, type YearCounts } from '../index-view.server.ts';
import { listIndices, retireIndex } from '../indices.store.server.ts';
import { HistoryCard, PartYears } from '../panels/index-years.tsx';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/index-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const params = new URL(args.request.url).searchParams;
  const { names, rows, edition, ...view } = await loadIndexView(visit, args.params.index, params);
  const register = indexRegister(visit.language, view.content, names);
  const chosen = params.get('raum');
  const out = rows.filter((row) => row.status !== null && !isClassed(row.status));
  return {
    ...view,
    versions: view.index.versions.map(({ version, reason, madeBy, madeAt }) => ({ version, reason, madeBy, madeAt })),
    year: edition?.year ?? null,
    failures: Object.entries(edition?.failures ?? {}).map(([part, failure]) => ({
      part: part as EditionPart,
      reason: failure.reason,
    })),
    classed: rows.filter((row) => isClassed(row.status)).length,
    out: out.slice(0, mostOut).map((row) => ({
      name: row.name,
      why: row.status && !isClassed(row.status) ? reasonWords(row.status, visit.language, names) : '',
    })),
    outCount: out.length,
    indicators: view.content.indicators.map((each) => ({
      ...each,
      name: names.get(each.indicatorId) ?? each.indicatorId,
    })),
    pictures: picturesOf(view.content, view.years),
    areaHistory: chosen ? await loadAreaHistory(visit, { ...view, names }, chosen) : null,
    reading: readRegister(register, rows, params, { perPage: 50 }),
    mostArrows,
    edit: visit.may('indices.edit'),
    history: visit.may('history.read'),
  };
}

/** Bars of each part over the years in which it could be computed; one year is no development. */
function picturesOf(content: IndexContent, years: readonly YearCounts[]): Record<EditionPart, string | null> {
  const of = (part: EditionPart) => {
    const whole = years.flatMap(({ year, [part]: counts }) => {
      const known = counts.flatMap((count) => count ?? []);
      return known.length > 0 && known.length === counts.length ? [{ year, counts: known }] : [];
    });
    if (whole.length < 2) return null;
    const classes = content[part].map(({ name }, i) => ({
      name,
      colour: `var(--${lookOf(content[part].length, String(i + 1))})`,
    }));
    return drawClassChart({ classes, years: whole });
  };
  return { status: of('status'), dynamics: content.span === null ? null : of('dynamics') };
}

/** More names than this are for the table. */
const mostOut = 20;

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'indices.edit');
  const { act } = await formValues(args.request);
  const entryId = await visit.write(async (db) => {
    const index = (await listIndices(db)).find((each) => each.id === args.params.index);
    if (!index) throw notFound();
    return retireIndex(db, visit.actor, index, act === 'retire');
  });
  return saved(visit, `/indizes/${args.params.index}`, entryId);
}

type Data = Route.ComponentProps['loaderData'];

export default function IndexPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const { index, version, division, year, until, edit, classed, outCount, failures } = loaderData;
  return (
    <>
      <PageHead
        title={index.name}
        content
        crumbs={[{ label: t('index.crumb'), href: href('/indizes') }]}
        chip={
          index.retired ? (
            <Chip>{t('index.retired')}</Chip>
          ) : (
            <Chip>{t('index.versionIn', { version: version.version, division: division ?? '' })}</Chip>
          )
        }
        lead={year === null ? null : t('index.sentence', { year, classed, left: outCount })}
        actions={
          edit && (
            <>
              <PostButton fields={{ act: index.retired ? 'restore' : 'retire' }}>
                {index.retired ? t('index.restore') : t('index.retire')}
              </PostButton>
              <ButtonLink href={href(`/indizes/${index.id}/bearbeiten`)} kind="primary">
                {t('index.edit')}
              </ButtonLink>
            </>
          )
        }
      />
      <div className="stack">
        {version.version !== index.version && (
          <Notice tone="info" title={t('index.notCurrent', { version: version.version, current: index.version })} />
        )}
        <Card title={t('index.careTitle')}>
          <p>{t('index.care')}</p>
        </Card>
        {failures.map(({ part, reason }) => (
          <Notice
            key={part}
            tone="info"
            title={t('index.failed', { part: t(`index.${part}`), year: year ?? '', why: t(`index.reason.${reason}`) })}
          />
        ))}
        {year === null ? (
          <Card>
            <Empty>{t('index.noEdition', { year: until })}</Empty>
          </Card>
        ) : (
          <>
            <MapAndTable data={loaderData} year={year} />
            {outCount > 0 && <LeftOut data={loaderData} year={year} />}
            <Years data={loaderData} />
            <HistoryCard
              path={`/indizes/${index.id}`}
              version={version.version === index.version ? null : String(version.version)}
              areas={loaderData.areas}
              history={loaderData.areaHistory}
            />
          </>
        )}
        <Definition data={loaderData} />
        <Versions data={loaderData} />
      </div>
    </>
  );
}

function MapAndTable({ data, year }: { data: Data; year: number }) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const language = useLanguage();
  const { index, version, content, map, reading, indicators } = data;
  const names = new Map(indicators.map((each) => [each.indicatorId, each.name]));
  const path = `/indizes/${index.id}`;
  const query = { fassung: version.version === index.version ? null : String(version.version) };
  const zCells = Object.fromEntries(
    indicators.map(({ indicatorId }, i) => [
      `z-${i + 1}`,
      (row: IndexRow) => (isClassed(row.status) ? formatNumber(row.status.z[indicatorId] ?? 0, language, 2) : '–'),
    ]),
  );
  return (
    <Card title={t('index.table', { year })} lead={t('index.tableLead')} id="raeume">
      <div className="object">
        {map && (
          <SmallMap
            width={map.width}
            height={map.height}
            alt={t('index.mapAlt', { name: index.name, year })}
            areas={map.shapes.map((shape) => ({ ...shape, href: href(`/raeume/${shape.id}`) }))}
            overlay={map.arrows}
            legend={map.legend}
            files={{ path: `${path}/raeume`, formats: ['svg', 'png'], query }}
            {...(map.crowded ? { note: t('index.crowded', { count: data.mostArrows }) } : {})}
          />
        )}
        <Register
          path={path}
          keep={query}
          register={indexRegister(language, content, names)}
          reading={reading}
          caption={index.name}
          files={{ path: `${path}/raeume`, formats: ['csv', 'xlsx', 'geojson', 'gpkg'] }}
          rowKey={(row) => row.id}
          cells={{
            raumname: (row) => (
              <a href={href(`/raeume/${row.id}`)}>
                <Said>{row.name}</Said>
              </a>
            ),
            status: (row) => classWords(row.status, language, names),
            dynamik: (row) => classWords(row.dynamics, language, names),
            'status-z': (row) => indexValue(row.status, language),
            'dynamik-z': (row) => indexValue(row.dynamics, language),
            ...zCells,
          }}
        />
      </div>
    </Card>
  );
}

function LeftOut({ data, year }: { data: Data; year: number }) {
  const t = useTexts(indicatorTexts);
  const { out, outCount } = data;
  return (
    <Card title={t('index.leftOut')} lead={t('index.leftOutLead', { count: outCount, year })} id="ohne-klasse">
      <TwinTable
        label={t('index.leftOut')}
        table={{ head: [t('index.area'), t('index.why')], rows: out.map(({ name, why }) => [name, why]) }}
      />
      {outCount > out.length && <p className="muted">{t('index.leftOutMore', { count: outCount - out.length })}</p>}
    </Card>
  );
}

function Years({ data }: { data: Data }) {
  const t = useTexts(indicatorTexts);
  const { index, version, content, years } = data;
  const parts: EditionPart[] = content.span === null ? ['status'] : ['status', 'dynamics'];
  const query = { fassung: version.version === index.version ? null : String(version.version) };
  return (
    <Card title={t('index.years')} lead={t('index.yearsLead', { version: version.version })} id="jahre">
      {parts.map((part) => (
        <PartYears
          key={part}
          part={part}
          svg={data.pictures[part]}
          classes={content[part].map(({ name }) => name)}
          years={years}
        />
      ))}
      <Downloads
        path={`/indizes/${index.id}/jahre`}
        formats={['csv', 'xlsx']}
        query={query}
        what={t('index.yearsFile')}
      />
    </Card>
  );
}

function Definition({ data }: { data: Data }) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const language = useLanguage();
  const { index, version, content, indicators } = data;
  const limit = (upTo: number | null) =>
    upTo === null ? t('index.over') : t('index.upTo', { limit: formatNumber(upTo, language, 2) });
  const classes = (part: EditionPart) => content[part].map(({ name, upTo }) => `${name} (${limit(upTo)})`).join(', ');
  return (
    <Card title={t('index.definition')} lead={t('index.definitionIn', { version: version.version })} id="definition">
      <TwinTable
        label={t('index.definition')}
        table={{
          head: [t('index.indicator'), t('index.weight'), t('index.worse')],
          rows: indicators.map(({ indicatorId, name, weight, worse }) => [
            <a key="a" href={href(`/indikatoren/${indicatorId}`)}>
              <Said>{name}</Said>
            </a>,
            formatNumber(weight, language, Number.isInteger(weight) ? 0 : 2),
            t(`index.${worse}`),
          ]),
        }}
      />
      <Facts
        facts={[
          [t('index.status'), <Said key="s">{classes('status')}</Said>],
          ...(content.span === null
            ? []
            : [
                [t('index.dynamics'), <Said key="d">{classes('dynamics')}</Said>] as const,
                [t('index.span'), String(content.span)] as const,
              ]),
          [t('index.minimum'), formatNumber(content.minimum, language)],
          [t('index.spread'), t(`index.${content.spread}`)],
          [t('index.purpose'), index.purpose && <Said>{index.purpose}</Said>],
          [t('index.source'), index.source && <Said>{index.source}</Said>],
        ]}
      />
    </Card>
  );
}

function Versions({ data }: { data: Data }) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const language = useLanguage();
  const { index, versions, history } = data;
  return (
    <Card
      title={t('index.versions')}
      lead={t('index.versionsLead')}
      id="fassungen"
      actions={
        history && <a href={href('/verlauf', { art: 'composite-index', eintrag: index.id })}>{t('index.history')}</a>
      }
    >
      <ul className="list">
        {versions.map(({ version, reason, madeBy, madeAt }) => (
          <li key={version}>
            <span>
              <a href={href(`/indizes/${index.id}`, { fassung: version === index.version ? null : String(version) })}>
                {t('index.version', { version })}
              </a>{' '}
              {version === index.version && <Chip tone="blue">{t('index.current')}</Chip>}
              <span className="muted block small">
                {t('index.versionMade', { name: madeBy, when: formatMoment(madeAt, language) })}
              </span>
              {reason && (
                <span className="block">
                  <Said>{reason}</Said>
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
