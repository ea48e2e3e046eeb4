import type { LineChart } from '#ui/chart/line-chart.ts';
import { formatNumber } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import type { ChartBlock } from './document.ts';

const sizes = { paper: [500, 190], screen: [680, 240] } as const;

/** A chart of the report for a medium. */
export function chartOptions(block: ChartBlock, language: Language, medium: 'paper' | 'screen'): LineChart {
  const [width, height] = sizes[medium];
  return {
    lines: block.lines,
    target: block.target ?? undefined,
    width,
    height,
    format: (value) => formatNumber(value, language, Math.abs(value) >= 100 ? 0 : block.decimals),
  };
}
