import { drawLineChart } from '#ui/chart/render.server.ts';
import type { Language } from '#ui/language.ts';
import { chartOptions } from './chart-of-block.ts';
import type { Block, Part } from './document.ts';
import type { Drawings } from './report-view.tsx';

/** All charts of a report for the screen, by their place. */
export function drawingsOf(parts: readonly (Part | null)[], language: Language): Drawings {
  const drawings: Record<string, string> = {};
  const draw = (block: Block, place: string) => {
    if (block.type === 'chart') drawings[place] = drawLineChart(chartOptions(block, language, 'screen', 'wide'));
    if (block.type === 'charts') {
      for (const [index, chart] of block.charts.entries()) {
        drawings[`${place}.${index}`] = drawLineChart(chartOptions(chart, language, 'screen', 'beside'));
      }
    }
    if (block.type === 'beside') for (const [index, inner] of block.blocks.entries()) draw(inner, `${place}.${index}`);
  };
  for (const [index, part] of parts.entries()) {
    for (const [place, block] of (part?.blocks ?? []).entries()) draw(block, `${index}.${place}`);
  }
  return drawings;
}
