import type { z } from 'zod';
import { allow, type Visit } from '#platform/access.server.ts';
import { check, type FormFailure, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { newId } from '#platform/id.server.ts';
import { listNames } from '#platform/names.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Choice, Form, failureOf, type Option, SelectField, TextArea, TextField, Tick } from '#ui/form/form.tsx';
import { typedNumber } from '#ui/format.ts';
import { useTexts } from '#ui/language.ts';
import { Card, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { conceptTexts } from '../../texts.en.ts';
import { linesOf } from '../compare.ts';
import { goalStatement, guidelineStatement, sectionStatement, targetStatement } from '../statement-forms.ts';
import {
  type Content,
  keyOf,
  mayChange,
  type Proposal,
  type Statement,
  type StatementChange,
  type StatementKind,
  statementKinds,
  statementOrigins,
  targetId,
} from '../version.ts';
import { loadNames, loadStatements, loadToday, loadVersion, namingOf, titleIn } from '../versions.server.ts';
import { propose, withdrawProposal } from '../versions.store.server.ts';
import type { Route } from './+types/statement-form-page.ts';

type Params = { readonly version?: string; readonly kind?: string; readonly object?: string };

async function place(visit: Visit, { version: id = '', kind: asked = '', object }: Params) {
  const { version, stage } = await loadVersion(visit, id);
  const kind = statementKinds.find((each) => each === asked);
  if (!kind) throw notFound();
  const live = await loadToday(visit);
  const { statements, stored } = await loadStatements(visit, version);
  const key = object === undefined ? '' : keyOf({ kind, objectId: object });
  const today = live.find((each) => keyOf(each) === key) ?? null;
  const proposal = stored.find((each) => keyOf(each) === key) ?? null;
  if (object !== undefined && !today && !proposal) throw notFound();
  if (object === undefined && kind === 'section') throw notFound();
  const held = new Set(live.map(keyOf));
  const standing = statements.filter((each) => each.kind === 'goal' && held.has(keyOf(each)));
  return { version, stage, kind, object: object ?? null, today, proposal, statements, standing };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'versions.run');
  const { version, stage, kind, object, today, proposal, statements, standing } = await place(
    visit,
    args.params as Params,
  );
  if (!mayChange(version, stage, kind)) throw new Refusal(409, 'version-frozen');
  const names = await loadNames(visit);
  const naming = namingOf(names, statements, visit.language);
  const params = new URL(args.request.url).searchParams;
  const indicators = await visit.remember('indicator names', (db) => listNames(db, 'indicator', 'name'));
  const of = (wanted: StatementKind): Option[] =>
    statements
      .filter((each) => each.kind === wanted)
      .map((each) => ({ value: each.objectId, label: titleIn(naming, each) }));
  const said = proposal?.content ? proposal : today;
  const preset = {
    origin: params.get('herkunft') ?? '',
    originText: params.get('genauer') ?? '',
    reason: params.get('grund') ?? '',
  };
  return {
    version: { id: version.id, title: version.title },
    kind,
    object,
    fresh: today === null,
    title: said ? titleIn(naming, said) : null,
    now: today ? linesOf(today, naming) : [],
    revision: proposal?.revision ?? 0,
    proposed: proposal !== null,
    values: valuesOf(kind, proposal, today, preset),
    // What is proposed already keeps its own reason: what she came with stands beside it.
    occasion: proposal && preset.reason ? preset : null,
    guidelines: of('guideline'),
    others: standing.map((each) => ({ value: each.objectId, label: titleIn(naming, each) })),
    goals: statements
      .filter((each) => each.kind === 'goal' && each.content !== null && 'key' in each.content && each.content.key)
      .map((each) => ({ value: each.objectId, label: titleIn(naming, each) })),
    parts: [...names.part].map(([value, label]) => ({ value, label })),
    indicators: indicators.filter(({ retired }) => !retired).map(({ id, name }) => ({ value: id, label: name })),
  };
}

function valuesOf(
  kind: StatementKind,
  proposal: Proposal | null,
  today: Statement | null,
  preset: Record<string, string>,
): Record<string, string> {
  const content = (proposal?.content ?? today?.content ?? {}) as Record<string, unknown>;
  const told = Object.fromEntries(
    Object.entries(content).map(([name, value]) => [
      name,
      typeof value === 'number'
        ? typedNumber(value)
        : value === true
          ? 'on'
          : value === false
            ? ''
            : String(value ?? ''),
    ]),
  );
  return {
    ...preset,
    ...told,
    change: proposal?.change ?? (today ? 'change' : 'new'),
    ...(proposal
      ? {
          reason: proposal.reason ?? '',
          origin: proposal.origin ?? '',
          originText: proposal.originText ?? '',
          afterId: proposal.afterId ?? '',
        }
      : {}),
    ...(kind === 'section' && !proposal ? { change: 'keep' } : {}),
  };
}

const forms = {
  guideline: guidelineStatement,
  goal: goalStatement,
  target: targetStatement,
  section: sectionStatement,
} as const;

type Answer = z.output<typeof sectionStatement> & Partial<Record<string, unknown>>;

function contentOf(kind: StatementKind, form: Answer): Content | null {
  const { change, reason: _, origin: __, originText: ___, afterId: ____, ...content } = form;
  if (kind === 'section' || change === 'keep' || change === 'drop') return null;
  return content as unknown as Content;
}

/** What exists is kept, corrected or dropped; what does not is new. */
function fitting(change: StatementChange, fresh: boolean): boolean {
  return fresh ? change === 'new' : change !== 'new';
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'versions.run');
  const { version, kind, object, today, proposal, standing } = await place(visit, args.params as Params);
  const values = await formValues(args.request);
  const done = `/fassungen/${version.id}#aenderungen`;
  if (values.act === 'withdraw' && object !== null) {
    const entryId = await visit.write((db) =>
      withdrawProposal(db, visit.actor, version.id, { kind, objectId: object }),
    );
    return saved(visit, done, entryId);
  }
  const fixed = kind === 'target' && today?.content ? (today.content as Record<string, string>) : {};
  const leaving = values.change === 'keep' || values.change === 'drop';
  // Who keeps or drops a statement need not have its fields right.
  const schema = leaving ? sectionStatement : forms[kind];
  const path = new URL(args.request.url).searchParams.get('befund') ?? proposal?.originPath ?? null;
  const checked = check(schema as typeof sectionStatement, {
    ...(fixed.goalId ? { goalId: fixed.goalId, indicatorId: fixed.indicatorId } : {}),
    ...values,
  });
  if (!checked.ok) return unchecked(checked.failure);
  const form = checked.form as Answer;
  if (!fitting(form.change, today === null))
    return unchecked({
      values: checked.values,
      errors: { change: 'unknown-choice' },
      refusal: null,
    } satisfies FormFailure);
  const content = contentOf(kind, form);
  const afterId = kind === 'goal' && today === null ? ((form.afterId as string | null | undefined) ?? null) : null;
  if (afterId !== null && !standsWith(standing, afterId, content))
    return unchecked({ values: checked.values, errors: { afterId: 'other-guideline' }, refusal: null });
  const objectId = object ?? (content && 'goalId' in content ? targetId(content.goalId, content.indicatorId) : newId());
  return orRefused(checked.values, async () => {
    const entryId = await visit.write((db) =>
      propose(
        db,
        visit.actor,
        version.id,
        {
          kind,
          objectId,
          change: form.change,
          content,
          reason: form.reason,
          origin: form.origin,
          originText: form.originText,
          originPath: insidePath(path),
          afterId,
        },
        checked.expect ?? 0,
      ),
    );
    return saved(visit, done, entryId);
  });
}

