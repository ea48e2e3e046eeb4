import { redirect } from 'react-router';
import { allow } from '#platform/access.server.ts';
import { cancelJob, readJob } from '#platform/jobs.server.ts';
import { notFound } from '#platform/refusal.ts';
import { cityPath } from '#platform/saved.server.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Notice, PageHead, PostButton } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { refusalWords } from '#ui/refusal-words.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { startTexts } from '../texts.en.ts';
import type { Route } from './+types/job-page.ts';

/** A job is seen by the one who asked for it. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const job = await visit.read((db) => readJob(db, args.params.job));
  if (!job || job.requestedBy !== visit.person.id) throw notFound();
  const { id, title, state, done, total, result, message } = job;
  return { job: { id, title, state, done, total, message, path: result?.path ?? null } };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'plan.read');
  await visit.write(async (db) => {
    const job = await readJob(db, args.params.job);
    if (!job || job.requestedBy !== visit.person.id) throw notFound();
    await cancelJob(db, job.id);
  });
  return redirect(cityPath(visit, `/auftraege/${args.params.job}`));
}

export default function JobPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(startTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { job } = loaderData;
  const open = job.state === 'queued' || job.state === 'running';
  return (
    <>
      <PageHead title={t(`job.title.${job.state}`)} lead={t('job.lead', { title: job.title })} />
      {open && (
        <Card>
          <div data-reload="1000">
            <progress max={job.total || 1} value={job.total ? job.done : undefined} aria-label={job.title} />
            {job.total > 0 && <p className="muted">{t('job.progress', { done: job.done, total: job.total })}</p>}
            <p className="muted">{t('job.waits')}</p>
          </div>
          <div className="form__end">
            <ButtonLink href={href(`/auftraege/${job.id}`)}>{t('job.again')}</ButtonLink>
            <PostButton kind="tertiary">{t('job.cancel')}</PostButton>
          </div>
        </Card>
      )}
      {job.message && <Notice tone="danger" title={refusalWords(ui, job.message)} />}
      {job.state === 'done' && job.path && (
        <div data-saved="">
          <ButtonLink href={href(job.path)} kind="primary">
            {t('job.result')}
          </ButtonLink>
        </div>
      )}
    </>
  );
}
