import { allowPublicCity } from '#platform/access.server.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { loadNews } from '../public/public-news.server.ts';
import { pathOfKind } from '../public/public-search.ts';
import { around } from '../search.ts';
import type { Route } from './+types/public-news-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the news of a city tell of released facts only');
  const news = await loadNews(visit);
  return { news: news.map(({ text, ...each }) => ({ ...each, line: text && around(text, []) })) };
}

export default function PublicNewsPage({ loaderData: { news } }: Route.ComponentProps) {
  const t = useTexts(publicationTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <>
      <PageHead title={t('public.news.title')} lead={t('public.news.lead')} />
      <div className="stack">
        {news.length === 0 ? (
          <Empty action={<a href={href('/oeffentlich')}>{t('public.home')}</a>}>{t('public.news.none')}</Empty>
        ) : (
          <Card>
            <ul className="list">
              {news.map(({ kind, id, title, line, what, by, updated }) => (
                <li key={`${kind} ${id}`}>
                  <span>
                    <span className="muted small block">
                      <time dateTime={updated}>{formatDate(updated.slice(0, 10), language)}</time>,{' '}
                      {t(`public.news.kind.${kind}`)}, {t(`public.news.by.${by}`)}
                    </span>
                    <a href={href(`${pathOfKind[kind]}/${id}`)}>
                      <Said>{title}</Said>
                    </a>
                    {line && (
                      <span className="block">
                        <Said>{line}</Said>
                      </span>
                    )}
                  </span>
                  <Chip>{t(`public.news.what.${what}`)}</Chip>
                </li>
              ))}
            </ul>
          </Card>
        )}
        <p>
          <a href={href('/oeffentlich/neues.atom')}>{t('public.news.subscribe')}</a>
          <span className="muted small block">{t('public.news.hint')}</span>
        </p>
      </div>
    </>
  );
}
