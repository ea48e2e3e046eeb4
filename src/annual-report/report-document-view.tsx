import { useTexts } from '#ui/language.ts';
import { Notice } from '#ui/layout/page.tsx';
import type { Part } from './document.ts';
import { type Drawings, ReportParts } from './report-view.tsx';
import { reportTexts } from './texts.en.ts';

type Shown = Part | { readonly withdrawn: string; readonly title: string; readonly kind: string };

/** The document with its contents beside it. */
export function ReportDocumentView({
  parts,
  warning,
  drawings,
  language,
  files,
}: {
  parts: readonly Shown[];
  warning: string | null;
  drawings: Drawings;
  language: 'de' | 'en';
  files?: string;
}) {
  const t = useTexts(reportTexts);
  return (
    <div className="document">
      <nav className="document__contents" aria-label={t('draft.contents')}>
        <p className="muted small">{t('draft.contents')}</p>
        <ol>
          {parts.map((part) => (
            <li key={part.kind} lang={language}>
              <a href={`#${part.kind}`}>{part.title}</a>
            </li>
          ))}
        </ol>
      </nav>
      <article className="document__body">
        {warning && <Notice tone="warning" title={warning} />}
        <ReportParts parts={parts} drawings={drawings} language={language} files={files} />
      </article>
    </div>
  );
}
