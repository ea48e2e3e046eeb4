/** A report on screen and as a single file: the same blocks as in the PDF, as an accessible document. */

import { Chart } from '#ui/chart/chart.tsx';
import { formatNumber } from '#ui/format.ts';
import { Notice } from '#ui/layout/page.tsx';
import { Downloads } from '#ui/table/downloads.tsx';
import { PlainTable } from '#ui/table/plain-table.tsx';
import type { Block, ChartBlock, MapBlock, Part, TableBlock } from './document.ts';
import { reportTexts } from './texts.en.ts';

/** Charts come drawn, by their place: `part.block`. */
export type Drawings = Readonly<Record<string, string>>;

export function ReportParts({
  parts,
  drawings,
  language,
  files,
}: {
  parts: readonly (Part | { withdrawn: string; title: string; kind: string })[];
  drawings: Drawings;
  language: 'de' | 'en';
  /** Where its charts and maps are to be had, by their places; a report in a single file has no such address. */
  files?: string | undefined;
}) {
  const grounds = groundsOf(parts.flatMap((part) => ('withdrawn' in part ? [] : part.blocks)));
  const view = { drawings, language, grounds, files };
  return (
    <>
      <Grounds grounds={grounds} />
      {parts.map((part, index) => (
        <section
          key={part.kind}
          id={part.kind}
          className="document__part"
          aria-labelledby={`${part.kind}-titel`}
          lang={language}
        >
          <h2 id={`${part.kind}-titel`}>{part.title}</h2>
          {'withdrawn' in part ? (
            <Notice tone="warning" title={part.withdrawn} />
          ) : (
            part.blocks.map((block, place) => (
              <BlockView key={keyOf(block, place)} block={block} place={`${index}.${place}`} {...view} />
            ))
          )}
        </section>
      ))}
    </>
  );
}

/** The city under the maps of a report is always the same: drawn once, shown often. By its paths, how it is called. */
type GroundNames = ReadonlyMap<string, string>;

function groundsOf(blocks: readonly Block[]): GroundNames {
  const maps = blocks.flatMap((block) => (block.type === 'map' ? [block] : block.type === 'beside' ? [block.map] : []));
  const different = [...new Set(maps.map((map) => map.ground.join(' ')))];
  return new Map(different.map((d, index) => [d, `grund-${index + 1}`]));
}

function Grounds({ grounds }: { grounds: GroundNames }) {
  return (
    <svg className="document__grounds" aria-hidden="true">
      {[...grounds].map(([d, id]) => (
        <path key={id} id={id} className="ground" d={d} />
      ))}
    </svg>
  );
}

function keyOf(block: Block, place: number): string {
  return `${place} ${block.type}`;
}

type ViewProps = {
  block: Block;
  place: string;
  drawings: Drawings;
  language: 'de' | 'en';
  grounds: GroundNames;
  files: string | undefined;
};

function BlockView({ block, place, drawings, language, grounds, files }: ViewProps) {
  const at = (inner: string) => files && `${files}/${inner}`;
  switch (block.type) {
    case 'heading':
      return (
        <>
          <h3>{block.text}</h3>
          {block.lead && <p className="muted small">{block.lead}</p>}
        </>
      );
    case 'paragraph':
      return (
        <p className={block.tone ? { lead: 'document__lead', note: 'muted', break: 'break' }[block.tone] : undefined}>
          {block.text}
        </p>
      );
    case 'list':
      return (
        <ul className="document__list">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'figures':
      return (
        <dl className="figures">
          {block.items.map((item) => (
            <div key={item.label}>
              <dt>{item.label}</dt>
              <dd>{item.value}</dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return <TableView table={block} />;
    case 'chart':
      return <ChartView chart={block} svg={drawings[place] ?? ''} language={language} path={at(place)} />;
    case 'charts':
      return (
        <div className="document__charts">
          {block.charts.map((chart, index) => (
            <ChartView
              key={chart.title}
              chart={chart}
              svg={drawings[`${place}.${index}`] ?? ''}
              language={language}
              path={at(`${place}.${index}`)}
            />
          ))}
        </div>
      );
    case 'map':
      return <MapView map={block} grounds={grounds} path={at(place)} />;
    case 'beside':
      return (
        <div className="document__beside">
          <MapView map={block.map} grounds={grounds} path={at(`${place}.karte`)} />
          <div>
            {block.blocks.map((inner, index) => (
              <BlockView
                key={keyOf(inner, index)}
                block={inner}
                place={`${place}.${index}`}
                drawings={drawings}
                language={language}
                grounds={grounds}
                files={files}
              />
            ))}
          </div>
        </div>
      );
  }
}

function TableView({ table: { caption, head, rows, numbers } }: { table: TableBlock }) {
  return <PlainTable label={caption} head={head} rows={rows} numbers={(column) => numbers.includes(column)} facts />;
}

/** `2021 (neue Grenzen 2021)` where other borders began. */
function yearIn({ breaks = [] }: ChartBlock, year: number): string {
  const mark = breaks.find((each) => each.year === year);
  return mark ? `${year} (${mark.label})` : String(year);
}

type ChartProps = { chart: ChartBlock; svg: string; language: 'de' | 'en'; path: string | undefined };

function ChartView({ chart, svg, language, path }: ChartProps) {
  const t = reportTexts(language);
  const table = {
    head: [t('doc.year'), ...chart.lines.map((line) => line.label)],
    rows: (chart.lines[0]?.points ?? []).map(({ year }) => [
      yearIn(chart, year),
      ...chart.lines.map(({ points }) => {
        const value = points.find((point) => point.year === year)?.value ?? null;
        return value === null ? '–' : formatNumber(value, language, chart.decimals);
      }),
    ]),
  };
  return (
    <Chart
      svg={svg}
      title={chart.title}
      lead={chart.lead}
      alt={chart.alt}
      note={chart.note}
      table={table}
      level={4}
      {...(path ? { files: { path, formats: ['svg', 'png', 'csv', 'xlsx'] } } : {})}
    />
  );
}

/** How the subjects of a map look, on screen and in a picture to take along. */
export const fills = {
  blue: 'fill-blue',
  rust: 'fill-rust',
  green: 'fill-green',
  outline: 'fill-outline',
  subject: 'subject',
} as const;

function MapView({ map, grounds, path }: { map: MapBlock; grounds: GroundNames; path: string | undefined }) {
  return (
    <figure className="map">
      <svg viewBox={`0 0 ${map.width} ${map.height}`} role="img" aria-label={map.alt}>
        <use href={`#${grounds.get(map.ground.join(' '))}`} />
        {map.subjects.map(({ d, look }) => (
          <path key={d} className={fills[look]} d={d} />
        ))}
      </svg>
      {map.note && <p className="chart__note">{map.note}</p>}
      {path && <Downloads path={path} formats={['svg', 'png']} what={map.alt} />}
    </figure>
  );
}
