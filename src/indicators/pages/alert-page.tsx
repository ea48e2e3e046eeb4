/** One alert: what is unusual and how sure that is, and what the office that knows the area makes of it. */

import { allow, type Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { Chart } from '#ui/chart/chart.tsx';
import { Choice, Form, failureOf, SelectField, TextArea, TextField } from '#ui/form/form.tsx';
import { formatDate, formatMoment, formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Chip, Facts, Notice, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { alertEffects, alertFormOn, alertStates } from '../alert.ts';
import { alertTones } from '../alert-register.ts';
import { answersOf, loadAlert } from '../alert-view.server.ts';
import { answerAlert } from '../alerts.store.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/alert-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const view = await loadAlert(visit, args.params.alert);
  const { alert } = view;
  return {
    ...view,
    able: visit.may('alerts.answer', alert.officeId),
    answers: visit.may('history.read') ? await visit.read((db) => answersOf(db, alert.id)) : null,
  };
}

/** The alert, if this visitor may answer it. */
async function ownAlert(visit: Visit, id: string) {
  const view = await loadAlert(visit, id);
  visit.require('alerts.answer', view.alert.officeId);
  return view;
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'alerts.answer');
  const { alert, line } = await ownAlert(visit, args.params.alert);
  const title = `${line.indicator}: ${line.area}`;
  const path = `/warnungen/${alert.id}`;
  const values = await formValues(args.request);
  if (values.act === 'acknowledge') {
    const form = { ...alert, state: 'acknowledged' as const };
    return orRefused({}, async () =>
      saved(
        visit,
        path,
        await visit.write((db) => answerAlert(db, visit.actor, { alert, form, title, expect: alert.revision })),
      ),
    );
  }
  const checked = check(alertFormOn(today()), values);
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const { form, expect = 0 } = checked;
    const entryId = await visit.write((db) => answerAlert(db, visit.actor, { alert, form, title, expect }));
    return saved(visit, path, entryId);
  });
}

type Data = Route.ComponentProps['loaderData'];

export default function AlertPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  const href = useHref();
  const { alert, line, able } = loaderData;
  return (
    <>
      <PageHead
        title={`${line.indicator}: ${line.area}`}
        lead={line.sentence}
        crumbs={[{ label: t('alerts.crumb'), href: href('/warnungen') }]}
        actions={
          able &&
          line.state === 'open' && (
            <PostButton kind="primary" fields={{ act: 'acknowledge' }}>
              {t('alert.seen')}
            </PostButton>
          )
        }
      />
      <div className="stack">
        <p>
          <Chip tone={alertTones[line.state]}>{t(`state.${line.state}`)}</Chip>{' '}
          {line.oneIn === null
            ? t('alert.noChance')
            : t('alert.sure', { number: formatNumber(line.oneIn, language, 0) })}
        </p>
        {line.revised && (
          <Notice tone="warning" title={t('alert.revisedTitle')}>
            {t('alert.revisedLead')}
          </Notice>
        )}
        {line.state === 'silenced' && alert.silentUntil && (
          <p className="muted">
            {t('alert.silent', { date: formatDate(alert.silentUntil, language), reason: alert.reason ?? '' })}
          </p>
        )}
        <SeriesCard data={loaderData} />
        {able ? <Answer data={loaderData} failure={failureOf(actionData)} /> : <Answered data={loaderData} />}
        <Method data={loaderData} />
        <History data={loaderData} />
      </div>
    </>
  );
}

function SeriesCard({ data }: { data: Data }) {
  const t = useTexts(indicatorTexts);
  const { chart, alert, line } = data;
  return (
    <Card title={chart.title} id="verlauf-der-werte">
      <Chart
        svg={chart.svg}
        alt={t('alert.alt', { indicator: line.indicator, area: line.area, year: alert.year })}
        note={
          <>
            {chart.unit && `${chart.unit} · `}
            <Said>{chart.source ?? ''}</Said>
          </>
        }
        table={{ head: chart.head, rows: chart.table }}
      />
    </Card>
  );
}

