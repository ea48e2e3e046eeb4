import { z } from 'zod';
import { optionalChoice } from '#analysis/fields.ts';
import { areaTexts } from '#areas/texts.en.ts';
import { listIndicators } from '#indicators/indicators.store.server.ts';
import { chooseResidents } from '#indicators/residents.store.server.ts';
import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { drawn } from '#ui/drawn.server.tsx';
import { Drawn } from '#ui/drawn.tsx';
import { Amount, FigureText } from '#ui/figure.tsx';
import { Form, failureOf, SelectField } from '#ui/form/form.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ChoiceChips } from '#ui/layout/choice-chips.tsx';
import { ButtonLink, Card, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { SmallMap } from '#ui/map/map.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { type Coverage, loadCoverage } from '../coverage.server.ts';
import { emptyAreas } from '../coverage.ts';
import { type CoverageMap, loadCoverageMap } from '../coverage-map.server.ts';
import { contactOf, coverageRegister, missingWords, type ShownRow } from '../coverage-register.ts';
import type { Route } from './+types/coverage-page.ts';

/** So many empty areas are named at once; the rest stands in the list below. */
const mostNamed = 12;

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const params = new URL(args.request.url).searchParams;
  const coverage = await loadCoverage(visit, params.get('gliederung'));
  const { rows, parts, division } = coverage;
  const money = visit.may('money.read');
  const choose = visit.may('concept.edit');
  return {
    ...coverage,
    rows: rows.length,
    empty: emptyAreas(rows),
    reading: readRegister(coverageRegister(visit.language, { money, parts }), rows, params),
    map: division && (await visit.rememberDrawn(`coverage map ${division.id}`, () => drawMap(visit, coverage))),
    money,
    edit: visit.may('areas.edit'),
    counts: choose
      ? (await visit.remember('indicator list', listIndicators))
          .filter((each) => each.kind === 'count' && !each.retired)
          .map(({ id, name }) => ({ value: id, label: name }))
      : null,
  };
}

const residentsForm = z.object({ indicatorId: optionalChoice });

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'concept.edit');
  const checked = check(residentsForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const entryId = await visit.write((db) => chooseResidents(db, visit.actor, checked.form.indicatorId));
    return saved(visit, '/abdeckung', entryId);
  });
}

async function drawMap(visit: Visit, coverage: Coverage) {
  const map = await loadCoverageMap(visit, coverage);
  return drawn(visit, map && <MeasureMap map={map} divisionId={coverage.division?.id} />);
}

/** How many measures each area has. */
function MeasureMap({ map, divisionId }: { map: CoverageMap; divisionId: string | undefined }) {
  const t = useTexts(areaTexts);
  const href = useHref();
  return (
    <Card title={t('coverage.map')} id="karte">
      <SmallMap
        {...map}
        alt={t('coverage.map')}
        overlay={map.overlay.map((area) => ({ ...area, href: href(`/raeume/${area.id}`) }))}
        files={{ path: '/abdeckung', formats: ['svg', 'png'], query: { gliederung: divisionId } }}
      />
    </Card>
  );
}

type Data = Route.ComponentProps['loaderData'];

export default function CoveragePage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(areaTexts);
  const href = useHref();
  const { division, divisions, empty, rows, map } = loaderData;
  if (!division) {
    return (
      <>
        <PageHead title={t('coverage.name')} />
        <Empty action={<ButtonLink href={href('/raeume')}>{t('page.crumb')}</ButtonLink>}>{t('coverage.none')}</Empty>
      </>
    );
  }
  return (
    <>
      <PageHead
        title={t('coverage.title', { count: empty.length })}
        lead={t('coverage.lead', { count: rows, division: division.name })}
        crumbs={[{ label: t('page.crumb'), href: href('/raeume') }]}
      />
      <ChoiceChips
        said
        label={t('coverage.division')}
        choices={divisions.map(({ id, name }) => ({
          label: name,
          href: href('/abdeckung', { gliederung: id }),
          current: id === division.id,
        }))}
      />
      <div className="stack">
        <div className="object">
          <EmptyAreas data={loaderData} />
          {map !== null && <Drawn piece={map} />}
        </div>
        <Rows data={loaderData} />
        <Residents data={loaderData} failure={failureOf(actionData)} />
      </div>
    </>
  );
}

