import { conceptTexts } from '#concept/texts.en.ts';
import { allowPublicCity } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Chip, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { loadPublicVersions } from '../public/public-versions.server.ts';
import type { Route } from './+types/public-versions-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const versions = await loadPublicVersions(visit);
  if (versions.length === 0) throw notFound();
  return { versions };
}

export default function PublicVersionsPage({ loaderData: { versions } }: Route.ComponentProps) {
  const t = useTexts(publicationTexts);
  const c = useTexts(conceptTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <>
      <PageHead title={t('public.concept')} lead={t('public.conceptLead')} description={t('public.conceptLead')} />
      <Card>
        <ul className="list">
          {versions.map(({ id, title, state, inForceOn, resolution, supersededOn, formerId }) => (
            <li key={id}>
              <span>
                <a href={href(`/oeffentlich/konzept/${id}`)}>
                  <Said>{title}</Said>
                </a>{' '}
                <Chip tone={state === 'in-force' ? 'blue' : 'plain'}>
                  {t(state === 'in-force' ? 'public.conceptForce' : 'public.conceptFormer')}
                </Chip>
                <span className="muted block small">
                  <Said>
                    {[
                      inForceOn && c('versions.since', { date: formatDate(inForceOn, language) }),
                      resolution && c('versions.by', { resolution }),
                      supersededOn && c('versions.until', { date: formatDate(supersededOn, language) }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </Said>
                </span>
                {formerId && (
                  <a className="block small" href={href(`/oeffentlich/konzept/${id}/synopse`)}>
                    {t('public.conceptCompare')}
                  </a>
                )}
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
