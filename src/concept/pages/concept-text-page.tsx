import { allow } from '#platform/access.server.ts';
import { drawn } from '#ui/drawn.server.tsx';
import { Drawn } from '#ui/drawn.tsx';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { conceptTexts } from '../texts.en.ts';
import { textRevisions } from '../writing/sections.store.server.ts';
import { TextView } from '../writing/text-view.tsx';
import { writtenConcept } from '../writing/written.server.ts';
import type { Route } from './+types/concept-text-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  // Three hundred pages are drawn once. Who writes in a text does not change the city, so the texts say how new they are.
  const text = await visit.rememberDrawn(`concept text ${await visit.read(textRevisions)}`, async () =>
    drawn(visit, <WrittenConcept concept={await writtenConcept(visit)} />),
  );
  return { text };
}

export default function ConceptTextPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  return (
    <>
      <PageHead
        title={t('writing.document')}
        lead={t('writing.documentLead')}
        crumbs={[{ label: t('page.title'), href: href('/konzept') }]}
      />
      <Drawn piece={loaderData.text} />
    </>
  );
}

function WrittenConcept({ concept: { parts, references } }: { concept: Awaited<ReturnType<typeof writtenConcept>> }) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const toParts = <ButtonLink href={`${href('/konzept')}#sector-part`}>{t('writing.toParts')}</ButtonLink>;
  if (parts.length === 0) return <Empty action={toParts}>{t('writing.noDocument')}</Empty>;
  return (
    <div className="stack">
      <nav className="card contents" aria-label={t('writing.contents')}>
        <h2>{t('writing.contents')}</h2>
        <ol>
          {parts.map((part) => (
            <li key={part.id}>
              <a href={`#fachteil-${part.id}`}>
                <Said>{part.title}</Said>
              </a>
              <ol>
                {part.sections.map((section) => (
                  <li key={section.id}>
                    <a href={`#abschnitt-${section.id}`}>
                      <Said>{section.title}</Said>
                    </a>
                  </li>
                ))}
              </ol>
            </li>
          ))}
        </ol>
      </nav>
      {parts.map((part) => (
        <Card key={part.id} title={part.title} id={`fachteil-${part.id}`} className="chapter">
          {part.sections.map((section) => (
            <section
              key={section.id}
              id={`abschnitt-${section.id}`}
              aria-labelledby={`fachteil-${part.id}-title abschnitt-${section.id}-title`}
              className="chapter__section"
            >
              <div className="chapter__head">
                <h3 id={`abschnitt-${section.id}-title`}>
                  <a href={`#abschnitt-${section.id}`}>
                    <Said>{section.title}</Said>
                  </a>
                </h3>
                <Chip>{t(`kind.${section.kind}`)}</Chip>
                {part.write && (
                  <a
                    href={href(`/konzept/abschnitte/${section.id}`)}
                    aria-label={t('writing.writeOf', { title: section.title })}
                  >
                    {t('writing.write')}
                  </a>
                )}
              </div>
              {section.body ? (
                <Said>
                  <TextView body={section.body} references={references} deeper={2} />
                </Said>
              ) : (
                <p className="muted">{t('writing.emptySection')}</p>
              )}
              {section.source && <p className="muted small">{t('writing.source', { source: section.source })}</p>}
            </section>
          ))}
        </Card>
      ))}
    </div>
  );
}
