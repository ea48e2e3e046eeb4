import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, Facts, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { bridgePaths } from '../bridges/bridge.ts';
import { kindIn, loadBridge } from '../bridges/bridge-view.server.ts';
import { retireBridge } from '../bridges/bridges.store.server.ts';
import { conceptTexts } from '../texts.en.ts';
import type { Route } from './+types/bridge-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const kind = kindIn(args.request);
  const { found, offices, goals, measures } = await loadBridge(visit, kind, args.params.bridge);
  if (!found) throw notFound();
  return {
    bridge: found,
    office: offices.find(({ id }) => id === found.officeId)?.name ?? null,
    goals: goals.filter(({ id }) => found.goalIds.includes(id)),
    measures: measures.filter(({ id }) => found.measureIds.includes(id)),
    edit: visit.may('concept.edit'),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'concept.edit');
  const kind = kindIn(args.request);
  const { act } = await formValues(args.request);
  const id = args.params.bridge;
  const entryId = await visit.write((db) => retireBridge(db, visit.actor, kind, { id, retired: act === 'retire' }));
  return saved(visit, `${bridgePaths[kind]}/${id}`, entryId);
}

export default function BridgePage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const { bridge, office, goals, measures, edit } = loaderData;
  const path = bridgePaths[bridge.kind];
  return (
    <>
      <PageHead
        title={bridge.title}
        content
        chip={<Chip>{t(`bridges.${bridge.kind}.one`)}</Chip>}
        crumbs={[
          { label: t('page.title'), href: href('/konzept') },
          { label: t(`bridges.${bridge.kind}.caption`), href: href(path) },
        ]}
        actions={
          edit && (
            <>
              <ButtonLink href={href(`${path}/${bridge.id}/bearbeiten`)}>{t('bridges.edit')}</ButtonLink>
              <PostButton kind="tertiary" fields={{ act: bridge.retired ? 'restore' : 'retire' }}>
                {t(bridge.retired ? 'bridges.restore' : 'bridges.retire')}
              </PostButton>
            </>
          )
        }
      />
      <div className="stack">
        <Card title={t('bridges.facts')} id="angaben">
          {bridge.text && (
            <p className="prose">
              <Said>{bridge.text}</Said>
            </p>
          )}
          <Facts
            facts={[
              [t('bridges.officeId'), office],
              [t('bridges.source'), bridge.source],
            ]}
          />
        </Card>
        <div className="grid grid--2">
          <Linked title={t('bridges.goalIds')} id="ziele" none={t('bridges.noGoals')} path="/ziele" rows={goals} />
          <Linked
            title={t('bridges.measureIds')}
            id="massnahmen"
            none={t('bridges.noMeasures')}
            path="/massnahmen"
            rows={measures}
          />
        </div>
      </div>
    </>
  );
}

type Named = { readonly id: string; readonly name: string };

function Linked({
  title,
  id,
  none,
  path,
  rows,
}: {
  title: string;
  id: string;
  none: string;
  path: string;
  rows: readonly Named[];
}) {
  const href = useHref();
  return (
    <Card title={title} id={id}>
      {rows.length === 0 ? (
        <Empty>{none}</Empty>
      ) : (
        <ul className="list">
          {rows.map((row) => (
            <li key={row.id}>
              <a href={href(`${path}/${row.id}`)}>
                <Said>{row.name}</Said>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
