import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, Notice, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import {
  listChallenges,
  listGoals,
  listGuidelines,
  listSectorParts,
  moveListed,
  retireListed,
} from '../concept.store.server.ts';
import { mostKeyGoals } from '../goal.ts';
import { conceptTexts } from '../texts.en.ts';
import { loadVersions } from '../versions/versions.server.ts';
import type { Route } from './+types/concept-page.ts';

type Kind = 'guideline' | 'sector-part' | 'challenge';
type Row = { id: string; title: string; retired: boolean; detail: string | null; goals: number; source: string | null };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = conceptTexts(visit.language);
  const { guidelines, parts, challenges, goals } = await visit.remember('concept', async (db) => ({
    guidelines: await listGuidelines(db),
    parts: await listSectorParts(db),
    challenges: await listChallenges(db),
    goals: (await listGoals(db)).filter((goal) => !goal.retired),
  }));
  const count = (matches: (goal: (typeof goals)[number]) => boolean) => goals.filter(matches).length;
  const rows = <T extends { id: string; title: string; retired: boolean; source: string | null }>(
    items: readonly T[],
    detail: (item: T) => string | null,
    serves: (item: T) => number,
  ) =>
    items.map(
      (item): Row => ({
        id: item.id,
        title: item.title,
        retired: item.retired,
        detail: detail(item),
        goals: serves(item),
        source: item.source,
      }),
    );
  const { inForce } = await loadVersions(visit);
  return {
    inForce: inForce && { since: inForce.inForceOn, resolution: inForce.resolution },
    versions: visit.may('report.read'),
    edit: visit.may('concept.edit'),
    keyGoals: count((goal) => goal.key),
    withoutGuideline: count((goal) => goal.guidelineId === null),
    guidelines: rows(
      guidelines,
      (each) => each.code,
      (each) => count((goal) => goal.guidelineId === each.id),
    ),
    parts: rows(
      parts,
      (each) => t(`stage.${each.stage}`),
      (each) => count((goal) => goal.sectorPartId === each.id),
    ),
    challenges: rows(
      challenges,
      (each) => each.short,
      (each) => count((goal) => goal.challengeIds.includes(each.id)),
    ),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'concept.edit');
  const values = await formValues(args.request);
  const kind = values.kind;
  const id = String(values.id ?? '');
  if (kind !== 'guideline' && kind !== 'sector-part' && kind !== 'challenge') throw new Refusal(400, 'bad-request');
  const entryId = await visit.write((db) => {
    if (values.act === 'up') return moveListed(db, visit.actor, kind, id, -1);
    if (values.act === 'down') return moveListed(db, visit.actor, kind, id, 1);
    return retireListed(db, visit.actor, kind, id, values.act === 'retire');
  });
  return saved(visit, `/konzept#${kind}`, entryId);
}

const addresses: Readonly<Record<Kind, string>> = {
  guideline: 'leitlinien',
  'sector-part': 'fachteile',
  challenge: 'herausforderungen',
};

export default function ConceptPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const { edit, guidelines, parts, challenges, keyGoals, withoutGuideline, inForce, versions } = loaderData;
  const language = useLanguage();
  return (
    <>
      <PageHead
        title={t('page.title')}
        lead={t('page.lead')}
        actions={
          <>
            <a href={href('/strategien')}>{t('bridges.strategy.caption')}</a>
            <a href={href('/instrumente')}>{t('bridges.instrument.caption')}</a>
            <ButtonLink href={href('/konzept/text')}>{t('writing.readAll')}</ButtonLink>
            {edit && (
              <ButtonLink href={href('/ziele/neu')} kind="primary">
                {t('page.addGoal')}
              </ButtonLink>
            )}
            {versions && <ButtonLink href={href('/fassungen')}>{t('versions.title')}</ButtonLink>}
          </>
        }
      />
      <div className="stack">
        {inForce && (
          <p>
            <Chip tone="blue">
              {inForce.since ? t('binding.since', { date: formatDate(inForce.since, language) }) : t('binding.mark')}
            </Chip>{' '}
            {inForce.resolution && <Said>{t('binding.by', { resolution: inForce.resolution })}</Said>}
          </p>
        )}
        {keyGoals > mostKeyGoals && (
          <Notice tone="warning" title={t('page.tooManyKeys', { count: keyGoals })}>
            <p>{t('page.tooManyKeysLead', { most: mostKeyGoals })}</p>
          </Notice>
        )}
        <List
          kind="guideline"
          title={t('page.guidelines')}
          add={t('page.addGuideline')}
          none={t('page.noGuidelines')}
          rows={guidelines}
          edit={edit}
          bound={inForce !== null}
          filter="leitlinie"
        >
          {withoutGuideline > 0 && (
            <p>
              <a className="break" href={href('/ziele', { leitlinie: 'none' })}>
                {t('page.goals', { count: withoutGuideline })} {t('page.noGuideline')}
              </a>
            </p>
          )}
        </List>
        <div className="grid grid--2">
          <List
            kind="sector-part"
            title={t('page.parts')}
            add={t('page.addPart')}
            none={t('page.noParts')}
            rows={parts}
            edit={edit}
            filter="fachteil"
          />
          <List
            kind="challenge"
            title={t('page.challenges')}
            add={t('page.addChallenge')}
            none={t('page.noChallenges')}
            rows={challenges}
            edit={edit}
            filter="herausforderung"
          />
        </div>
      </div>
    </>
  );
}

