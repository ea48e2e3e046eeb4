import { addMonths } from '#analysis/period.ts';
import { loadWhere } from '#areas/panels/where.server.ts';
import { Where } from '#areas/panels/where.tsx';
import { Plain } from '#concept/panels/plain.tsx';
import { personNames } from '#people/person-names.server.ts';
import { allow, type Visit } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { EvidenceLabel } from '#ui/figure.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, Facts, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { courseTones, stateTones } from '../looks.ts';
import { isFinished, type Measure, type Milestone, type Report, stateOf } from '../measure.ts';
import { listMeasures, listMilestones, listReports, retireMeasure } from '../measures.store.server.ts';
import { measureTexts } from '../texts.en.ts';
import type { Route } from './+types/measure-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const lists = await visit.remember(`measure page ${visit.asOf}`, async (db) => ({
    measures: new Map((await listMeasures(db, visit.asOf)).map((each) => [each.id, each])),
    offices: nameMap(await listNames(db, 'office', 'name')),
    goals: nameMap(await listNames(db, 'goal', 'title')),
    areas: nameMap(await listNames(db, 'area', 'name')),
    parts: nameMap(await listNames(db, 'sector_part', 'title')),
    people: await personNames(db),
  }));
  const measure = lists.measures.get(args.params.measure);
  if (!measure) throw notFound();
  const history = await visit.remember(`measure ${measure.id}`, async (db) => ({
    reports: await listReports(db, measure.id),
    milestones: await listMilestones(db, measure.id),
  }));
  const named = (ids: readonly string[], names: ReadonlyMap<string, string>) =>
    ids.map((id) => ({ id, name: names.get(id) ?? id }));
  const edit = visit.may('measures.edit', measure.leadId);
  return {
    measure,
    ...history,
    lead: lists.offices.get(measure.leadId ?? '') ?? null,
    part: lists.parts.get(measure.sectorPartId ?? '') ?? null,
    person: visit.may('people.read') ? (lists.people.get(measure.personId ?? '') ?? null) : null,
    goals: named(measure.goalIds, lists.goals),
    areas: named(measure.areaIds, lists.areas),
    where: measure.areaIds.length > 0 ? await loadWhere(visit, measure.areaIds) : null,
    edit,
    due: dueOf(measure, visit.asOf),
    head: headOf(visit, measure, lists.offices.get(measure.leadId ?? '') ?? null, edit),
  };
}

/** When the next report is due, and whether that day is over. */
function dueOf(measure: Measure, asOf: string): { on: string; over: boolean } | null {
  if (measure.rhythmMonths === null || isFinished(stateOf(measure))) return null;
  const on = addMonths(
    measure.latest?.reportedOn ?? measure.startsOn ?? asOf,
    measure.latest ? measure.rhythmMonths : 0,
  );
  return { on, over: on < asOf };
}

function headOf(visit: Visit, measure: Measure, lead: string | null, edit: boolean) {
  const t = measureTexts(visit.language);
  const state = stateOf(measure);
  const words = state ? t(`state.${state}`) : t('page.sentenceNoState');
  const report = visit.may('measures.report', measure.leadId);
  return {
    title: measure.title,
    chip: state ? { tone: stateTones[state], label: t(`state.${state}`) } : null,
    sentence: measure.retired
      ? t('page.retiredSentence')
      : (measure.latest?.sentence ?? t('page.sentence', { lead: lead ?? t('page.sentenceNoLead'), state: words })),
    sentenceSaid: Boolean(measure.latest?.sentence) && !measure.retired,
    crumbs: [{ label: t('page.crumb'), path: '/massnahmen' }],
    edit: edit ? `/massnahmen/${measure.id}/bearbeiten` : null,
    actions:
      report && !measure.retired
        ? [{ label: t('page.report'), path: `/massnahmen/${measure.id}/stand`, primary: true }]
        : [],
    retire: edit ? { retired: measure.retired, retire: t('page.retire'), restore: t('page.restore') } : null,
  };
}

/** Retires or restores. */
export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'plan.read');
  const values = await formValues(args.request);
  const entryId = await visit.write(async (db) => {
    const measure = (await listMeasures(db, visit.asOf)).find((each) => each.id === args.params.measure);
    if (!measure) throw notFound();
    visit.require('measures.edit', measure.leadId);
    return retireMeasure(db, visit.actor, measure, values.act === 'retire');
  });
  return saved(visit, `/massnahmen/${args.params.measure}`, entryId);
}

type Data = Route.ComponentProps['loaderData'];

export default function MeasurePage({ loaderData }: Route.ComponentProps) {
  const { measure, edit } = loaderData;
  return (
    <div className="object">
      <div className="stack">
        <Plain words={measure.plain} edit={edit ? `/massnahmen/${measure.id}/bearbeiten` : null} />
        <MeasureFacts data={loaderData} />
        <Areas data={loaderData} />
      </div>
      <div className="stack">
        <History data={loaderData} />
        <Goals data={loaderData} />
        {loaderData.milestones.length > 0 && <Milestones milestones={loaderData.milestones} />}
      </div>
    </div>
  );
}

