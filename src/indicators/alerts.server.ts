/** Alerts with the words and names around them; remembered until the city changes. */

import type { Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import type { Language } from '#ui/language.ts';
import { type Alert, isRevised, isWaiting, oneIn, stateOn } from './alert.ts';
import type { AlertLine } from './alert-register.ts';
import { alertSentence, classSentence } from './alert-words.ts';
import { contentOfAlert, revisedClasses } from './class-watch.server.ts';
import { listAlerts } from './guarded-alerts.store.server.ts';
import { listIndicators } from './indicators.store.server.ts';
import { listIndices } from './indices.store.server.ts';
import { indicatorTexts } from './texts.en.ts';
import { rowsUnderWatch } from './watch-runs.store.server.ts';

export function loadAlertLines(visit: Pick<Visit, 'remember' | 'language'>): Promise<readonly AlertLine[]> {
  const day = today();
  return visit.remember(`alerts ${day} ${visit.language}`, (db) => alertLines(db, visit.language, day));
}

async function alertLines(db: CityDb, language: Language, day: string): Promise<AlertLine[]> {
  const alerts = await listAlerts(db);
  const indicators = new Map((await listIndicators(db)).map((each) => [each.id, each]));
  const indices = new Map((await listIndices(db)).map((each) => [each.id, each]));
  const offices = nameMap(await listNames(db, 'office', 'name'));
  const areas = nameMap(await listNames(db, 'area', 'name'));
  const revised = await revisedOf(db, alerts);
  const t = indicatorTexts(language);
  return alerts.flatMap((alert): AlertLine[] => {
    const indicator = indicators.get(alert.indicatorId ?? '');
    const index = indices.get(alert.indexId ?? '');
    const subject = indicator ?? index;
    if (!subject) return [];
    const { id, indicatorId, indexId, areaId, year, againYear, method, direction, dueOn, foundOn, effect, q } = alert;
    const area = areas.get(areaId) ?? areaId;
    const waiting = isWaiting(alert, day);
    const classes = method === 'class-change';
    return [
      {
        id,
        indicatorId,
        indexId,
        areaId,
        year,
        againYear,
        method,
        direction,
        dueOn,
        foundOn,
        effect,
        q,
        indicator: subject.name,
        path: index ? `/indizes/${index.id}` : `/indikatoren/${subject.id}`,
        area,
        officeId: alert.officeId,
        office: offices.get(alert.officeId ?? '') ?? null,
        state: stateOn(alert, day),
        waiting,
        overdue: waiting && dueOn < day,
        revised: revised.has(id),
        finding: t(`alerts.${classes ? 'classFinding' : 'finding'}.${direction}`, { area }),
        sentence: indicator
          ? alertSentence(alert, indicator, area, language)
          : classSentence(alert, contentOfAlert(index, alert), area, language),
        comment: alert.comment,
        oneIn: oneIn(alert),
      },
    ];
  });
}

/** The alerts whose values are no longer those they were found on. */
async function revisedOf(db: CityDb, alerts: readonly Alert[]): Promise<ReadonlySet<string>> {
  const indicators = await listIndicators(db);
  const revised = new Set(
    await revisedClasses(
      db,
      alerts.filter(({ indexId }) => indexId !== null),
    ),
  );
  for (const [indicatorId, found] of Map.groupBy(alerts, (alert) => alert.indicatorId)) {
    const indicator = indicators.find((each) => each.id === indicatorId);
    if (!indicator) continue;
    const rows = await rowsUnderWatch(db, indicator, indicators, [...new Set(found.map((alert) => alert.areaId))]);
    const byArea = Map.groupBy(rows, ({ area }) => area);
    for (const alert of found) if (isRevised(alert, byArea.get(alert.areaId) ?? [])) revised.add(alert.id);
  }
  return revised;
}