/** A goal stands beside those of its own guideline. */
function standsWith(standing: readonly Statement[], afterId: string, content: Content | null): boolean {
  const after = standing.find(({ objectId }) => objectId === afterId)?.content;
  const guidelineOf = (said: Content | null | undefined) =>
    said && 'guidelineId' in said ? said.guidelineId : undefined;
  return Boolean(after) && guidelineOf(after) === guidelineOf(content);
}

/** A way to a page of the city, and to nowhere else. */
function insidePath(path: string | null): string | null {
  return path && /^\/[\w-][\w/#.:-]*$/.test(path) ? path : null;
}

const fields = [
  'change',
  'title',
  'code',
  'text',
  'guidelineId',
  'sectorPartId',
  'key',
  'goalId',
  'indicatorId',
  'afterId',
] as const;
const others = ['value', 'date', 'reason', 'origin', 'originText'] as const;

export default function StatementFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const { version, kind, fresh, title, now, values, proposed, occasion } = loaderData;
  const labels = Object.fromEntries([...fields, ...others].map((name) => [name, t(`statement.${name}`)]));
  const changes: readonly StatementChange[] = fresh
    ? ['new']
    : kind === 'section'
      ? ['keep', 'drop']
      : ['change', 'keep', 'drop'];
  const heading =
    kind !== 'section' && title === null ? t(`statement.new.${kind}`) : t('statement.edit', { title: title ?? '' });
  return (
    <>
      <PageHead
        title={heading}
        lead={<Said>{t('statement.lead', { version: version.title })}</Said>}
        crumbs={[
          { label: t('versions.title'), href: href('/fassungen') },
          { label: version.title, href: href(`/fassungen/${version.id}`) },
        ]}
        actions={
          proposed && (
            <PostButton
              kind="tertiary"
              fields={{ act: 'withdraw' }}
              label={t('statement.withdrawOf', { title: title ?? '' })}
            >
              {t('statement.withdraw')}
            </PostButton>
          )
        }
      />
      <div className="stack">
        {now.length > 0 && (
          <Card title={t('statement.now')} id="heute">
            {now.map(({ label, text }) => (
              <p key={label} className="small">
                <span className="muted">{t(`line.${label}`)}: </span>
                <Said>{text}</Said>
              </p>
            ))}
          </Card>
        )}
        {occasion && (
          <Card title={t('statement.occasion')} id="anlass" lead={<Said>{occasion.originText}</Said>}>
            <p className="prose">
              <Said>{occasion.reason}</Said>
            </p>
          </Card>
        )}
        <Form
          values={values}
          failure={failureOf(actionData)}
          labels={labels}
          submit={t('statement.submit')}
          cancel={href(`/fassungen/${version.id}`)}
          draft={`statement:${version.id}:${kind}:${loaderData.object ?? 'new'}`}
          revision={loaderData.revision}
        >
          <Choice
            name="change"
            label={labels['change'] ?? ''}
            columns
            options={changes.map((value) => ({ value, label: t(`change.${value}`) }))}
          />
          <Fields data={loaderData} labels={labels} />
          <TextArea name="reason" label={labels['reason'] ?? ''} hint={t('statement.reasonHint')} />
          <SelectField
            name="origin"
            label={labels['origin'] ?? ''}
            optional
            options={statementOrigins.map((value) => ({ value, label: t(`origin.${value}`) }))}
          />
          <TextField name="originText" label={labels['originText'] ?? ''} hint={t('statement.originHint')} optional />
        </Form>
      </div>
    </>
  );
}

