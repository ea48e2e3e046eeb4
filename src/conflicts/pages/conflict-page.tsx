import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, SelectField, TextArea } from '#ui/form/form.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, Facts, Notice, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { refusalWords } from '#ui/refusal-words.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { beginForm, reasonForm, type Strength } from '../conflict.ts';
import { conflictFor, loadConflict } from '../conflict-view.server.ts';
import { askLate, beginProcedure, dropConflict } from '../course.store.server.ts';
import { conflictTones, strengthTones } from '../looks.ts';
import { ConflictCourse, Statements } from '../panels/course.tsx';
import { conflictTexts } from '../texts.en.ts';
import type { Route } from './+types/conflict-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'conflicts.read');
  const view = await loadConflict(visit, args.params.conflict);
  return { ...view, head: headOf(visit, view) };
}

function headOf(visit: Visit, { conflict, steps, may }: Awaited<ReturnType<typeof loadConflict>>) {
  const t = conflictTexts(visit.language);
  const open = steps.filter(({ waiting }) => waiting !== null);
  const [next] = open.toSorted((a, b) => Number(a.alongside) - Number(b.alongside));
  const sentence =
    next?.waiting && conflict.state === 'running'
      ? t(next.waiting.overdue ? 'page.sentenceOverdue' : 'page.sentenceRunning', {
          step: next.name,
          body: next.body,
          count: next.waiting.days,
        })
      : t(`page.sentence.${conflict.state}`);
  return {
    title: conflict.title,
    chip: { tone: conflictTones[conflict.state], label: t(`state.${conflict.state}`) },
    sentence,
    crumbs: [{ label: t('page.crumb'), path: '/zielkonflikte' }],
    edit: may.edit ? `/zielkonflikte/${conflict.id}/bearbeiten` : null,
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'conflicts.edit');
  const conflict = await conflictFor(visit, args.params.conflict);
  visit.require('conflicts.edit', conflict.officeId);
  const values = await formValues(args.request);
  const path = `/zielkonflikte/${conflict.id}`;
  if (values.act === 'ask') {
    return orRefused({}, async () =>
      saved(visit, path, await visit.write((db) => askLate(db, visit.actor, conflict.id))),
    );
  }
  if (values.act === 'begin') {
    const checked = check(beginForm, values);
    if (!checked.ok) return unchecked(checked.failure);
    const { procedureId } = checked.form;
    return orRefused(checked.values, async () =>
      saved(visit, path, await visit.write((db) => beginProcedure(db, visit.actor, conflict.id, procedureId))),
    );
  }
  if (values.act !== 'drop') throw new Refusal(400, 'bad-request');
  const checked = check(reasonForm, values);
  if (!checked.ok) return unchecked(checked.failure);
  const { reason } = checked.form;
  return orRefused(checked.values, async () =>
    saved(visit, path, await visit.write((db) => dropConflict(db, visit.actor, conflict.id, reason, checked.expect))),
  );
}

type Data = Route.ComponentProps['loaderData'];
type Failure = ReturnType<typeof failureOf>;

export default function ConflictPage({ loaderData, actionData }: Route.ComponentProps) {
  const failure = failureOf(actionData);
  return (
    <>
      <Decision data={loaderData} />
      <div className="object">
        <div className="stack">
          <About data={loaderData} />
          <Options data={loaderData} />
        </div>
        <div className="stack">
          <Course data={loaderData} failure={failure} />
          <Affected data={loaderData} />
          {loaderData.may.drop && <Drop data={loaderData} failure={failure} />}
        </div>
      </div>
    </>
  );
}

function Decision({ data: { decision } }: { data: Data }) {
  const t = useTexts(conflictTexts);
  const language = useLanguage();
  if (!decision) return null;
  return (
    <Card title={t('page.decision')} id="entscheidung">
      {decision.option && (
        <p>
          <strong>
            <Said>{decision.option}</Said>
          </strong>
        </p>
      )}
      <p className="prose">
        <Said>{decision.reason}</Said>
      </p>
      {decision.minority && (
        <p className="callout">
          <strong>{t('page.minority')}:</strong> <Said>{decision.minority}</Said>
        </p>
      )}
      <p className="muted small">
        {t('page.decidedBy', { body: decision.body, date: formatDate(decision.on, language), count: decision.after })}
      </p>
    </Card>
  );
}

function About({ data }: { data: Data }) {
  const t = useTexts(conflictTexts);
  const language = useLanguage();
  const { conflict, goals, measures, areas, office, owner, deputy } = data;
  const person = (who: Data['owner']) => who && (who.name ?? <span className="break">{t('page.left')}</span>);
  return (
    <Card title={t('page.about')} id="angaben">
      <p className="prose">
        <Said>{conflict.summary}</Said>
      </p>
      <Facts
        facts={[
          [t('form.goalIds'), goals.length > 0 ? <Links key="g" items={goals} to="ziele" /> : null],
          [t('form.measureIds'), measures.length > 0 ? <Links key="m" items={measures} to="massnahmen" /> : null],
          [t('form.uses'), conflict.uses.length > 0 ? <Said key="u">{conflict.uses.join(', ')}</Said> : null],
          [t('page.where'), areas.length > 0 ? <Links key="a" items={areas} to="raeume" /> : t('page.wholeCity')],
          [t('form.strength'), conflict.strength ? <StrengthChip key="s" strength={conflict.strength} /> : null],
          [t('form.evidence'), conflict.evidence ? <Said key="e">{conflict.evidence}</Said> : null],
          [t('form.officeId'), office ? <Said key="o">{office}</Said> : null],
          [t('form.ownerId'), person(owner)],
          [t('form.deputyId'), person(deputy)],
          [t('list.foundOn'), formatDate(conflict.foundOn, language)],
          ...(conflict.source ? [[t('list.source'), <Said key="q">{conflict.source}</Said>] as const] : []),
          ...(conflict.stateReason
            ? [[t('page.dropReason'), <Said key="d">{conflict.stateReason}</Said>] as const]
            : []),
        ]}
      />
    </Card>
  );
}

