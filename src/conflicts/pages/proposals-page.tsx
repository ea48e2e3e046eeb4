import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, TextField } from '#ui/form/form.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { reasonForm } from '../conflict.ts';
import { loadProposal, loadProposals, loadSetAside, type ShownProposal } from '../proposals.server.ts';
import { setAside, takeBack } from '../proposals.store.server.ts';
import { proposalKinds } from '../proposals.ts';
import { conflictTexts } from '../texts.en.ts';
import type { Route } from './+types/proposals-page.ts';

const shownAtOnce = 50;

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'conflicts.edit');
  const all = await loadProposals(visit);
  return {
    count: all.length,
    kinds: proposalKinds.map((kind) => ({ kind, count: all.filter((each) => each.kind === kind).length })),
    proposals: all.slice(0, shownAtOnce),
    aside: await loadSetAside(visit),
    decide: visit.may('conflicts.edit', null),
    putting: new URL(args.request.url).searchParams.get('zurueckstellen'),
  };
}

/** Setting aside buries a question: only who runs the concept does so, and says why. */
export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'conflicts.edit');
  visit.require('conflicts.edit', null);
  const values = await formValues(args.request);
  const path = '/zielkonflikte/vorschlaege';
  if (values.act === 'back') {
    const entry = (await loadSetAside(visit)).find(({ key }) => key === values.key);
    if (!entry) throw notFound();
    return saved(visit, path, await visit.write((db) => takeBack(db, visit.actor, entry)));
  }
  const proposal = await loadProposal(visit, String(values.key ?? ''));
  if (!proposal) throw notFound();
  const checked = check(reasonForm, values);
  if (!checked.ok) return unchecked(checked.failure);
  const { key, title } = proposal;
  const { reason } = checked.form;
  return orRefused(checked.values, async () =>
    saved(visit, path, await visit.write((db) => setAside(db, visit.actor, { key, title, reason }))),
  );
}

export default function ProposalsPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conflictTexts);
  const href = useHref();
  const { count, kinds, proposals, aside, decide, putting } = loaderData;
  const failure = failureOf(actionData);
  const uses = <ButtonLink href={href('/zielkonflikte/nutzungen')}>{t('proposals.toUses')}</ButtonLink>;
  return (
    <>
      <PageHead
        title={t('proposals.title', { count })}
        lead={t('proposals.lead')}
        crumbs={[{ label: t('page.crumb'), href: href('/zielkonflikte') }]}
        actions={uses}
      />
      <div className="stack">
        <Card title={t('proposals.looked')} id="gesucht">
          <ul>
            {kinds.map((each) => (
              <li key={each.kind}>
                {t(`proposals.kind.${each.kind}`)}: {t('proposals.found', { count: each.count })}
              </li>
            ))}
          </ul>
        </Card>
        {proposals.length === 0 && <Empty action={uses}>{t('proposals.none')}</Empty>}
        {proposals.map((proposal) => (
          <Proposal
            key={proposal.key}
            proposal={proposal}
            decide={decide}
            putting={putting === proposal.key}
            failure={failure?.values.key === proposal.key ? failure : undefined}
          />
        ))}
        {count > proposals.length && (
          <p className="muted">{t('proposals.more', { count: count - proposals.length })}</p>
        )}
        {aside.length > 0 && <Aside aside={aside} decide={decide} />}
      </div>
    </>
  );
}

function Proposal({
  proposal,
  decide,
  putting,
  failure,
}: {
  proposal: ShownProposal;
  decide: boolean;
  /** Its form is open: one at a time. */
  putting: boolean;
  failure: ReturnType<typeof failureOf>;
}) {
  const t = useTexts(conflictTexts);
  const href = useHref();
  const { key, kind, title, why, areas, offices } = proposal;
  return (
    <Card>
      <h2 className="card__name">
        <Said>{title}</Said>
      </h2>
      <p>
        <Chip tone="warn">{t(`proposals.kind.${kind}`)}</Chip> {why}
      </p>
      <p className="muted small">
        {areas.length > 0 && (
          <>
            {t('page.where')}: <Said>{areas.map(({ name }) => name).join(', ')}</Said>{' '}
          </>
        )}
        {offices.length > 0 && (
          <>
            {t('list.affected')}: <Said>{offices.map(({ name }) => name).join(', ')}</Said>
          </>
        )}
      </p>
      <div className="form__end">
        <ButtonLink href={href('/zielkonflikte/neu', { vorschlag: key })} kind="primary">
          {t('proposals.accept')}
        </ButtonLink>
        {decide && !putting && (
          <ButtonLink href={`${href('/zielkonflikte/vorschlaege', { zurueckstellen: key })}#grund`} kind="tertiary">
            {t('proposals.aside')}
          </ButtonLink>
        )}
      </div>
      {decide && putting && (
        <div id="grund">
          <Form
            values={{ reason: '' }}
            failure={failure}
            labels={{ reason: t('proposals.reason') }}
            submit={t('proposals.asideSubmit')}
            cancel={href('/zielkonflikte/vorschlaege')}
          >
            <input type="hidden" name="key" value={key} />
            <TextField name="reason" label={t('proposals.reason')} hint={t('proposals.reasonHint')} />
          </Form>
        </div>
      )}
    </Card>
  );
}

function Aside({ aside, decide }: { aside: Route.ComponentProps['loaderData']['aside']; decide: boolean }) {
  const t = useTexts(conflictTexts);
  const language = useLanguage();
  return (
    <Card title={t('proposals.asideTitle')} id="zurueckgestellt">
      <ul className="list">
        {aside.map((each) => (
          <li key={each.key}>
            <span>
              <Said>{each.title}</Said>
              <span className="muted block small">
                <Said>{each.reason}</Said>, {each.by}, {formatDate(each.on, language)}
              </span>
            </span>
            {decide && (
              <PostButton
                kind="quiet"
                fields={{ act: 'back', key: each.key }}
                label={t('proposals.backOf', { title: each.title })}
              >
                {t('proposals.back')}
              </PostButton>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
