/** What other rooms show on an object's page: their load functions, in the order of the page. */

import type { ThreadObject } from '#analysis/thread.ts';
import { loadMoneyOfArea } from '#budget/panels/of-area.server.ts';
import { loadMoneyOfGoal } from '#budget/panels/of-goal.server.ts';
import { loadMoneyOfMeasure } from '#budget/panels/of-measure.server.ts';
import { loadBridgesOfGoal, loadBridgesOfMeasure } from '#concept/panels/bridges.server.ts';
import { loadGoalsOfIndicator } from '#concept/panels/of-indicator.server.ts';
import { loadGoalsOfOffice } from '#concept/panels/of-office.server.ts';
import { loadPlansOfGoal } from '#concept/plans/panels/of-goal.server.ts';
import {
  loadConflictsOfArea,
  loadConflictsOfGoal,
  loadConflictsOfMeasure,
  loadConflictsOfOffice,
} from '#conflicts/panels/of-object.server.ts';
import { loadCooperation } from '#cooperation/panels/of-object.server.ts';
import {
  loadPapersOfArea,
  loadPapersOfGoal,
  loadPapersOfGuideline,
  loadPapersOfMeasure,
} from '#council/panels/list.server.ts';
import { loadAlertsOfArea, loadAlertsOfIndicator } from '#indicators/panels/alerts.server.ts';
import { loadIndicesOfArea } from '#indicators/panels/indices-of-area.server.ts';
import { loadIndicatorsOfArea } from '#indicators/panels/of-area.server.ts';
import { loadMeasuresOfArea } from '#measures/panels/of-area.server.ts';
import { loadMeasuresOfGoal } from '#measures/panels/of-goal.server.ts';
import { loadMeasuresOfOffice } from '#measures/panels/of-office.server.ts';
import type { Visit } from '#platform/access.server.ts';
import { loadReleasesOfObject } from '#publication/panels/of-object.server.ts';
import { loadAroundArea } from './around-area.server.ts';
import { loadPapersOfConflict } from './paper-panels.server.ts';
import { loadUpkeep } from './upkeep-of-object.server.ts';

/** Gives nothing where the visitor may not see it or there is nothing to say. */
export type PanelLoad = (visit: Visit, id: string) => Promise<unknown>;

const releases = (kind: string) => ({
  'releases-of-object': (visit: Visit, id: string) => loadReleasesOfObject(visit, kind, id),
});

/** Objects with a page of their own kind: those of the thread, and conflicts, which stand beside it. */
export type ObjectKind = ThreadObject['kind'] | 'conflict';

export const panelLoads: Readonly<Partial<Record<ObjectKind, Readonly<Record<string, PanelLoad>>>>> = {
  guideline: { 'papers-of-guideline': loadPapersOfGuideline, ...releases('guideline') },
  goal: {
    'bridges-of-object': loadBridgesOfGoal,
    'measures-of-goal': loadMeasuresOfGoal,
    'money-of-goal': loadMoneyOfGoal,
    'plans-of-goal': loadPlansOfGoal,
    'cooperation-of-object': (visit, id) => loadCooperation(visit, 'goal', id),
    'upkeep-of-object': (visit, id) => loadUpkeep(visit, 'goal', id),
    'conflicts-of-object': loadConflictsOfGoal,
    'papers-of-goal': loadPapersOfGoal,
    ...releases('goal'),
  },
  measure: {
    'bridges-of-object': loadBridgesOfMeasure,
    'cooperation-of-object': (visit, id) => loadCooperation(visit, 'measure', id),
    'money-of-measure': loadMoneyOfMeasure,
    'upkeep-of-object': (visit, id) => loadUpkeep(visit, 'measure', id),
    'conflicts-of-object': loadConflictsOfMeasure,
    'papers-of-measure': loadPapersOfMeasure,
    ...releases('measure'),
  },
  conflict: { 'papers-of-conflict': loadPapersOfConflict, ...releases('conflict') },
  area: {
    'indicators-of-area': loadIndicatorsOfArea,
    'indices-of-area': loadIndicesOfArea,
    'alerts-of-area': loadAlertsOfArea,
    'measures-of-area': loadMeasuresOfArea,
    'money-of-area': loadMoneyOfArea,
    'conflicts-of-object': loadConflictsOfArea,
    'papers-of-area': loadPapersOfArea,
    'around-area': loadAroundArea,
    ...releases('area'),
  },
  indicator: {
    'alerts-of-indicator': loadAlertsOfIndicator,
    'goals-of-indicator': loadGoalsOfIndicator,
    'upkeep-of-object': (visit, id) => loadUpkeep(visit, 'indicator', id),
    ...releases('indicator'),
  },
  office: {
    'goals-of-office': loadGoalsOfOffice,
    'measures-of-office': loadMeasuresOfOffice,
    'conflicts-of-object': loadConflictsOfOffice,
  },
};
