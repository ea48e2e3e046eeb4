import { peopleTexts } from '#people/texts.en.ts';
import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { conceptTexts } from '../../texts.en.ts';
import { moveStage, retireStage } from '../stages.store.server.ts';
import type { VersionStage } from '../version.ts';
import { loadVersions } from '../versions.server.ts';
import type { Route } from './+types/stages-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'versions.read');
  return { stages: (await loadVersions(visit)).stages, edit: visit.may('versions.run') };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'versions.run');
  const { act, stage = '' } = await formValues(args.request);
  const entryId = await visit.write((db) => {
    if (act === 'up' || act === 'down') return moveStage(db, visit.actor, String(stage), act === 'up' ? -1 : 1);
    return retireStage(db, visit.actor, String(stage), act === 'retire');
  });
  return saved(visit, '/fassungen/verfahren', entryId);
}

export default function StagesPage({ loaderData: { stages, edit } }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const used = stages.filter(({ retired }) => !retired);
  const ended = stages.filter(({ retired }) => retired);
  return (
    <>
      <PageHead
        title={t('stages.title')}
        lead={t('stages.lead')}
        crumbs={[{ label: t('versions.title'), href: href('/fassungen') }]}
        actions={
          edit && (
            <ButtonLink href={href('/fassungen/verfahren/neu')} kind="primary">
              {t('stages.add')}
            </ButtonLink>
          )
        }
      />
      <div className="stack">
        <Card>
          <ol className="list">
            {used.map((stage) => (
              <Stage key={stage.id} stage={stage} edit={edit} />
            ))}
          </ol>
        </Card>
        {ended.length > 0 && (
          <Card title={t('stages.ended')} id="beendet">
            <ul className="list">
              {ended.map((stage) => (
                <Stage key={stage.id} stage={stage} edit={edit} />
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}

function Stage({ stage, edit }: { stage: VersionStage; edit: boolean }) {
  const t = useTexts(conceptTexts);
  const people = useTexts(peopleTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { id, title, meaning, role, days, freezes, resolution, council, retired } = stage;
  const facts = [
    t('stages.freezes', { what: t(`freezes.${freezes}`) }),
    role ? t('stages.who', { role: people(`role.${role}`) }) : t('stages.whoRuns'),
    days === null ? t('stages.noDays') : t('stages.days', { count: days }),
    resolution && t('stages.resolution'),
    council && t('stages.council'),
  ];
  return (
    <li>
      <span>
        <strong>
          <Said>{title}</Said>
        </strong>{' '}
        <Chip>{t(`meaning.${meaning}`)}</Chip>
        <span className="muted block small">{facts.filter(Boolean).join(' · ')}</span>
      </span>
      {edit && (
        <span className="list__order">
          {meaning === 'review' && !retired && (
            <>
              <PostButton kind="quiet" fields={{ act: 'up', stage: id }} label={t('page.upOf', { title })}>
                ↑
              </PostButton>
              <PostButton kind="quiet" fields={{ act: 'down', stage: id }} label={t('page.downOf', { title })}>
                ↓
              </PostButton>
            </>
          )}
          <a className="quiet" href={href(`/fassungen/verfahren/${id}`)} aria-label={t('page.editOf', { title })}>
            {ui('edit')}
          </a>
          {meaning === 'review' && (
            <PostButton
              kind="quiet"
              fields={{ act: retired ? 'restore' : 'retire', stage: id }}
              label={`${title}: ${t(retired ? 'stages.restore' : 'stages.retire')}`}
            >
              {t(retired ? 'stages.restore' : 'stages.retire')}
            </PostButton>
          )}
        </span>
      )}
    </li>
  );
}
