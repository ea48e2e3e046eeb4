/** Maps in fixed light colours: for pictures to take along and for paper, where no style sheet of ours is. Pure. */

import type { LegendItem } from './map.tsx';

type Shape = { readonly d: string; readonly look: string };
export type PaperMap = {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly Shape[];
  readonly overlay?: readonly Shape[];
  readonly here?: string | null;
};

/** One hue from light to dark, as `--ramp-1` to `--ramp-6` of the light design. */
export const paperRamp = ['#edf3f8', '#cfdfee', '#9dbfdd', '#5d95c3', '#2b6ca3', '#0e4274'];
/** Below and above the city, as `--div-1` to `--div-6` of the light design. */
export const paperSides = ['#8c510a', '#c98f4b', '#f0ddbb', '#c4e6e1', '#52a99f', '#01594f'];
const ink = '#171a2b';
const border = '#8b8fa5';

const fillOf: Readonly<Record<string, string>> = {
  ...Object.fromEntries(paperRamp.map((colour, index) => [`ramp-${index + 1}`, colour])),
  ...Object.fromEntries(paperSides.map((colour, index) => [`div-${index + 1}`, colour])),
  map__missing: 'url(#paper-hatch)',
  map__suppressed: 'url(#paper-cross)',
  'map__not-applicable': 'url(#paper-dots)',
  ground: '#eef0f5',
  map__ground: '#eef0f5',
  subject: '#2b6ca3',
};
const overlaid: Readonly<Record<string, string>> = {
  'fill-blue': '#2b6ca3',
  'fill-rust': '#a8442a',
  'fill-green': '#3f7d3a',
};

/** The attributes of a shape of this look. */
export function paperLook(look: string): string {
  const over = look.split(' ').find((each) => each in overlaid);
  if (over) return `fill="${overlaid[over]}" fill-opacity="0.55" stroke="${ink}" stroke-width="1"`;
  if (look === 'fill-outline') return `fill="url(#paper-outline)" stroke="${ink}" stroke-width="1.5"`;
  if (look === 'map__arrow') return `fill="${ink}" stroke="#ffffff" stroke-width="1"`;
  if (look === 'map__unsure') return `fill="#ffffff" stroke="${ink}" stroke-width="1.2"`;
  if (look === 'map__outline') return `fill="none" stroke="${ink}" stroke-width="2"`;
  return `fill="${fillOf[look] ?? '#ffffff'}" stroke="${border}" stroke-width="0.5"`;
}

/** Hatching: what is not known, what is secret, what is only under observation. */
export const paperPatterns = `<defs>${pattern('paper-hatch', 'M0 6L6 0')}${pattern('paper-cross', 'M0 6L6 0M0 0L6 6')}${pattern('paper-outline', 'M0 6L6 0', 'none')}<pattern id="paper-dots" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#ffffff"/><circle cx="3" cy="3" r="1" fill="${border}"/></pattern></defs>`;

function pattern(id: string, d: string, ground = '#ffffff'): string {
  return `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="${ground}"/><path d="${d}" stroke="${border}" stroke-width="0.9" fill="none"/></pattern>`;
}

export function paperMap({ width, height, areas, overlay = [], here }: PaperMap): string {
  const shape = ({ d, look }: Shape) => `<path d="${d}" ${paperLook(look)}/>`;
  const outline = here ? `<path d="${here}" fill="none" stroke="${ink}" stroke-width="2.5"/>` : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${paperPatterns}${areas.map(shape).join('')}${overlay.map(shape).join('')}${outline}</svg>`;
}

/** A box of a legend. */
export function paperSwatch({
  look,
  colour,
  d = 'M0 0h18v14H0z',
}: Partial<LegendItem> & { readonly colour?: string }): string {
  if (colour) return `<circle cx="9" cy="7" r="5" fill="${colour}"/>`;
  return `<path d="${d}" ${paperLook(look ?? '')}/>`;
}
