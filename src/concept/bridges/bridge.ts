/**
 * THE DOOR of strategies and instruments, the bridges into practice: a strategy says on which way a goal is to be reached, an
 * instrument what the city has in hand for it. Both lead from goals to measures and are kept in the same way.
 */

import { z } from 'zod';
import { choices, line, optionalChoice, optionalLine, optionalText } from '#analysis/fields.ts';

export const bridgeKinds = ['strategy', 'instrument'] as const;
export type BridgeKind = (typeof bridgeKinds)[number];

/** Where each kind has its list. */
export const bridgePaths: Readonly<Record<BridgeKind, string>> = {
  strategy: '/strategien',
  instrument: '/instrumente',
};

export type Bridge = {
  readonly kind: BridgeKind;
  readonly id: string;
  readonly title: string;
  readonly text: string | null;
  readonly officeId: string | null;
  readonly goalIds: readonly string[];
  readonly measureIds: readonly string[];
  readonly source: string | null;
  readonly retired: boolean;
  readonly revision: number;
};

export const bridgeForm = z.object({
  title: line,
  text: optionalText,
  officeId: optionalChoice,
  goalIds: choices,
  measureIds: choices,
  source: optionalLine,
});
export type BridgeForm = z.output<typeof bridgeForm>;

/**
 * Does it stand on both banks? What has a goal and no measure leads nowhere yet.
 *
 * @example
 * isWhole({ goalIds: ['z1'], measureIds: [] }) // → false
 */
export function isWhole({ goalIds, measureIds }: Pick<Bridge, 'goalIds' | 'measureIds'>): boolean {
  return goalIds.length > 0 && measureIds.length > 0;
}
