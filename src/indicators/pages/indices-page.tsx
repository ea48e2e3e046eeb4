import { loadMapBase } from '#areas/panels/map-base.server.ts';
import { allow } from '#platform/access.server.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { loadIndices } from '../index-view.server.ts';
import { currentOf } from '../indices.store.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/indices-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { indices } = await loadIndices(visit);
  const divisions = new Map((await loadMapBase(visit, null))?.divisions.map(({ id, name }) => [id, name]));
  return {
    edit: visit.may('indices.edit'),
    indices: indices.map((index) => ({
      id: index.id,
      name: index.name,
      purpose: index.purpose,
      version: index.version,
      retired: index.retired,
      division: divisions.get(currentOf(index)?.content.divisionId ?? '') ?? '',
    })),
  };
}

export default function IndicesPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const { indices, edit } = loaderData;
  const add = edit && (
    <ButtonLink href={href('/indizes/neu')} kind="primary">
      {t('index.add')}
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title={t('index.title', { count: indices.filter((each) => !each.retired).length })}
        lead={t('index.lead')}
        actions={add}
      />
      <Card>
        {indices.length === 0 ? (
          <Empty action={add}>{t('index.none')}</Empty>
        ) : (
          <ul className="list">
            {indices.map((index) => (
              <li key={index.id}>
                <span>
                  <a href={href(`/indizes/${index.id}`)}>
                    <Said>{index.name}</Said>
                  </a>{' '}
                  {index.retired && <Chip>{t('index.retired')}</Chip>}
                  <span className="muted block small">
                    {t('index.versionIn', { version: index.version, division: index.division })}
                  </span>
                  {index.purpose && (
                    <span className="block">
                      <Said>{index.purpose}</Said>
                    </span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}
