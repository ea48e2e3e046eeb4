/** The report as one file: the same document as on screen, with its styles inside, readable without a server. */

import { renderToStaticMarkup } from 'react-dom/server';
import { LanguageContext } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import type { ReportDocument } from './document.ts';
import { drawingsOf } from './drawings.server.ts';
import { ReportDocumentView } from './report-document-view.tsx';

/** @param styles the house's style sheet; its fonts stay on the server, the reader's own take their place */
export function reportHtml(document: ReportDocument, styles: string): string {
  const { language, title, subtitle, parts, warning } = document;
  const inside = styles.replace(/@font-face\s*\{[^}]*\}/g, '').replaceAll('</', '<\\/');
  const page = renderToStaticMarkup(
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </head>
      <body>
        <LanguageContext value={language}>
          <main>
            <PageHead title={title} lead={subtitle} content />
            <ReportDocumentView
              parts={parts}
              warning={warning}
              drawings={drawingsOf(parts, language)}
              language={language}
            />
          </main>
        </LanguageContext>
      </body>
    </html>,
  );
  return `<!DOCTYPE html>${page.replace('</head>', () => `<style>${inside}</style></head>`)}`;
}