type ListProps = {
  kind: Kind;
  title: string;
  add: string;
  none: string;
  rows: readonly Row[];
  edit: boolean;
  /** What is adopted is ordered here, and changed in a draft. */
  bound?: boolean;
  filter: string;
  children?: React.ReactNode;
};

function List({ kind, title, add, none, rows, edit, bound = false, filter, children }: ListProps) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const active = rows.filter((row) => !row.retired);
  const retired = rows.filter((row) => row.retired);
  const addLink = edit && <ButtonLink href={href(`/konzept/${addresses[kind]}/neu`)}>{add}</ButtonLink>;
  return (
    <Card title={title} id={kind} actions={active.length > 0 && addLink}>
      {active.length === 0 ? (
        <Empty action={addLink}>{none}</Empty>
      ) : (
        <ul className="list">
          {active.map((row) => (
            <li key={row.id}>
              <span>
                {kind === 'challenge' ? (
                  <Said>{row.title}</Said>
                ) : (
                  <a href={href(kind === 'guideline' ? `/leitlinien/${row.id}` : `/fachteile/${row.id}`)}>
                    <Said>{row.title}</Said>
                  </a>
                )}{' '}
                {row.detail && kind !== 'challenge' && <Chip>{row.detail}</Chip>}
                <span className="muted block small">
                  <a href={href('/ziele', { [filter]: row.id })}>{t('page.goals', { count: row.goals })}</a>
                  {row.source && `, ${t('page.source', { source: row.source })}`}
                </span>
              </span>
              {edit && <RowActions kind={kind} row={row} bound={bound} />}
            </li>
          ))}
        </ul>
      )}
      {children}
      {retired.length > 0 && <Retired kind={kind} rows={retired} edit={edit && !bound} />}
    </Card>
  );
}

function RowActions({ kind, row: { id, title }, bound }: { kind: Kind; row: Row; bound: boolean }) {
  const t = useTexts(conceptTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  return (
    <span className="list__order">
      <PostButton kind="quiet" fields={{ kind, id, act: 'up' }} label={t('page.upOf', { title })}>
        ↑
      </PostButton>
      <PostButton kind="quiet" fields={{ kind, id, act: 'down' }} label={t('page.downOf', { title })}>
        ↓
      </PostButton>
      <a
        className="quiet"
        href={href(`/konzept/${addresses[kind]}/${id}/bearbeiten`)}
        aria-label={t('page.editOf', { title })}
      >
        {ui('edit')}
      </a>
      {!bound && (
        <PostButton kind="quiet" fields={{ kind, id, act: 'retire' }} label={t('page.retireOf', { title })}>
          {t('page.retire')}
        </PostButton>
      )}
    </span>
  );
}

function Retired({ kind, rows, edit }: { kind: Kind; rows: readonly Row[]; edit: boolean }) {
  const t = useTexts(conceptTexts);
  return (
    <details>
      <summary>
        {t('page.retired')} ({rows.length})
      </summary>
      <p className="muted small">{t('page.retiredLead')}</p>
      <ul className="list">
        {rows.map((row) => (
          <li key={row.id}>
            <Said>{row.title}</Said>
            {edit && (
              <PostButton
                kind="quiet"
                fields={{ kind, id: row.id, act: 'restore' }}
                label={t('page.restoreOf', { title: row.title })}
              >
                {t('page.restore')}
              </PostButton>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
