import { allow, type Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, SelectField, TextArea, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { Card, Notice, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { amendedKinds, amendmentFormOn } from '../amendment.ts';
import { fileAmendment, type Statement } from '../amendments.store.server.ts';
import { loadCouncil, pathOf, requireVoice, voicesOf } from '../council-view.server.ts';
import { councilTexts } from '../texts.en.ts';
import type { Route } from './+types/amendment-form-page.ts';

/** The statement of the address: of what the visitor may see, and has been submitted. */
async function chosen(visit: Visit, request: Request) {
  const params = new URL(request.url).searchParams;
  const kind = amendedKinds.find((each) => each === params.get('zu')) ?? 'goal';
  const id = params.get('eintrag') ?? '';
  const council = await loadCouncil(visit);
  const statement: Statement | undefined = council.statements[kind].get(id);
  const paper = kind === 'paper' ? council.papers.get(id) : null;
  if (paper === undefined || (paper && paper.submittedOn === null)) return { council, statement: undefined };
  return { council, statement };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'council.file');
  const { council, statement } = await chosen(visit, args.request);
  return {
    statement: statement ? { ...statement, path: pathOf(statement.kind, statement.id) } : null,
    today: today(),
    groups: voicesOf(visit, council).map(({ id, name }) => ({ value: id, label: name })),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'council.file');
  const { council, statement } = await chosen(visit, args.request);
  if (!statement) throw notFound();
  const checked = check(amendmentFormOn(today()), await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  requireVoice(visit, council, checked.form.committeeId);
  return orRefused(checked.values, async () => {
    const done = await visit.write((db) => fileAmendment(db, visit.actor, { statement, form: checked.form }));
    return saved(visit, `/ratsraum/aenderungen/${done.id}`, done.entryId);
  });
}

const names = ['committeeId', 'passage', 'asked', 'reason', 'filedOn'] as const;

export default function AmendmentFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const href = useHref();
  const { statement, groups, today: day } = loaderData;
  const crumbs = [{ label: t('amendments.crumb'), href: href('/ratsraum/aenderungen') }];
  if (!statement)
    return (
      <>
        <PageHead title={t('amendmentForm.choose')} lead={t('amendmentForm.chooseLead')} crumbs={crumbs} />
        <ul>
          <li>
            <a href={href('/ratsraum/vorlagen')}>{t('papers.crumb')}</a>
          </li>
          <li>
            <a href={href('/ziele')}>{t('paper.goals')}</a>
          </li>
        </ul>
      </>
    );
  const labels = Object.fromEntries(names.map((name) => [name, t(`amendmentForm.${name}`)]));
  const [only] = groups;
  return (
    <>
      <PageHead
        title={t('amendmentForm.title', { title: statement.title })}
        lead={t('amendmentForm.lead')}
        crumbs={[...crumbs, { label: statement.title, href: href(statement.path) }]}
      />
      <div className="stack">
        {groups.length === 0 && (
          <Notice tone="warning" title={t('amendmentForm.noGroup')}>
            <p>{t('amendmentForm.noGroupLead')}</p>
          </Notice>
        )}
        <Card title={t('amendmentForm.words')} id="wortlaut">
          {statement.words ? (
            <p className="prose">
              <Said>{statement.words}</Said>
            </p>
          ) : (
            <p className="muted">{t('paper.noText')}</p>
          )}
        </Card>
        <Form
          values={{ filedOn: day, committeeId: groups.length === 1 ? (only?.value ?? '') : '' }}
          failure={failureOf(actionData)}
          labels={labels}
          submit={t('amendmentForm.submit')}
          cancel={href(statement.path)}
          draft={`amendment:${statement.kind}:${statement.id}`}
        >
          <SelectField name="committeeId" label={t('amendmentForm.committeeId')} options={groups} />
          <TextArea
            name="passage"
            label={t('amendmentForm.passage')}
            hint={t('amendmentForm.passageHint')}
            optional
            rows={3}
          />
          <TextArea
            name="asked"
            label={t('amendmentForm.asked')}
            hint={t('amendmentForm.askedHint')}
            optional
            rows={3}
          />
          <TextArea name="reason" label={t('amendmentForm.reason')} optional rows={3} />
          <TextField name="filedOn" kind="date" label={t('amendmentForm.filedOn')} />
        </Form>
      </div>
    </>
  );
}
