import { allow, type Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { formValues } from '#platform/form.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Empty, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { Scroll } from '#ui/table/scroll.tsx';
import { loadCandidates, mayRelease } from '../candidates.server.ts';
import { factKey } from '../fact-key.ts';
import { objectRegister, objectRows } from '../object-register.ts';
import { decideReleases } from '../publication.store.server.ts';
import { factsOfKind, isReleaseKind, type ReleaseFact, type ReleaseKind, releaseKinds } from '../release.ts';
import { publicationTexts } from '../texts.en.ts';
import type { Route } from './+types/releases-page.ts';

type FactRow = {
  kind: ReleaseKind;
  fact: ReleaseFact;
  all: number;
  open: number;
  later: number;
  may: boolean;
};
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.read');
  const { candidates, releases } = await loadCandidates(visit);
  const rows = releaseKinds.flatMap((kind) =>
    factsOfKind[kind].map((fact): FactRow => {
      const ids = new Set(candidates[kind].map(({ id }) => id));
      const held = releases.filter((each) => each.kind === kind && each.fact === fact && ids.has(each.objectId));
      const open = held.filter((each) => each.fromOn <= today()).length;
      return {
        kind,
        fact,
        all: ids.size,
        open,
        later: held.length - open,
        may: ids.size > 0 && candidates[kind].every((each) => mayRelease(visit, kind, each)),
      };
    }),
  );
  const objects = objectRows(candidates, releases, (kind, each) => mayRelease(visit, kind, each));
  const params = new URL(args.request.url).searchParams;
  return {
    rows: rows.filter((row) => row.all > 0),
    reading: readRegister(objectRegister(publicationTexts(visit.language)), objects, params, { perPage: 25 }),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'people.read');
  const { kind = '', fact = '', act } = (await formValues(args.request)) as Record<string, string>;
  if (!isReleaseKind(kind) || !(factsOfKind[kind] as readonly string[]).includes(fact)) {
    throw new Refusal(400, 'bad-request');
  }
  const entryId = await decideAll(visit, kind, fact as ReleaseFact, act === 'release');
  return saved(visit, '/freigaben', entryId);
}

/** One fact of all objects of a kind. What is public already keeps its day. */
async function decideAll(visit: Visit, kind: ReleaseKind, fact: ReleaseFact, open: boolean) {
  const { candidates, releases } = await loadCandidates(visit);
  for (const each of candidates[kind]) if (!mayRelease(visit, kind, each)) throw new Refusal(403, 'not-allowed');
  const t = publicationTexts(visit.language);
  const title = t('releases.bulk', { kind: t(`kind.${kind}`), fact: t(factKey(kind, fact)) });
  const now = today();
  const held = new Map(
    releases.filter((each) => each.kind === kind && each.fact === fact).map((each) => [each.objectId, each.fromOn]),
  );
  const dayOf = (id: string) => {
    const day = held.get(id);
    return day !== undefined && day <= now ? day : now;
  };
  const decisions = candidates[kind].map(({ id }) => ({ kind, objectId: id, fact, fromOn: open ? dayOf(id) : null }));
  return visit.write((db) =>
    decideReleases(db, visit.actor, { kind: 'release', id: `${kind} ${fact}`, title }, decisions),
  );
}

export default function ReleasesPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(publicationTexts);
  const href = useHref();
  const { rows, reading } = loaderData;
  if (rows.length === 0) {
    return (
      <>
        <PageHead title={t('releases.title')} lead={t('releases.lead')} />
        <Empty action={<ButtonLink href={href('/konzept')}>{t('releases.toConcept')}</ButtonLink>}>
          {t('releases.empty')}
        </Empty>
      </>
    );
  }
  return (
    <>
      <PageHead
        title={t('releases.title')}
        lead={t('releases.lead')}
        actions={<ButtonLink href={href('/oeffentlich')}>{t('releases.toPublic')}</ButtonLink>}
      />
      <div className="stack">
        <Card>
          <Facts rows={rows} />
          <p className="muted small">{t('releases.minimum')}</p>
        </Card>
        {reading.total > 0 && (
          <Card title={t('releases.choose')} id="einzeln">
            <Register
              path="/freigaben"
              register={objectRegister(t)}
              reading={reading}
              caption={t('releases.choose')}
              files={{ path: '/freigaben', formats: ['csv', 'xlsx'] }}
              rowKey={(row) => `${row.kind} ${row.id}`}
              cells={{
                eintrag: (row) => (
                  <a href={href(`/freigaben/${row.kind}/${row.id}`)}>
                    <Said>{row.title}</Said>
                  </a>
                ),
              }}
            />
          </Card>
        )}
      </div>
    </>
  );
}

function Facts({ rows }: { rows: readonly FactRow[] }) {
  const t = useTexts(publicationTexts);
  return (
    <Scroll label={t('releases.caption')}>
      <table className="table table--facts">
        <caption className="kern-sr-only">{t('releases.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('releases.what')}</th>
            <th scope="col" className="right">
              {t('releases.open')}
            </th>
            <th scope="col" className="right">
              {t('releases.later')}
            </th>
            <th scope="col">
              <span className="kern-sr-only">{t('panel.change')}</span>
            </th>
          </tr>
        </thead>
        {[...Map.groupBy(rows, (row) => row.kind)].map(([kind, group]) => (
          <tbody key={kind}>
            <tr className="table__group">
              <th scope="rowgroup" colSpan={4}>
                {t(`kind.${kind}`)}
              </th>
            </tr>
            {group.map((row) => (
              <FactLine key={row.fact} row={row} />
            ))}
          </tbody>
        ))}
      </table>
    </Scroll>
  );
}

function FactLine({ row }: { row: FactRow }) {
  const t = useTexts(publicationTexts);
  const fact = t(factKey(row.kind, row.fact));
  const name = { kind: t(`kind.${row.kind}`), fact };
  const fields = { kind: row.kind, fact: row.fact };
  return (
    <tr>
      <th scope="row">{fact}</th>
      <td className="right" data-label={t('releases.open')}>
        {t('releases.ofAll', { open: row.open, all: row.all })}
      </td>
      <td className="right" data-label={t('releases.later')}>
        {row.later}
      </td>
      <td className="right">
        {row.may && row.open < row.all && (
          <PostButton kind="quiet" fields={{ ...fields, act: 'release' }} label={t('releases.allOf', name)}>
            {t('releases.all')}
          </PostButton>
        )}{' '}
        {row.may && row.open + row.later > 0 && (
          <PostButton kind="quiet" fields={{ ...fields, act: 'withdraw' }} label={t('releases.noneOf', name)}>
            {t('releases.none')}
          </PostButton>
        )}
      </td>
    </tr>
  );
}