function StrengthChip({ strength }: { strength: Strength }) {
  const t = useTexts(conflictTexts);
  return <Chip tone={strengthTones[strength]}>{t(`strength.${strength}`)}</Chip>;
}

function Links({ items, to }: { items: readonly { id: string; name: string }[]; to: string }) {
  const href = useHref();
  return (
    <ul className="plain-list">
      {items.map(({ id, name }) => (
        <li key={id}>
          <a href={href(`/${to}/${id}`)}>
            <Said>{name}</Said>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Options({ data: { conflict, may } }: { data: Data }) {
  const t = useTexts(conflictTexts);
  const href = useHref();
  return (
    <Card title={t('page.options')} id="wege">
      {conflict.options.length === 0 ? (
        <Empty
          action={
            may.edit && (
              <ButtonLink href={href(`/zielkonflikte/${conflict.id}/bearbeiten#wege`)}>
                {t('page.addOption')}
              </ButtonLink>
            )
          }
        >
          {t('page.noOptions')}
        </Empty>
      ) : (
        <ol>
          {conflict.options.map((option) => (
            <li key={option.id}>
              <strong>
                <Said>{option.title}</Said>
              </strong>
              {option.effect && (
                <p className="prose">
                  <Said>{option.effect}</Said>
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function Course({ data, failure }: { data: Data; failure: Failure }) {
  const t = useTexts(conflictTexts);
  const { conflict, steps, procedures } = data;
  return (
    <Card title={t('course.title')} id="verfahren">
      {steps.length > 0 ? (
        <ConflictCourse steps={steps} path={`/zielkonflikte/${conflict.id}/schritt`} />
      ) : (
        <p className="muted">{t(conflict.state === 'dropped' ? 'course.never' : 'course.notBegun')}</p>
      )}
      {procedures && <Begin procedures={procedures} failure={failure} />}
    </Card>
  );
}

function Begin({ procedures, failure }: { procedures: NonNullable<Data['procedures']>; failure: Failure }) {
  const t = useTexts(conflictTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const possible = procedures.filter(({ refusal }) => refusal === null);
  const [hindered] = procedures.flatMap(({ refusal }) => refusal ?? []);
  if (possible.length === 0) {
    return hindered ? (
      <Notice tone="info" title={refusalWords(ui, { key: hindered, vars: {} })} />
    ) : (
      <Empty action={<ButtonLink href={href('/zielkonflikte/verfahren')}>{t('list.toProcedures')}</ButtonLink>}>
        {t('course.noProcedure')}
      </Empty>
    );
  }
  return (
    <Form
      values={{ procedureId: possible[0]?.id ?? '' }}
      failure={failure?.values.act === 'begin' ? failure : undefined}
      labels={{ procedureId: t('course.procedureId') }}
      submit={t('course.begin')}
    >
      <input type="hidden" name="act" value="begin" />
      <SelectField
        name="procedureId"
        label={t('course.procedureId')}
        hint={t('course.beginHint')}
        options={possible.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form>
  );
}

function Affected({ data: { conflict, statements, may } }: { data: Data }) {
  const t = useTexts(conflictTexts);
  const late = may.ask && statements.some(({ askedOn }) => askedOn === null);
  return (
    <Card title={t('statements.title')} id="stellungnahmen">
      {statements.length === 0 ? (
        <p className="muted">{t('statements.none')}</p>
      ) : (
        <Statements statements={statements} path={`/zielkonflikte/${conflict.id}/stellungnahme`} />
      )}
      {late && (
        <PostButton kind="primary" fields={{ act: 'ask' }}>
          {t('statements.askLate')}
        </PostButton>
      )}
    </Card>
  );
}

function Drop({ data: { conflict }, failure }: { data: Data; failure: Failure }) {
  const t = useTexts(conflictTexts);
  const own = failure?.values.act === 'drop' ? failure : undefined;
  return (
    <details open={own !== undefined}>
      <summary>{t('page.drop')}</summary>
      <Form
        values={{ reason: '' }}
        failure={own}
        labels={{ reason: t('page.dropReason') }}
        submit={t('page.dropSubmit')}
        revision={conflict.revision}
      >
        <input type="hidden" name="act" value="drop" />
        <TextArea name="reason" label={t('page.dropReason')} hint={t('page.dropHint')} rows={2} />
      </Form>
    </details>
  );
}
