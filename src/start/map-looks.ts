/** How the layers of the map look, on screen and on paper, and what they are called. */

import type { areaTexts } from '#areas/texts.en.ts';
import type { Layer } from './map-state.ts';

/** A token of the house for the screen, its light colour for paper. */
export const layerColours: Readonly<Record<Layer, { readonly token: string; readonly paper: string }>> = {
  measures: { token: '--ink', paper: '#171a2b' },
  focus: { token: '--ink', paper: '#171a2b' },
  school: { token: '--act', paper: '#171a8b' },
  'day-care': { token: '--rust-fill', paper: '#a8442a' },
  'tram-stop': { token: '--thread', paper: '#c4122f' },
  'bus-stop': { token: '--above', paper: '#0b7a6f' },
  'train-station': { token: '--green-fill', paper: '#3f7d3a' },
};

export function layerName(t: ReturnType<typeof areaTexts>, layer: Layer): string {
  if (layer === 'measures') return t('map.layerMeasures');
  return layer === 'focus' ? t('map.layerFocus') : t(`placeKind.${layer}`);
}
