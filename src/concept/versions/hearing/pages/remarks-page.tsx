import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { drawn } from '#ui/drawn.server.tsx';
import { Drawn } from '#ui/drawn.tsx';
import { Form, failureOf, HiddenField, SelectField, TextArea } from '#ui/form/form.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Notice, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { conceptTexts } from '../../../texts.en.ts';
import { SynopsisItems } from '../../synopsis-view.tsx';
import { CommentList } from '../comment-list.tsx';
import { closeHearing, remark, withdrawRemark } from '../hearing.store.server.ts';
import { aboutOf, remarkForm } from '../hearing.ts';
import { loadChanges, officeHearing, shownComments } from '../hearing-view.server.ts';
import type { Route } from './+types/remarks-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'versions.remark');
  const { version: id, office } = args.params;
  const { loaded, version, hearing, refused } = await officeHearing(visit, id, office);
  const changes = await loadChanges(visit, loaded);
  const { a, b, items } = changes;
  const own = loaded.comments.filter(({ officeId }) => officeId === office);
  return {
    version: { id: version.id, title: version.title },
    office: loaded.offices.get(office) ?? office,
    officeId: office,
    hearing,
    refused,
    counts: changes.counts,
    about: new URL(args.request.url).searchParams.get('zu') ?? '',
    options: items.map(({ key, title }) => ({ value: key.replace(' ', '.'), label: title })),
    comments: await shownComments(visit, loaded, own),
    synopsis:
      items.length === 0
        ? null
        : await visit.rememberDrawn(`hearing ${version.id} ${office} ${refused === null}`, () =>
            drawn(
              visit,
              <SynopsisItems
                items={items}
                view="inline"
                a={a.title}
                b={b.title}
                why
                remark={refused === null ? `/fassungen/${version.id}/anhoerung/${office}` : null}
              />,
            ),
          ),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'versions.remark');
  const { version: id, office } = args.params;
  const { loaded, version, hearing } = await officeHearing(visit, id, office);
  const path = `/fassungen/${id}/anhoerung/${office}`;
  const values = await formValues(args.request);
  if (values.act === 'done')
    return saved(visit, path, await visit.write((db) => closeHearing(db, visit.actor, { version, hearing })));
  if (values.act === 'withdraw') {
    const comment = loaded.comments.find((each) => each.id === values.comment && each.officeId === office);
    if (!comment) throw notFound();
    return saved(
      visit,
      path,
      await visit.write((db) => withdrawRemark(db, visit.actor, { version, hearing }, comment)),
    );
  }
  const checked = check(remarkForm, values);
  if (!checked.ok) return unchecked(checked.failure);
  const { items } = await loadChanges(visit, loaded);
  const about = aboutOf(
    checked.form.about,
    items.map(({ kind, key }) => ({ kind, objectId: key.slice(kind.length + 1) })),
  );
  if (about === undefined)
    return unchecked({ values: checked.values, errors: { about: 'unknown-choice' }, refusal: null });
  const { text } = checked.form;
  return orRefused(checked.values, async () => {
    const entryId = await visit.write((db) => remark(db, visit.actor, { version, hearing }, { about, text }));
    return saved(visit, `${path}#anmerkungen`, entryId);
  });
}

type Data = Route.ComponentProps['loaderData'];

export default function RemarksPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const language = useLanguage();
  const href = useHref();
  const { version, office, hearing, refused, counts, synopsis, comments } = loaderData;
  const until = formatDate(hearing.dueOn, language);
  const failure = failureOf(actionData);
  return (
    <>
      <PageHead
        title={t('hearing.of', { office })}
        lead={<Said>{t('hearing.ofLead', { version: version.title, date: until })}</Said>}
        crumbs={[
          { label: t('versions.title'), href: href('/fassungen') },
          { label: version.title, href: href(`/fassungen/${version.id}`) },
          { label: t('hearing.title'), href: href(`/fassungen/${version.id}/anhoerung`) },
        ]}
        actions={refused === null && <ButtonLink href="#anmerken">{t('hearing.jump')}</ButtonLink>}
      />
      <div className="stack">
        {refused && <Notice tone="info" title={t(refused === 'hearing-late' ? 'hearing.late' : 'hearing.over')} />}
        <Card title={t('hearing.changes')} id="aenderungen" lead={t('synopsis.lead', counts)}>
          {synopsis ? <Drawn piece={synopsis} /> : <p className="muted">{t('synopsis.nothing')}</p>}
        </Card>
        {/* What was typed while the hearing ended is still shown. */}
        {(refused === null || failure) && <Remark data={loaderData} failure={failure} />}
        <Card title={t('hearing.own', { count: comments.length })} id="anmerkungen">
          {comments.length === 0 ? (
            <p className="muted">{t('hearing.noneOwn')}</p>
          ) : (
            <CommentList comments={comments} office={false}>
              {(comment) =>
                refused === null &&
                comment.answer === null && (
                  <PostButton
                    kind="quiet"
                    fields={{ act: 'withdraw', comment: comment.id }}
                    label={t('draftComment.withdrawOf', { title: comment.title ?? t('hearing.whole') })}
                  >
                    {t('draftComment.withdraw')}
                  </PostButton>
                )
              }
            </CommentList>
          )}
          {refused === null && <Done data={loaderData} />}
        </Card>
      </div>
    </>
  );
}

function Remark({
  data: { about, options, version, officeId },
  failure,
}: {
  data: Data;
  failure: ReturnType<typeof failureOf>;
}) {
  const t = useTexts(conceptTexts);
  const labels = { about: t('draftComment.about'), text: t('draftComment.text') };
  return (
    <Card title={t('hearing.remark')} id="anmerken">
      <Form
        values={{ about: options.some(({ value }) => value === about) ? about : '', text: '', act: 'remark' }}
        failure={failure}
        labels={labels}
        submit={t('draftComment.submit')}
        draft={`remark:${version.id}:${officeId}`}
      >
        <HiddenField name="act" />
        <SelectField name="about" label={labels.about} empty={t('hearing.whole')} optional options={options} />
        <TextArea name="text" label={labels.text} hint={t('draftComment.textHint')} rows={5} />
      </Form>
    </Card>
  );
}

function Done({ data: { hearing, comments } }: { data: Data }) {
  const t = useTexts(conceptTexts);
  const language = useLanguage();
  const { answeredOn, answeredBy } = hearing;
  if (answeredOn)
    return (
      <p className="muted">
        {t('hearing.answeredOn', { date: formatDate(answeredOn, language), person: answeredBy ?? '' })}{' '}
        {t('hearing.stillOpen')}
      </p>
    );
  return (
    <>
      <p className="muted small">{t('hearing.doneHint')}</p>
      <PostButton kind="primary" fields={{ act: 'done' }}>
        {t(comments.length === 0 ? 'hearing.nothingToSay' : 'hearing.done')}
      </PostButton>
    </>
  );
}
