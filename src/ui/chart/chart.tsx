/** The frame of every chart: the finding as title, the picture with its words for those who do not see it, the numbers below. */

import type { ReactNode } from 'react';
import { useTexts } from '../language.ts';
import { Downloads, type Files } from '../table/downloads.tsx';
import { PlainTable } from '../table/plain-table.tsx';
import { uiTexts } from '../texts.en.ts';

export type ChartTable = { readonly head: readonly string[]; readonly rows: readonly (readonly ReactNode[])[] };

export function Chart({
  svg,
  title,
  lead,
  alt,
  table,
  note,
  files,
  level = 3,
}: {
  svg: string;
  title?: string;
  lead?: ReactNode;
  /** What the picture says, in one sentence. */
  alt: string;
  table: ChartTable;
  note?: ReactNode;
  files?: Files;
  level?: 2 | 3 | 4;
}) {
  const t = useTexts(uiTexts);
  const Heading = `h${level}` as const;
  return (
    <figure className="chart">
      {title && (
        <figcaption>
          <Heading>{title}</Heading>
          {lead && <p className="muted small">{lead}</p>}
        </figcaption>
      )}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn on the server from our own numbers and escaped words */}
      <div role="img" aria-label={alt} dangerouslySetInnerHTML={{ __html: svg }} />
      {note && <p className="chart__note">{note}</p>}
      <details>
        <summary>{t('chart.asTable')}</summary>
        <TwinTable table={table} label={alt} />
      </details>
      {files && <Downloads {...files} what={files.what ?? title ?? t('file.chart')} />}
    </figure>
  );
}

/** The same numbers as a table. */
export function TwinTable({ table, label }: { table: ChartTable; label: string }) {
  return <PlainTable label={label} head={table.head} rows={table.rows} numbers={(column) => column > 0} />;
}