/** Which areas are empty, each by name, with what is missing there. */
function EmptyAreas({ data: { empty, money, edit, division } }: { data: Data }) {
  const t = useTexts(areaTexts);
  const href = useHref();
  return (
    <Card title={t('coverage.emptyTitle')} id="leer">
      {empty.length === 0 ? (
        <p>{t('coverage.allCovered')}</p>
      ) : (
        <ul className="list">
          {empty.slice(0, mostNamed).map((row) => (
            <li key={row.id}>
              <span>
                <a href={href(`/raeume/${row.id}`)}>
                  <Said>{row.name}</Said>
                </a>
                <span className="muted block small">{missingWords(row, t, money).join(', ')}</span>
              </span>
              {edit && row.lacks.includes('contact') && (
                <a href={href(`/raeume/${row.id}/bearbeiten`)} aria-label={`${t('coverage.name2')}: ${row.name}`}>
                  {t('coverage.name2')}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      {empty.length > mostNamed && (
        <p>
          <a href={href('/abdeckung', { gliederung: division?.id, luecke: 'measures' })}>
            {t('coverage.more', { count: empty.length - mostNamed })}
          </a>
        </p>
      )}
    </Card>
  );
}

function Rows({ data }: { data: Data }) {
  const t = useTexts(areaTexts);
  const language = useLanguage();
  const href = useHref();
  const { division, reading, parts, money } = data;
  const keep = { gliederung: division?.id };
  return (
    <Register<ShownRow>
      path="/abdeckung"
      keep={keep}
      register={coverageRegister(language, { money, parts })}
      reading={reading}
      caption={t('coverage.caption', { division: division?.name ?? '' })}
      rowKey={(row) => row.id}
      cells={{
        name: (row) => (
          <a href={href(`/raeume/${row.id}`)}>
            <Said>{row.name}</Said>
          </a>
        ),
        einwohner: (row) => <FigureText figure={row.residents} />,
        'properson-planned': (row) => <FigureText figure={row.perResident.planned} unit="€" />,
        'properson-approved': (row) => <FigureText figure={row.perResident.approved} unit="€" />,
        'properson-spent': (row) => <FigureText figure={row.perResident.spent} unit="€" />,
        'geld-planned': (row) => <Amount cents={row.money.planned} short />,
        'geld-approved': (row) => <Amount cents={row.money.approved} short />,
        'geld-spent': (row) => <Amount cents={row.money.spent} short />,
        kontakt: (row) => {
          const contact = contactOf(row);
          return contact === null ? null : <Said>{contact}</Said>;
        },
        zuletzt: (row) =>
          row.lastOn !== null && row.lastMeasure ? (
            <a href={href(`/massnahmen/${row.lastMeasure.id}`)}>{formatDate(row.lastOn, language)}</a>
          ) : null,
      }}
      files={{ path: '/abdeckung', formats: ['csv', 'xlsx', 'geojson', 'gpkg'] }}
    />
  );
}

/** Whose count the residents are; the coordination chooses it, nobody guesses. */
function Residents({ data, failure }: { data: Data; failure: ReturnType<typeof failureOf> }) {
  const t = useTexts(areaTexts);
  const ui = useTexts(uiTexts);
  const { residents, counts, money } = data;
  const label = t('coverage.residentsFrom');
  return (
    <Card title={t('coverage.residentsTitle')} id="einwohner" lead={money ? t('coverage.residentsLead') : undefined}>
      <p>
        {residents === null
          ? t('coverage.residentsNone')
          : t('coverage.residentsBy', { name: residents.name, year: residents.year ?? '–' })}
      </p>
      {counts && (
        <Form
          values={{ indicatorId: residents?.id ?? '' }}
          failure={failure}
          labels={{ indicatorId: label }}
          submit={ui('save')}
        >
          <SelectField name="indicatorId" label={label} optional options={counts} />
        </Form>
      )}
    </Card>
  );
}
