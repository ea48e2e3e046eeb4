import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { drawn } from '#ui/drawn.server.tsx';
import { Drawn } from '#ui/drawn.tsx';
import { useTexts } from '#ui/language.ts';
import { readRegister } from '#ui/table/register.ts';
import { areaValuesRegister } from '../area-values-register.ts';
import { isRelative, isStored, storedUnder } from '../formula.ts';
import type { Indicator } from '../indicator.ts';
import { loadIndicatorView } from '../indicator-view.server.ts';
import { listIndicators, retireIndicator } from '../indicators.store.server.ts';
import { multiplesView } from '../multiples-view.server.ts';
import { loadAlertsOfIndicator } from '../panels/alerts.server.ts';
import { AreasCard } from '../panels/areas-card.tsx';
import { loadFormula } from '../panels/formula.server.ts';
import { FormulaCard } from '../panels/formula.tsx';
import { MethodCard } from '../panels/method-card.tsx';
import { MultiplesCard } from '../panels/multiples.tsx';
import { ProtectionCard } from '../panels/protection.tsx';
import { Provenance, Revisions } from '../panels/provenance.tsx';
import { RankingCard } from '../panels/ranking-card.tsx';
import { SeriesCard } from '../panels/series-card.tsx';
import { seesStored } from '../protected-values.store.server.ts';
import { listSums, protectionStates } from '../protections.store.server.ts';
import { loadProvenance } from '../provenance.store.server.ts';
import { loadRanking } from '../ranking-view.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/indicator-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const params = new URL(args.request.url).searchParams;
  const seen = await loadIndicatorView(visit, args.params.indicator, params);
  const { lists, indicator, base, chosen, view } = seen;
  const t = indicatorTexts(visit.language);
  const edit = visit.may('indicators.edit');
  const areas = () => ({
    indicator,
    chosen: view.subject ? chosen : null,
    ...view,
    reading: readRegister(
      areaValuesRegister(visit.language, indicator, view.year, view.changeFrom),
      view.rows,
      params,
      {
        perPage: 25,
      },
    ),
    map: base ? { width: base.width, height: base.height } : null,
    divisions: base?.divisions.filter((each) => view.divisionIds.includes(each.id)) ?? [],
    divisionId: base?.divisionId ?? null,
  });
  const parts = storedUnder(indicator);
  const { imports, revisions, revisionCount } = await visit.remember(`provenance of ${indicator.id}`, (db) =>
    loadProvenance(db, parts),
  );
  const { protection, sums } = await visit.remember(`protection of ${indicator.id}`, async (db) => ({
    protection: await protectionStates(db, parts),
    sums: await listSums(db),
  }));
  const nameOf = (id: string) => lists.indicators.get(id)?.name ?? id;
  const namesPeople = visit.may('people.read');
  const formula = await loadFormula(visit, indicator);
  const there: Readonly<Record<Section, boolean>> = {
    series: true,
    method: true,
    formula: formula !== null,
    protection: true,
    areas: view.rows.length > 0,
    compared: view.rows.filter(({ figure }) => figure.state === 'known').length > 1,
    revisions: revisions.length > 0,
    origin: imports.length > 0,
    alerts: (await loadAlertsOfIndicator(visit, indicator.id)) !== null,
  };
  const sections = (Object.keys(anchors) as Section[]).filter((section) => there[section]);
  return {
    imports: imports.map((each) => ({ ...each, by: namesPeople ? each.by : null })),
    revisions: revisions.map((each) => ({ ...each, ofPart: lists.indicators.get(each.indicatorId)?.name ?? '' })),
    revisionCount,
    protection: {
      states: protection.map((each) => ({
        ...each,
        cases: lists.indicators.get(each.rule?.casesId ?? '')?.name ?? null,
        sums: sums
          .filter(({ whole, parts: of }) => [whole, ...of].includes(each.indicator.id))
          .map(({ whole, parts: of }) => ({ whole: nameOf(whole), parts: of.map(nameOf) })),
      })),
      stored: visit.clearance.includes(seesStored),
      edit: visit.may('values.protect') ? `/indikatoren/${indicator.id}/schutz` : null,
    },
    breaks: view.breaks,
    breakNotes: view.breakNotes,
    revised: revisions.filter((each) => each.areaId === (view.subject?.id ?? lists.cityArea)).map((each) => each.year),
    history: visit.may('history.read'),
    indicator,
    city: view.city,
    heldBack: view.heldBack,
    continuation: view.continuation,
    continuationWords: view.continuationWords,
    subject: view.subject,
    svg: view.svg,
    alt: view.alt,
    divisionId: base?.divisionId ?? null,
    showsSpread: view.rows.length > 4 && isRelative(indicator),
    hasAreas: view.rows.length > 0,
    sections,
    areas:
      view.rows.length > 0
        ? await visit.rememberDrawn(`areas of ${indicator.id} ${params}`, () =>
            drawn(visit, <AreasCard data={areas()} />),
          )
        : null,
    compared:
      view.rows.length > 0
        ? await visit.rememberDrawn(`compared ${indicator.id} ${base?.divisionId}`, async () => {
            const query = { gliederung: base?.divisionId };
            const ranking = await loadRanking(visit, seen);
            const multiples = multiplesView(visit, seen);
            return drawn(
              visit,
              <div className="compared" id={anchors.compared}>
                {ranking && <RankingCard indicator={indicator} view={ranking} query={query} />}
                {multiples && <MultiplesCard indicator={indicator} view={multiples} query={query} />}
              </div>,
            );
          })
        : null,
    formula,
    office: lists.offices.get(indicator.officeId ?? '') ?? null,
    head: {
      title: indicator.name,
      chip: indicator.theme ? { tone: 'plain' as const, label: indicator.theme } : null,
      sentence: view.sentence,
      crumbs: [{ label: t('page.crumb'), path: '/indikatoren' }],
      edit: edit ? `/indikatoren/${indicator.id}/bearbeiten` : null,
      actions: [
        ...(view.rows.length > 0
          ? [{ label: t('page.onMap'), path: mapPath(indicator, base?.divisionId ?? null) }]
          : []),
        { label: t('compare.action'), path: `/vergleich?indikator=${indicator.id}` },
        { label: t('scatter.action'), path: `/zusammenhang?x=${indicator.id}` },
        ...(edit && isStored(indicator)
          ? [{ label: t('list.import'), path: `/indikatoren/import?indikator=${indicator.id}` }]
          : []),
      ],
      retire: edit ? { retired: indicator.retired, retire: t('page.retire'), restore: t('page.restore') } : null,
    },
  };
}