function Answer({ data, failure }: { data: Data; failure: ReturnType<typeof failureOf> }) {
  const t = useTexts(indicatorTexts);
  const { alert, offices } = data;
  const labels = {
    state: t('alertForm.state'),
    comment: t('alertForm.comment'),
    effect: t('alertForm.effect'),
    reason: t('alertForm.reason'),
    silentUntil: t('alertForm.silentUntil'),
    officeId: t('alertForm.officeId'),
  };
  const { state, comment, effect, reason, silentUntil, officeId } = alert;
  const more = state === 'silenced' || Boolean(failure?.errors.reason || failure?.errors.silentUntil);
  return (
    <Card title={t('alert.answer')} lead={t('alert.answerLead')} id="antwort">
      <Form
        values={{
          state,
          effect,
          comment: comment ?? '',
          reason: reason ?? '',
          silentUntil: silentUntil ?? '',
          officeId: officeId ?? '',
        }}
        failure={failure}
        labels={labels}
        submit={t('alertForm.submit')}
        draft={`alert:${alert.id}`}
        revision={alert.revision}
      >
        <Choice
          name="state"
          label={labels.state}
          columns
          options={alertStates.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
        <TextArea name="comment" label={labels.comment} hint={t('alertForm.commentHint')} optional rows={3} />
        <Choice
          name="effect"
          label={labels.effect}
          options={alertEffects.map((value) => ({ value, label: t(`effect.${value}`) }))}
        />
        <details open={more}>
          <summary>{t('alertForm.more')}</summary>
          <div className="form">
            <TextArea name="reason" label={labels.reason} optional rows={2} />
            <TextField name="silentUntil" kind="date" label={labels.silentUntil} optional />
            <SelectField
              name="officeId"
              label={labels.officeId}
              hint={t('alertForm.officeHint')}
              optional
              options={offices}
            />
          </div>
        </details>
      </Form>
    </Card>
  );
}

function Answered({ data }: { data: Data }) {
  const t = useTexts(indicatorTexts);
  const { line } = data;
  return (
    <Card title={t('alerts.comment')} id="antwort">
      {line.comment && (
        <p>
          <Said>{line.comment}</Said>
        </p>
      )}
      <p className="muted">{t('alert.notYours', { office: line.office ?? t('alerts.coordination') })}</p>
    </Card>
  );
}

function Method({ data }: { data: Data }) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  const href = useHref();
  const { alert, line, run } = data;
  const least = 0.000001;
  const share = (value: number) =>
    value < least ? `< ${formatNumber(least, language, 6)}` : formatNumber(value, language, value < 0.001 ? 6 : 4);
  return (
    <Card title={t('alert.facts')} id="rechnung">
      <Facts
        facts={[
          [
            t('alerts.indicator'),
            <a key="i" href={href(line.path, { raum: alert.indicatorId && alert.areaId })}>
              <Said>{line.indicator}</Said>
            </a>,
          ],
          [
            t('alerts.area'),
            <a key="a" href={href(`/raeume/${alert.areaId}`)}>
              <Said>{line.area}</Said>
            </a>,
          ],
          [t('alerts.office'), <Said key="o">{line.office ?? t('alerts.coordination')}</Said>],
          [t('alerts.dueOn'), formatDate(alert.dueOn, language)],
          [
            t('alerts.year'),
            alert.againYear > alert.year
              ? `${alert.year}, ${t('alerts.again', { year: alert.againYear })}`
              : alert.year,
          ],
          [t('alerts.method'), t(`method.${alert.method}`)],
          ...(alert.p === null || alert.q === null
            ? [[t('alert.beyond'), formatNumber(alert.inputs.beyond ?? 0, language, 2)] as const]
            : [
                [t('alert.p'), share(alert.p)] as const,
                [t('alert.q'), share(alert.q)] as const,
                [t('alert.limit'), run && share(run.limit)] as const,
              ]),
          [t('alert.run'), run && `${formatMoment(run.ranAt, language)}, ${t('alert.tests', { count: run.tests })}`],
          [t('alert.data'), run?.file],
          [t('alert.version'), run?.methodVersion],
        ]}
      />
    </Card>
  );
}

function History({ data }: { data: Data }) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  const { answers, alert } = data;
  if (!answers) return null;
  return (
    <Card title={t('alert.history')} id="verlauf">
      <ul className="list">
        {answers.map(({ id, at, actor, state, undone }) => (
          <li key={id}>
            <span>
              {t(`state.${state}`)} {undone && <Chip>{t('alert.taken')}</Chip>}
              <span className="muted block small">
                {actor}, {formatMoment(at, language)}
              </span>
            </span>
          </li>
        ))}
        <li>
          <span>
            {t('alert.found')}
            <span className="muted block small">{formatDate(alert.foundOn, language)}</span>
          </span>
        </li>
      </ul>
    </Card>
  );
}
