import { allow } from '#platform/access.server.ts';
import { cityPath } from '#platform/saved.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Chip, Notice, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { conceptTexts } from '../texts.en.ts';
import editorScript from '../writing/editor/editor-script.ts?worker&url';
import { EditorFrame } from '../writing/editor-frame.tsx';
import { editorSettings } from '../writing/editor-settings.server.ts';
import { emptyBody } from '../writing/section.ts';
import { sectionText } from '../writing/sections.store.server.ts';
import { referencesOf } from '../writing/shown-references.server.ts';
import { TextView } from '../writing/text-view.tsx';
import { partOf } from '../writing/written.server.ts';
import type { Route } from './+types/section-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { part, section } = await partOf(visit, { section: args.params.section });
  const text = await visit.read((db) => sectionText(db, args.params.section));
  const body = text?.body ?? emptyBody;
  const references = await referencesOf(visit, [body]);
  const right = visit.may('concept.write', part.officeId);
  const resting = section?.retired ? ('retired' as const) : section?.frozenAt ? ('frozen' as const) : null;
  const path = cityPath(visit, `/konzept/abschnitte/${args.params.section}`);
  return {
    part: { id: part.id, title: part.title },
    section: section && { id: section.id, title: section.title, kind: section.kind, source: section.source },
    frozenOn: section?.frozenAt?.slice(0, 10) ?? null,
    body,
    references,
    resting,
    right,
    history: visit.may('history.read'),
    signIn: `/anmelden?weiter=${encodeURIComponent(path)}`,
    settings: section && right && resting === null ? await editorSettings(visit, section, references) : null,
  };
}

export default function SectionPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const language = useLanguage();
  const href = useHref();
  const { part, section, body, references, resting, right, settings, frozenOn, signIn, history } = loaderData;
  if (!section) return null;
  const text = (
    <Said>
      {body.content?.[0]?.content || (body.content?.length ?? 0) > 1 ? (
        <TextView body={body} references={references} />
      ) : (
        <p className="muted">{t('writing.emptySection')}</p>
      )}
    </Said>
  );
  return (
    <>
      <PageHead
        title={section.title}
        content
        chip={<Chip>{t(`kind.${section.kind}`)}</Chip>}
        crumbs={[
          { label: t('page.title'), href: href('/konzept') },
          { label: part.title, href: href(`/fachteile/${part.id}`) },
        ]}
        actions={
          <ButtonLink href={`${href('/konzept/text')}#abschnitt-${section.id}`}>{t('writing.readAll')}</ButtonLink>
        }
      />
      <div className="notice-row">
        {resting === 'frozen' && (
          <Notice tone="info" title={t('writing.frozenTitle')}>
            <p>{t('writing.frozenLead', { date: frozenOn ? formatDate(frozenOn, language) : '' })}</p>
          </Notice>
        )}
        {resting === 'retired' && (
          <Notice tone="info" title={t('writing.retiredTitle')}>
            <p>{t('writing.retiredLead')}</p>
          </Notice>
        )}
        {!right && <p className="muted">{t('writing.reading')}</p>}
      </div>
      {settings ? (
        <>
          <EditorFrame settings={settings} signIn={signIn}>
            {text}
          </EditorFrame>
          <p className="muted small">{t('writing.toolbarHint')}</p>
          <script type="module" src={editorScript} />
        </>
      ) : (
        <div className="card">{text}</div>
      )}
      <p className="small">
        {settings && (
          <>
            <a href={href(`/konzept/abschnitte/${section.id}/absaetze`)}>{t('writing.asForm')}</a>{' '}
            <span className="muted">{t('writing.asFormLead')}</span>{' '}
          </>
        )}
        {history && <a href={href('/verlauf', { art: 'section-text', eintrag: section.id })}>{t('writing.history')}</a>}
      </p>
      {section.source && <p className="muted small">{t('writing.source', { source: section.source })}</p>}
    </>
  );
}
