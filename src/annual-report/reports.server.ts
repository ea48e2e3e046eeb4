/** The rounds of a city with how many have answered, and its frozen reports. */

import type { Visit } from '#platform/access.server.ts';
import { listReports, listRequests, listRounds } from './annual-report.store.server.ts';

export function loadReports(visit: Visit) {
  return visit.remember('reports page', async (db) => {
    const all = await listRounds(db);
    const counted = [];
    for (const round of all) {
      const requests = await listRequests(db, round.id);
      counted.push({
        ...round,
        asked: requests.length,
        answered: requests.filter((each) => each.answeredAt !== null).length,
      });
    }
    return { rounds: counted, reports: await listReports(db) };
  });
}