function mapPath({ id }: Indicator, divisionId: string | null): string {
  return `/karte?${new URLSearchParams({ indikator: id, ...(divisionId ? { gliederung: divisionId } : {}) })}`;
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'indicators.edit');
  const { act } = await formValues(args.request);
  const entryId = await visit.write(async (db) => {
    const indicator = (await listIndicators(db)).find((each) => each.id === args.params.indicator);
    if (!indicator) throw notFound();
    return retireIndicator(db, visit.actor, indicator, act === 'retire');
  });
  return saved(visit, `/indikatoren/${args.params.indicator}`, entryId);
}

export default function IndicatorPage({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <OnThisPage data={loaderData} />
      <div className="object object--finding">
        <SeriesCard data={loaderData} />
        <MethodCard data={loaderData} />
      </div>
      {loaderData.formula && <FormulaCard formula={loaderData.formula} />}
      <ProtectionCard {...loaderData.protection} />
      {loaderData.areas !== null && <Drawn piece={loaderData.areas} />}
      {loaderData.compared !== null && <Drawn piece={loaderData.compared} />}
      {loaderData.revisions.length > 0 && (
        <Revisions
          revisions={loaderData.revisions}
          count={loaderData.revisionCount}
          decimals={loaderData.indicator.decimals}
        />
      )}
      {loaderData.imports.length > 0 && <Provenance imports={loaderData.imports} all={loaderData.history} />}
    </>
  );
}

/** Where is what: the sections that this page has, as links. */
function OnThisPage({ data }: { data: Route.ComponentProps['loaderData'] }) {
  const t = useTexts(indicatorTexts);
  const { sections } = data;
  if (sections.length < 3) return null;
  return (
    <nav className="on-this-page" aria-label={t('sections.title')}>
      {sections.map((section) => (
        <a key={section} href={`#${anchors[section]}`}>
          {t(`sections.${section}`)}
        </a>
      ))}
    </nav>
  );
}

const anchors = {
  series: 'verlauf-der-werte',
  method: 'methode',
  formula: 'berechnung',
  protection: 'schutz',
  areas: 'raeume',
  compared: 'vergleich',
  revisions: 'berichtigt',
  origin: 'herkunft',
  alerts: 'warnungen',
} as const;
type Section = keyof typeof anchors;
