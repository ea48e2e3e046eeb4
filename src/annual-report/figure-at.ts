/** Finds a chart or map of a report by its place, as its pages count: `part.block`, then what is inside a block. Pure. */

import type { Block, ChartBlock, MapBlock, Part } from './document.ts';

export function figureAt(parts: readonly (Part | null)[], place: string): ChartBlock | MapBlock | null {
  const [part = '', block = '', ...inside] = place.split('.');
  const found = parts[Number(part)]?.blocks[Number(block)];
  return found ? within(found, inside) : null;
}

function within(block: Block, [next, ...further]: readonly string[]): ChartBlock | MapBlock | null {
  if (block.type === 'beside') {
    if (next === 'karte') return block.map;
    const inner = block.blocks[Number(next)];
    return inner ? within(inner, further) : null;
  }
  if (block.type === 'charts') return block.charts[Number(next)] ?? null;
  return next === undefined && (block.type === 'chart' || block.type === 'map') ? block : null;
}
