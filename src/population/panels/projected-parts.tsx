/** The areas of a projection, what was said last time, and how it was computed. */

import { TwinTable } from '#ui/chart/chart.tsx';
import { SelectField } from '#ui/form/form.tsx';
import { FormContext } from '#ui/form/state.tsx';
import { formatChange, formatMoment, formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ChoiceChips } from '#ui/layout/choice-chips.tsx';
import { Button, Card, Empty, Facts, Notice, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { SmallMap } from '#ui/map/map.tsx';
import type { Reading } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import type { Assumptions } from '../population.ts';
import { type AreaRow, aboutPeople, changeOf, percentChange, projectionRegister } from '../projection-register.ts';
import { populationTexts } from '../texts.en.ts';
import type { ShownCity } from './projected-city.tsx';

type Shape = { readonly id: string; readonly d: string; readonly look: string; readonly label: string };
export type Shown = ShownCity & {
  readonly scenario: string;
  readonly version: number;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly methodVersion: string;
  readonly assumptions: Assumptions | null;
  readonly years: readonly number[];
  readonly compared: boolean;
  readonly areas: number;
  readonly reading: Reading<AreaRow>;
  readonly map: {
    readonly width: number;
    readonly height: number;
    readonly shapes: readonly Shape[];
    readonly legend: readonly { readonly look: string; readonly label: string }[];
  } | null;
  readonly other: {
    readonly id: string;
    readonly madeAt: string;
    readonly scenario: string;
    readonly version: number;
    readonly years: readonly Compared[];
  } | null;
};
type Compared = {
  readonly year: number;
  readonly before: number;
  readonly value: number;
  readonly counted: boolean;
  readonly inside: boolean | null;
};
export type Listed = {
  readonly id: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly version: number;
  readonly scenario: string;
};

export function AreasCard({ shown }: { shown: Shown }) {
  const t = useTexts(populationTexts);
  const language = useLanguage();
  const href = useHref();
  const { id, from, to, years, map, reading, result, compared, areas } = shown;
  const query = { rechnung: id, bis: String(to), vergleich: shown.other?.id ?? null };
  if (areas === 0) {
    return (
      <Card title={t('page.areasTitle', { to })} id="raeume">
        <Empty>
          {result.areaYearsLacking.length > 0
            ? t('page.noAreasYet', { years: result.areaYearsLacking.join(', ') })
            : t('page.noAreas')}
        </Empty>
      </Card>
    );
  }
  return (
    <Card title={t('page.areasTitle', { to })} lead={t('page.areasLead')} id="raeume">
      {years.length > 1 && (
        <ChoiceChips
          label={t('page.upTo')}
          choices={years.map((year) => ({
            label: String(year),
            href: `${href('/bevoelkerung', { ...query, bis: String(year) })}#raeume`,
            current: year === to,
          }))}
        />
      )}
      <Cautions shown={shown} />
      <div className="object">
        {map && (
          <SmallMap
            width={map.width}
            height={map.height}
            alt={t('page.mapAlt', { from, to })}
            areas={map.shapes.map((shape) => ({ ...shape, href: href(`/raeume/${shape.id}`) }))}
            legend={map.legend}
            note={t('page.mapNote', { from, to })}
            files={{ path: '/bevoelkerung/raeume', formats: ['svg', 'png'], query }}
          />
        )}
        <Register
          path="/bevoelkerung"
          keep={query}
          register={projectionRegister(language, { from, to, compared })}
          reading={reading}
          caption={t('page.areasTitle', { to })}
          files={{ path: '/bevoelkerung/raeume', formats: ['csv', 'xlsx', 'geojson', 'gpkg'] }}
          rowKey={(row) => row.id}
          cells={{
            raumname: (row) => (
              <>
                <a href={href(`/raeume/${row.id}`)}>
                  <Said>{row.name}</Said>
                </a>
                {row.lack && <span className="muted block small">{row.lack}</span>}
              </>
            ),
            gezaehlt: (row) => (row.now === null ? '–' : formatNumber(row.now, language)),
            fortgeschrieben: (row) => aboutPeople(row.later, language),
            von: (row) => aboutPeople(row.low, language),
            bis: (row) => aboutPeople(row.high, language),
            aenderung: (row) => percentChange(changeOf(row), language),
            zuvor: (row) =>
              row.later === null || row.before === null
                ? '–'
                : formatChange(Math.round((row.later - row.before) / 10) * 10, language),
          }}
        />
      </div>
    </Card>
  );
}

/** What does not add up is said, not hidden. */
function Cautions({ shown }: { shown: Shown }) {
  const t = useTexts(populationTexts);
  const language = useLanguage();
  const { result, set, from, to } = shown;
  const { areaTest, rest, tooMany, lacks } = result;
  return (
    <>
      {lacks.length > 0 && <Notice tone="info" title={t('page.lacks', { count: lacks.length })} />}
      {rest && (
        <p>
          {t('page.rest', {
            from,
            to,
            people: formatNumber(rest.from, language),
            later: aboutPeople(rest.to, language),
          })}
        </p>
      )}
      {tooMany > 0 && <p>{t('page.tooMany', { people: formatNumber(tooMany, language), year: from })}</p>}
      <p className="muted">
        {areaTest
          ? t('page.areaTest', {
              count: areaTest.errors,
              typical: formatNumber(100 * areaTest.typical, language, 1),
              eighty: formatNumber(100 * areaTest.eightyPercent, language, 1),
            })
          : t('page.noAreaInterval', { width: set?.groups.width ?? 5 })}
      </p>
    </>
  );
}

export function ComparedCard({ shown, projections }: { shown: Shown; projections: readonly Listed[] }) {
  const t = useTexts(populationTexts);
  const language = useLanguage();
  const href = useHref();
  const { other, id, to } = shown;
  if (!other) return null;
  const options = projections
    .filter((each) => each.id !== id)
    .map((each) => ({
      value: each.id,
      label: `${each.scenario}, ${t('scenario.version', { version: each.version })}, ${formatMoment(each.madeAt, language)}`,
    }));
  return (
    <Card
      title={t('page.compareTitle')}
      lead={t('page.compareLead', { name: other.scenario, when: formatMoment(other.madeAt, language) })}
      id="vergleich"
    >
      {other.years.length === 0 ? (
        <Empty>{t('page.compareNone')}</Empty>
      ) : (
        <TwinTable
          label={t('page.compareTitle')}
          table={{
            head: [t('page.year'), t('page.formerly'), t('page.today'), t('page.gap'), t('page.said')],
            rows: other.years.map(({ year, before, value, counted, inside }) => [
              year,
              aboutPeople(before, language),
              counted ? formatNumber(value, language) : aboutPeople(value, language),
              formatChange(Math.round((value - before) / 10) * 10, language),
              [
                t(counted ? 'page.counted' : 'page.projected'),
                inside === null ? '' : t(inside ? 'page.inside' : 'page.outside'),
              ]
                .filter(Boolean)
                .join(', '),
            ]),
          }}
        />
      )}
      {options.length > 1 && (
        <FormContext.Provider value={{ values: { vergleich: other.id }, errors: {}, stored: undefined }}>
          <form method="get" action={href('/bevoelkerung')} className="form">
            <input type="hidden" name="rechnung" value={id} />
            <input type="hidden" name="bis" value={to} />
            <SelectField name="vergleich" label={t('page.compareWith')} options={options} />
            <div className="form__end">
              <Button>{t('page.show')}</Button>
            </div>
          </form>
        </FormContext.Provider>
      )}
    </Card>
  );
}

export function HowCard({ shown }: { shown: Shown }) {
  const t = useTexts(populationTexts);
  const language = useLanguage();
  const { assumptions, set, result, scenario, version, madeAt, madeBy, methodVersion } = shown;
  return (
    <Card title={t('page.howTitle')} id="rechenweg">
      <p>{t(assumptions?.way === 'rates' ? 'page.howRates' : 'page.howCounts')}</p>
      <p>{t('page.howAreas')}</p>
      <Facts
        facts={[
          [t('scenario.one'), <Said key="s">{`${scenario}, ${t('scenario.version', { version })}`}</Said>],
          [t('page.setUsed'), set && <Said key="d">{`${set.name} (${set.file})`}</Said>],
          [t('page.sourceUsed'), set && <Said key="q">{[set.source, set.licence].filter(Boolean).join(', ')}</Said>],
          [t('page.cityUsed'), t(`page.cityFrom.${result.cityFrom}`)],
          [t('page.made'), t('page.madeBy', { name: madeBy, when: formatMoment(madeAt, language) })],
          [t('page.method'), methodVersion],
        ]}
      />
    </Card>
  );
}
