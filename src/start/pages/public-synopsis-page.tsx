import { conceptTexts } from '#concept/texts.en.ts';
import { choiceOf } from '#concept/versions/synopsis.server.ts';
import { SynopsisChoices } from '#concept/versions/synopsis-choices.tsx';
import { SynopsisItems } from '#concept/versions/synopsis-view.tsx';
import { loadNames } from '#concept/versions/versions.server.ts';
import { allowPublicCity } from '#platform/access.server.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { publicSynopsis } from '../public/public-versions.server.ts';
import type { Route } from './+types/public-synopsis-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const params = new URL(args.request.url).searchParams;
  const synopsis = await publicSynopsis(visit, args.params.version, params);
  const used = new Set(synopsis.items.map(({ part }) => part));
  const names = await loadNames(visit);
  return {
    id: args.params.version,
    synopsis,
    choice: choiceOf(params),
    view: params.get('ansicht') === 'text' ? ('inline' as const) : ('beside' as const),
    parts: [...names.part].flatMap(([id, title]) => (used.has(id) ? [{ id, title }] : [])),
  };
}

export default function PublicSynopsisPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(publicationTexts);
  const c = useTexts(conceptTexts);
  const href = useHref();
  const { id, synopsis, choice, view, parts } = loaderData;
  const { a, b, counts, items } = synopsis;
  const path = `/oeffentlich/konzept/${id}`;
  return (
    <>
      <PageHead
        title={c('synopsis.titleOf', { a: a.title, b: b.title })}
        lead={c('synopsis.lead', counts)}
        description={t('public.conceptLead')}
        crumbs={[
          { label: t('public.concept'), href: href('/oeffentlich/konzept') },
          { label: b.title, href: href(path) },
        ]}
        actions={
          <>
            <ButtonLink href={href(`${path}/synopse.pdf`)}>{c('synopsis.pdf')}</ButtonLink>
            <ButtonLink href={href(`${path}/synopse.docx`)}>{c('synopsis.docx')}</ButtonLink>
          </>
        }
      />
      <div className="stack">
        <SynopsisChoices sides={null} versions={[]} parts={parts} choice={choice} view={view} />
        <Card title={c('synopsis.caption')} id="aussagen">
          {items.length === 0 ? (
            <p className="muted">{c('synopsis.nothing')}</p>
          ) : (
            <SynopsisItems items={items} view={view} a={a.title} b={b.title} why={false} />
          )}
        </Card>
      </div>
    </>
  );
}