type FieldsProps = { data: Route.ComponentProps['loaderData']; labels: Readonly<Record<string, string>> };

function Fields({ data, labels }: FieldsProps) {
  const t = useTexts(conceptTexts);
  const { kind, fresh, guidelines, parts, goals, indicators, others } = data;
  const label = (name: string) => labels[name] ?? '';
  if (kind === 'section') return <p className="muted">{t('statement.section')}</p>;
  if (kind === 'target')
    return (
      <>
        {fresh && (
          <>
            <SelectField name="goalId" label={label('goalId')} options={goals} />
            <SelectField name="indicatorId" label={label('indicatorId')} options={indicators} />
          </>
        )}
        <TextField name="value" kind="number" label={label('value')} />
        <TextField name="date" kind="date" label={label('date')} />
      </>
    );
  return (
    <>
      <TextField name="title" label={label('title')} />
      <TextField name="code" label={label('code')} optional />
      <TextArea name="text" label={label('text')} optional />
      {kind === 'goal' && (
        <>
          <SelectField name="guidelineId" label={label('guidelineId')} optional options={guidelines} />
          {fresh && (
            <SelectField
              name="afterId"
              label={label('afterId')}
              hint={t('statement.afterHint')}
              optional
              options={others}
            />
          )}
          <SelectField name="sectorPartId" label={label('sectorPartId')} optional options={parts} />
          <Tick name="key" label={label('key')} />
        </>
      )}
    </>
  );
}
