/** What an alert is about. Pure. */

import type { Alert } from '#indicators/alert.ts';
import type { CityFacts } from './facts.server.ts';

/** The name of the indicator or of the index. */
export function alertSubject(
  { indicators, indexNames }: Pick<CityFacts, 'indicators' | 'indexNames'>,
  { indicatorId, indexId }: Pick<Alert, 'indicatorId' | 'indexId'>,
): string {
  return indicators.get(indicatorId ?? '')?.name ?? indexNames.get(indexId ?? '') ?? indicatorId ?? indexId ?? '';
}
