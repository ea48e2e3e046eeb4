import { cutAt, type LineChart } from '#ui/chart/line-chart.ts';
import { formatNumber } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import type { ChartBlock } from './document.ts';

const sizes = {
  paper: { wide: [500, 190], beside: [330, 170] },
  screen: { wide: [680, 240], beside: [400, 200] },
} as const;

/** Alone in its row, or beside another one. */
export type ChartPlace = 'wide' | 'beside';

/** A chart of the report for a medium. */
export function chartOptions(
  block: ChartBlock,
  language: Language,
  medium: keyof typeof sizes,
  place: ChartPlace,
): LineChart {
  const { breaks = [] } = block;
  const years = breaks.map(({ year }) => year);
  const [width, height] = sizes[medium][place];
  return {
    lines: block.lines.map((line) => ({ ...line, points: cutAt(line.points, years) })),
    ...(breaks.length > 0 ? { breaks } : {}),
    target: block.target ?? undefined,
    width,
    height,
    format: (value) => formatNumber(value, language, Math.abs(value) >= 100 ? 0 : block.decimals),
  };
}
