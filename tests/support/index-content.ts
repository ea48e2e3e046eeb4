/** What a small composite index is made of, for tests: three classes of status, three of dynamics over two years. */

import type { IndexContent } from '#indicators/city-index.ts';

export const smallIndex: IndexContent = {
  divisionId: 'd',
  indicators: [{ indicatorId: 'x', weight: 1, worse: 'higher' }],
  minimum: 300,
  spread: 'population',
  status: [
    { name: 'hoch', upTo: -1 },
    { name: 'mittel', upTo: 1 },
    { name: 'niedrig', upTo: null },
  ],
  span: 2,
  dynamics: [
    { name: 'positiv', upTo: -1 },
    { name: 'stabil', upTo: 1 },
    { name: 'negativ', upTo: null },
  ],
  excluded: [],
};
