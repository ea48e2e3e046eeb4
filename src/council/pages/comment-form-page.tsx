import { allow, type Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, SelectField, TextArea, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { Notice, PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { commentFormOn } from '../amendment.ts';
import { fileComment } from '../amendments.store.server.ts';
import { loadCouncil, pathOf, requireVoice, voicesOf } from '../council-view.server.ts';
import { councilTexts } from '../texts.en.ts';
import type { Route } from './+types/comment-form-page.ts';

async function chosen(visit: Visit, request: Request) {
  const params = new URL(request.url).searchParams;
  const council = await loadCouncil(visit);
  const about = council.commented.get(`${params.get('zu') ?? ''} ${params.get('eintrag') ?? ''}`);
  return { council, about: about?.draft ? undefined : about, committeeId: params.get('gremium') ?? '' };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'council.file');
  const { council, about, committeeId } = await chosen(visit, args.request);
  const places = voicesOf(visit, council).filter(({ areaId }) => areaId !== null);
  // Those whose place it concerns first.
  const near = places.filter(({ areaId }) => about?.areaIds.some((id) => council.touches(areaId ?? '', id)));
  const [only] = near;
  return {
    about: about ? { ...about, path: pathOf(about.kind, about.id) } : null,
    places: (near.length > 0 ? near : places).map(({ id, name }) => ({ value: id, label: name })),
    values: {
      resolvedOn: today(),
      committeeId: places.some(({ id }) => id === committeeId)
        ? committeeId
        : near.length === 1
          ? (only?.id ?? '')
          : '',
    },
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'council.file');
  const { council, about } = await chosen(visit, args.request);
  if (!about) throw notFound();
  const checked = check(commentFormOn(today()), await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  const committee = requireVoice(visit, council, checked.form.committeeId);
  if (committee.areaId === null)
    return unchecked({ values: checked.values, errors: { committeeId: 'unknown-choice' }, refusal: null });
  return orRefused(checked.values, async () => {
    const done = await visit.write((db) => fileComment(db, visit.actor, about, checked.form));
    return saved(visit, `/ratsraum/stellungnahmen/${done.id}`, done.entryId);
  });
}

export default function CommentFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const href = useHref();
  const { about, places, values } = loaderData;
  const crumbs = [{ label: t('comments.crumb'), href: href('/ratsraum/stellungnahmen') }];
  if (!about)
    return (
      <>
        <PageHead title={t('commentForm.choose')} lead={t('commentForm.chooseLead')} crumbs={crumbs} />
        <p>
          <a href={href('/ratsraum/gremien')}>{t('committees.crumb')}</a>
        </p>
      </>
    );
  const labels = {
    committeeId: t('comment.committeeId'),
    text: t('comment.text'),
    resolvedOn: t('comment.resolvedOn'),
  };
  return (
    <>
      <PageHead
        title={t('commentForm.title', { title: about.title })}
        lead={t('commentForm.lead')}
        crumbs={[...crumbs, { label: about.title, href: href(about.path) }]}
      />
      {places.length === 0 && (
        <Notice tone="warning" title={t('commentForm.noPlace')}>
          <p>{t('amendmentForm.noGroupLead')}</p>
        </Notice>
      )}
      <Form
        values={values}
        failure={failureOf(actionData)}
        labels={labels}
        submit={t('commentForm.submit')}
        cancel={href(about.path)}
        draft={`comment:${about.kind}:${about.id}`}
      >
        <SelectField name="committeeId" label={labels.committeeId} options={places} />
        <TextArea name="text" label={labels.text} rows={6} />
        <TextField name="resolvedOn" kind="date" label={labels.resolvedOn} hint={t('commentForm.resolvedHint')} />
      </Form>
    </>
  );
}
