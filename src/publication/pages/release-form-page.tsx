import { allow, type Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, TextField, TickList } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { loadCandidates, mayRelease } from '../candidates.server.ts';
import { factKey } from '../fact-key.ts';
import { decideReleases } from '../publication.store.server.ts';
import { factsOfKind, isReleaseKind, releaseForm } from '../release.ts';
import { publicationTexts } from '../texts.en.ts';
import type { Route } from './+types/release-form-page.ts';

type Params = { readonly kind?: string | undefined; readonly object?: string | undefined };

async function chosen(visit: Visit, { kind = '', object = '' }: Params) {
  if (!isReleaseKind(kind)) throw notFound();
  const { candidates, releases } = await loadCandidates(visit);
  const candidate = candidates[kind].find(({ id }) => id === object);
  if (!candidate) throw notFound();
  if (!mayRelease(visit, kind, candidate)) throw new Refusal(403, 'not-allowed');
  return { kind, candidate, held: releases.filter((each) => each.kind === kind && each.objectId === object) };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.read');
  const { kind, candidate, held } = await chosen(visit, args.params);
  return {
    kind,
    title: candidate.title,
    facts: held.map(({ fact }) => fact),
    fromOn:
      held
        .map(({ fromOn }) => fromOn)
        .sort()
        .at(-1) ?? '',
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'people.read');
  const { kind, candidate } = await chosen(visit, args.params);
  const checked = check(releaseForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  const { facts, fromOn } = checked.form;
  const decisions = factsOfKind[kind].map((fact) => ({
    kind,
    objectId: candidate.id,
    fact,
    fromOn: facts.includes(fact) ? (fromOn ?? today()) : null,
  }));
  const subject = { kind: 'release', id: `${kind} ${candidate.id}`, title: candidate.title };
  return orRefused(checked.values, async () => {
    const entryId = await visit.write((db) => decideReleases(db, visit.actor, subject, decisions));
    return saved(visit, '/freigaben', entryId);
  });
}

export default function ReleaseFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(publicationTexts);
  const href = useHref();
  const { kind, title, facts, fromOn } = loaderData;
  const labels = { facts: t('form.facts'), fromOn: t('form.fromOn') };
  return (
    <>
      <PageHead
        title={t('form.title', { title })}
        lead={factsOfKind[kind].length > 1 ? t('form.lead') : null}
        crumbs={[{ label: t('releases.nav'), href: href('/freigaben') }]}
      />
      <Form
        values={{ facts: [...facts], fromOn }}
        failure={failureOf(actionData)}
        labels={labels}
        submit={t('form.submit')}
        cancel={href('/freigaben')}
      >
        <TickList
          name="facts"
          label={labels.facts}
          options={factsOfKind[kind].map((fact) => ({ value: fact, label: t(factKey(kind, fact)) }))}
        />
        <TextField name="fromOn" label={labels.fromOn} hint={t('form.fromHint')} kind="date" optional />
      </Form>
    </>
  );
}
