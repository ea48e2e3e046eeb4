import { allow } from '#platform/access.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { conceptTexts } from '../../../texts.en.ts';
import { CommentList } from '../comment-list.tsx';
import { loadHearing, shownComments, shownOffices } from '../hearing-view.server.ts';
import type { Route } from './+types/hearing-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'versions.read');
  const loaded = await loadHearing(visit, args.params.version);
  const comments = await shownComments(visit, loaded, loaded.comments);
  return {
    version: { id: loaded.version.id, title: loaded.version.title },
    running: loaded.running,
    runs: visit.may('versions.run') && loaded.version.state === 'open',
    offices: shownOffices(visit, loaded),
    // What still waits for its answer stands first.
    comments: comments.toSorted((a, b) => Number(a.answer !== null) - Number(b.answer !== null)),
  };
}

const tones = { asked: 'plain', overdue: 'strong', answered: 'good', silent: 'warn' } as const;
type Office = Route.ComponentProps['loaderData']['offices'][number];

export default function HearingPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const { version, offices, comments, running, runs } = loaderData;
  const base = `/fassungen/${version.id}`;
  const answered = offices.filter(({ state }) => state === 'answered').length;
  return (
    <>
      <PageHead
        title={t('hearing.title')}
        lead={offices.length > 0 && t('hearing.lead', { answered, count: offices.length })}
        crumbs={[
          { label: t('versions.title'), href: href('/fassungen') },
          { label: version.title, href: href(base) },
        ]}
      />
      {offices.length === 0 ? (
        <Empty>{t('hearing.none')}</Empty>
      ) : (
        <div className="stack">
          <Card title={t('hearing.offices')} id="aemter" lead={!running && t('hearing.over')}>
            <ul className="list">
              {offices.map((office) => (
                <li key={office.id}>
                  <span>
                    <Said>{office.name}</Said>{' '}
                    <Chip tone={tones[office.state]}>{t(`hearingState.${office.state}`)}</Chip>
                    <span className="muted block small">
                      <When office={office} />
                    </span>
                  </span>
                  {office.mine && (
                    <a
                      href={href(`${base}/anhoerung/${office.id}`)}
                      aria-label={`${t('hearing.open')}: ${office.name}`}
                    >
                      {t('hearing.open')}
                    </a>
                  )}
                </li>
              ))}
            </ul>
          </Card>
          <Card title={t('hearing.comments', { count: comments.length })} id="anmerkungen" lead={t('hearing.inside')}>
            {comments.length === 0 ? (
              <p className="muted">{t('hearing.noComments')}</p>
            ) : (
              <CommentList comments={comments} office>
                {(comment) =>
                  runs && (
                    <>
                      <a href={href(`${base}/anmerkungen/${comment.id}`)}>
                        {t(comment.answer ? 'draftComment.changeAnswer' : 'draftComment.giveAnswer')}
                        <span className="kern-sr-only">
                          : {comment.title ?? t('hearing.whole')}, {comment.office}
                        </span>
                      </a>
                      {' · '}
                      <a href={href(comment.draft.path, comment.draft.query)}>
                        {t('draftComment.toDraft')}
                        <span className="kern-sr-only">
                          : {comment.title ?? t('hearing.whole')}, {comment.office}
                        </span>
                      </a>
                    </>
                  )
                }
              </CommentList>
            )}
          </Card>
        </div>
      )}
    </>
  );
}

function When({ office: { answeredOn, answeredBy, dueOn, count } }: { office: Office }) {
  const t = useTexts(conceptTexts);
  const language = useLanguage();
  const said = answeredOn
    ? t('hearing.answeredOn', { date: formatDate(answeredOn, language), person: answeredBy ?? '' })
    : t('hearing.until', { date: formatDate(dueOn, language) });
  return `${said} · ${t('hearing.count', { count })}`;
}
