import { allow } from '#platform/access.server.ts';
import { drawn } from '#ui/drawn.server.tsx';
import { Drawn } from '#ui/drawn.tsx';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Empty, PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { conceptTexts } from '../../texts.en.ts';
import { choiceOf, loadSynopsis, sidesOf, todayId } from '../synopsis.server.ts';
import { SynopsisChoices } from '../synopsis-choices.tsx';
import { SynopsisItems } from '../synopsis-view.tsx';
import { loadNames, loadVersions } from '../versions.server.ts';
import type { Route } from './+types/synopsis-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'report.read');
  const params = new URL(args.request.url).searchParams;
  const all = await loadVersions(visit);
  const sides = sidesOf(params, all);
  const choice = choiceOf(params);
  const view = params.get('ansicht') === 'text' ? ('inline' as const) : ('beside' as const);
  if (!sides) return { sides, choice, view, versions: [], parts: [], synopsis: null };
  const { counts, a, b } = await loadSynopsis(visit, all, sides, choice);
  const names = await loadNames(visit);
  const key = `synopsis ${sides.a} ${sides.b} ${JSON.stringify(choice)} ${view}`;
  const items = await visit.rememberDrawn(key, async () => {
    const found = await loadSynopsis(visit, all, sides, choice);
    return drawn(visit, <SynopsisItems items={found.items} view={view} a={a.title} b={b.title} why />);
  });
  const { length } = (await loadSynopsis(visit, all, sides, choice)).items;
  const today = { id: todayId, title: conceptTexts(visit.language)('synopsis.today') };
  return {
    sides,
    choice,
    view,
    versions: [...all.versions.map(({ id, title }) => ({ id, title })), today],
    parts: [...names.part].map(([id, title]) => ({ id, title })),
    synopsis: { counts, a, b, items, length },
    query: { a: sides.a, b: sides.b, art: choice.kind, teil: choice.part, umfang: choice.every ? 'alle' : null },
  };
}

export default function SynopsisPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const { synopsis, sides, versions, parts, choice, view, query } = loaderData;
  const crumbs = [{ label: t('versions.title'), href: href('/fassungen') }];
  if (!synopsis)
    return (
      <>
        <PageHead title={t('synopsis.title')} crumbs={crumbs} />
        <Empty>{t('synopsis.needTwo')}</Empty>
      </>
    );
  const { a, b, counts, items, length } = synopsis;
  return (
    <>
      <PageHead
        title={t('synopsis.titleOf', { a: a.title, b: b.title })}
        lead={t('synopsis.lead', counts)}
        crumbs={crumbs}
        actions={
          <>
            <ButtonLink href={href('/synopse.pdf', query)}>{t('synopsis.pdf')}</ButtonLink>
            <ButtonLink href={href('/synopse.docx', query)}>{t('synopsis.docx')}</ButtonLink>
          </>
        }
      />
      <div className="stack">
        <SynopsisChoices sides={sides} versions={versions} parts={parts} choice={choice} view={view} />
        <Card title={t('synopsis.caption')} id="aussagen">
          {length === 0 ? <p className="muted">{t('synopsis.nothing')}</p> : <Drawn piece={items} />}
        </Card>
      </div>
    </>
  );
}