function MeasureFacts({ data }: { data: Data }) {
  const t = useTexts(measureTexts);
  const language = useLanguage();
  const href = useHref();
  const { measure, lead, part, person } = data;
  const period = [
    measure.startsOn && formatDate(measure.startsOn, language),
    measure.dueOn && t('page.until', { date: formatDate(measure.dueOn, language) }),
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <Card title={t('page.facts')} id="angaben">
      {measure.summary && (
        <p className="prose">
          <Said>{measure.summary}</Said>
        </p>
      )}
      <Facts
        facts={[
          [t('form.code'), measure.code],
          [
            t('form.leadId'),
            lead && (
              <a href={href(`/aemter/${measure.leadId}`)}>
                <Said>{lead}</Said>
              </a>
            ),
          ],
          [t('form.personId'), person],
          [t('form.sectorPartId'), part && <Said>{part}</Said>],
          [t('form.priority'), measure.priority && t(`priority.${measure.priority}`)],
          [t('page.period'), period],
          [t('page.source'), measure.source],
        ]}
      />
    </Card>
  );
}

function History({ data }: { data: Data }) {
  const t = useTexts(measureTexts);
  const language = useLanguage();
  const { reports, due, measure } = data;
  const finished = isFinished(stateOf(measure));
  return (
    <Card title={t('page.history')} id="verlauf-der-massnahme">
      {finished ? (
        <p className="muted">{t('page.finishedNote')}</p>
      ) : (
        due && (
          <p className={due.over ? 'break' : 'muted'}>
            {t(due.over ? 'page.overdue' : 'page.nextDue', { date: formatDate(due.on, language) })}
          </p>
        )
      )}
      {reports.length === 0 ? (
        <p className="muted">{t('page.noHistory')}</p>
      ) : (
        <ol className="timeline">
          {reports.map((report) => (
            <ReportItem key={report.id} report={report} />
          ))}
        </ol>
      )}
    </Card>
  );
}

function ReportItem({ report }: { report: Report }) {
  const t = useTexts(measureTexts);
  const language = useLanguage();
  const mark =
    report.course === 'on-track' || report.state === 'done' ? 'timeline__good' : report.course ? 'timeline__bad' : '';
  return (
    <li className={mark}>
      <p className="chips">
        <strong>{formatDate(report.reportedOn, language)}</strong>
        {report.state && <Chip tone={stateTones[report.state]}>{t(`state.${report.state}`)}</Chip>}
        {report.course && <Chip tone={courseTones[report.course]}>{t(`course.${report.course}`)}</Chip>}
      </p>
      {report.sentence && (
        <p className="prose">
          <Said>{report.sentence}</Said>
        </p>
      )}
      {report.obstacle && (
        <p>
          <strong>{t('page.obstacle')}:</strong> <Said>{report.obstacle}</Said>
        </p>
      )}
      {report.decision && (
        <p className="callout">
          <strong>{t('page.decision')}:</strong> <Said>{report.decision}</Said>{' '}
          {report.decisionBy && t('page.decisionBy', { date: formatDate(report.decisionBy, language) })}
        </p>
      )}
      <p className="muted small">
        <EvidenceLabel evidence={report.evidence} /> · {t('page.reportedBy', { reporter: report.reporter })}
        {report.source && ` · ${report.source}`}
      </p>
    </li>
  );
}

function Goals({ data }: { data: Data }) {
  const t = useTexts(measureTexts);
  const href = useHref();
  const { goals, edit, measure } = data;
  return (
    <Card title={t('page.goals')} id="ziele">
      {goals.length === 0 ? (
        <Empty
          action={
            edit && (
              <ButtonLink href={href(`/massnahmen/${measure.id}/bearbeiten#feld-goalIds`)}>
                {t('page.addGoal')}
              </ButtonLink>
            )
          }
        >
          {t('page.noGoals')}
        </Empty>
      ) : (
        <ul className="list">
          {goals.map((goal) => (
            <li key={goal.id}>
              <a href={href(`/ziele/${goal.id}`)}>
                <Said>{goal.name}</Said>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Areas({ data }: { data: Data }) {
  const t = useTexts(measureTexts);
  const href = useHref();
  const { areas, where, edit, measure } = data;
  return (
    <Card title={t('page.areas')} id="raeume">
      {areas.length === 0 ? (
        <Empty
          action={
            edit && (
              <ButtonLink href={href(`/massnahmen/${measure.id}/bearbeiten#feld-areaIds`)}>
                {t('page.addArea')}
              </ButtonLink>
            )
          }
        >
          {t('page.noAreas')}
        </Empty>
      ) : (
        <>
          {where && <Where data={where} alt={t('page.mapAlt')} path={`/massnahmen/${measure.id}/orte`} />}
          <ul className="list">
            {areas.map((area) => (
              <li key={area.id}>
                <a href={href(`/raeume/${area.id}`)}>
                  <Said>{area.name}</Said>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function Milestones({ milestones }: { milestones: readonly Milestone[] }) {
  const t = useTexts(measureTexts);
  const language = useLanguage();
  return (
    <Card title={t('page.milestones')} id="meilensteine">
      <ol className="timeline">
        {milestones.map((each) => (
          <li key={each.id} className={each.doneOn ? 'timeline__good' : ''}>
            <Said>{each.title}</Said>
            <span className="muted block small">
              {each.doneOn
                ? t('page.done', { date: formatDate(each.doneOn, language) })
                : each.dueOn
                  ? t('page.due', { date: formatDate(each.dueOn, language) })
                  : t('page.noDate')}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
