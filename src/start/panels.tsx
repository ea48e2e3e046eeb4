/** The same panels as `panels.server.ts`, as components. */

import type { ComponentType } from 'react';
import { MoneyOfArea } from '#budget/panels/of-area.tsx';
import { MoneyOfGoal } from '#budget/panels/of-goal.tsx';
import { MoneyOfMeasure } from '#budget/panels/of-measure.tsx';
import { BridgesOfObject } from '#concept/panels/bridges.tsx';
import { GoalsOfIndicator } from '#concept/panels/of-indicator.tsx';
import { GoalsOfOffice } from '#concept/panels/of-office.tsx';
import { PlansOfGoal } from '#concept/plans/panels/of-goal.tsx';
import { ConflictsOfObject } from '#conflicts/panels/of-object.tsx';
import { CooperationOfObject } from '#cooperation/panels/of-object.tsx';
import { UpkeepCard } from '#cooperation/upkeep/panels/upkeep-card.tsx';
import { PaperList } from '#council/panels/list.tsx';
import { AlertsOfArea, AlertsOfIndicator } from '#indicators/panels/alerts.tsx';
import { IndicesOfArea } from '#indicators/panels/indices-of-area.tsx';
import { IndicatorsOfArea } from '#indicators/panels/of-area.tsx';
import { MeasuresOfArea } from '#measures/panels/of-area.tsx';
import { MeasuresOfGoal } from '#measures/panels/of-goal.tsx';
import { MeasuresOfOffice } from '#measures/panels/of-office.tsx';
import { ReleasesOfObject } from '#publication/panels/of-object.tsx';
import { AroundArea } from './around-area.tsx';

const components = {
  'around-area': AroundArea,
  'bridges-of-object': BridgesOfObject,
  'measures-of-goal': MeasuresOfGoal,
  'money-of-goal': MoneyOfGoal,
  'money-of-measure': MoneyOfMeasure,
  'indicators-of-area': IndicatorsOfArea,
  'indices-of-area': IndicesOfArea,
  'alerts-of-area': AlertsOfArea,
  'alerts-of-indicator': AlertsOfIndicator,
  'measures-of-area': MeasuresOfArea,
  'money-of-area': MoneyOfArea,
  'goals-of-indicator': GoalsOfIndicator,
  'goals-of-office': GoalsOfOffice,
  'measures-of-office': MeasuresOfOffice,
  'plans-of-goal': PlansOfGoal,
  'cooperation-of-object': CooperationOfObject,
  'upkeep-of-object': UpkeepCard,
  'conflicts-of-object': ConflictsOfObject,
  'papers-of-guideline': PaperList,
  'papers-of-goal': PaperList,
  'papers-of-measure': PaperList,
  'papers-of-area': PaperList,
  'papers-of-conflict': PaperList,
  'releases-of-object': ReleasesOfObject,
};

/** Each panel's data come from the load function of the same name. */
export function Panel({ name, data }: { name: string; data: unknown }) {
  const Component = components[name as keyof typeof components] as ComponentType<{ data: unknown }> | undefined;
  return Component && data ? <Component data={data} /> : null;
}
