/** A whole city as rows: what the pilot cities and the generator make, and how it gets into the database. */

import { sql } from 'kysely';
import type { Place } from '#areas/area.ts';
import type { AreaPartRow, AreaRow, DivisionRow } from '#areas/areas.table.ts';
import { insertPlaces } from '#areas/places.store.server.ts';
import { bandShape, composeShape, insertShapes } from '#areas/shapes.store.server.ts';
import type { MeasureMoneyRow, ProductAmountRow, ProductRow } from '#budget/budget.table.ts';
import type {
  InstrumentGoalRow,
  InstrumentMeasureRow,
  InstrumentRow,
  StrategyGoalRow,
  StrategyMeasureRow,
  StrategyRow,
} from '#concept/bridges/bridges.table.ts';
import type {
  ChallengeRow,
  GoalAssessmentRow,
  GoalChallengeRow,
  GoalIndicatorRow,
  GoalRow,
  GuidelineRow,
  MatrixCellRow,
  SectorPartRow,
} from '#concept/concept.table.ts';
import type { GoalPlanRow, SectorPlanRow } from '#concept/plans/plans.table.ts';
import type {
  ConflictAreaRow,
  ConflictGoalRow,
  ConflictMeasureRow,
  ConflictOfficeRow,
  ConflictOptionRow,
  ConflictRow,
  ConflictStepRow,
  GoalImpactRow,
  LandClaimRow,
  ProcedureRow,
  ProcedureStepRow,
} from '#conflicts/conflicts.table.ts';
import type {
  ChecklistAnswerRow,
  ChecklistPartRow,
  ChecklistRow,
  ChecklistVersionRow,
  CooperationRequestRow,
  GroupMeetingRow,
  GroupMemberRow,
  GroupTaskRow,
  UpkeepRow,
  WorkingGroupRow,
} from '#cooperation/cooperation.table.ts';

import type {
  AgendaItemRow,
  AmendmentRow,
  CommitteeMemberRow,
  CommitteeRow,
  ConsultationRow,
  CouncilSubscriptionRow,
  MeetingRow,
  PaperAreaRow,
  PaperGoalRow,
  PaperMeasureRow,
  PaperMoneyRow,
  PaperOriginatorRow,
  PaperRow,
  PlaceCommentRow,
} from '#council/council.table.ts';
import { listWatches } from '#indicators/alerts.store.server.ts';
import type { WatchRow } from '#indicators/alerts.table.ts';
import type { FormulaInputRow, IndicatorFormulaRow } from '#indicators/formulas.table.ts';
import { importValues, type ReceivedValue } from '#indicators/imports.store.server.ts';
import type { IndicatorRow } from '#indicators/indicators.table.ts';
import type { CompositeIndexRow, IndexVersionRow } from '#indicators/indices.table.ts';
import type { ProtectionForm } from '#indicators/protection.ts';
import { protect } from '#indicators/protections.store.server.ts';
import { runWatch } from '#indicators/watch-runs.store.server.ts';
import type {
  MeasureAreaRow,
  MeasureGoalRow,
  MeasureOfficeRow,
  MeasureReportRow,
  MeasureRow,
  MilestoneRow,
} from '#measures/measures.table.ts';
import type { OfficeRow } from '#people/people.table.ts';
import { now } from '#platform/clock.server.ts';
import { type CityDb, type Database, inCity, type Tables } from '#platform/database.server.ts';
import { recordSummary } from '#platform/journal.server.ts';
import { learnSizes, manyRows } from '#platform/sizes.server.ts';
import type {
  PopulationCountRow,
  PopulationScenarioRow,
  PopulationSetRow,
  ScenarioVersionRow,
} from '#population/population.table.ts';
import { projectScenario } from '#population/projection-job.server.ts';
import { type Cut, storeCuts } from './borders.server.ts';
import { type PilotSection, storeSections } from './texts.server.ts';

/** Rows without the city they belong to: that is added on the way in. */
type Rows<T> = Omit<T, 'city_id'>[];

export type CityRows = {
  readonly city: {
    readonly id: string;
    readonly name: string;
    readonly state: string | null;
    readonly fictitious: boolean;
    readonly reportYear: number;
    readonly source: string;
  };
  readonly office: Rows<OfficeRow>;
  readonly division: Rows<DivisionRow>;
  readonly area: Rows<AreaRow>;
  readonly area_part: Rows<AreaPartRow>;
  /** Shapes as received, by area. */
  readonly shapes: readonly {
    readonly validFrom: string;
    readonly source: string;
    readonly areas: readonly { readonly id: string; readonly geometry: object }[];
  }[];
  /** Areas drawn from their parts, and whether that is only an approximation. */
  readonly composed: readonly {
    readonly areaId: string;
    readonly validFrom: string;
    readonly source: string;
    readonly approximate: boolean;
  }[];
  /** Areas drawn as a band along a line. */
  readonly bands: readonly {
    readonly areaId: string;
    readonly line: object;
    readonly metres: number;
    readonly within: readonly string[];
    readonly validFrom: string;
    readonly source: string;
  }[];
  /** Divisions that have been cut anew since. */
  readonly cuts?: readonly Cut[];
  readonly places: readonly Place[];
  readonly indicator: Rows<IndicatorRow>;
  /** How indicators are computed; those of them that stand among the indicators. */
  readonly indicator_formula?: Rows<IndicatorFormulaRow>;
  readonly formula_input?: Rows<FormulaInputRow>;
  readonly composite_index?: Rows<CompositeIndexRow>;
  readonly index_version?: Rows<IndexVersionRow>;
  readonly values: readonly {
    readonly file: string;
    readonly hash: string;
    readonly values: readonly ReceivedValue[];
  }[];
  /** What the statistics office has decided of single data sets. */
  readonly protections?: readonly ProtectionForm[];
  /** People by age and sex, and what is assumed of them; projected while the city is stored. */
  readonly population_set?: Rows<PopulationSetRow>;
  readonly population_count?: Rows<PopulationCountRow>;
  readonly population_scenario?: Rows<PopulationScenarioRow>;
  readonly scenario_version?: Rows<ScenarioVersionRow>;
  /** What is watched; the alerts are found while the city is stored. */
  readonly watch?: Rows<WatchRow>;
  readonly guideline: Rows<GuidelineRow>;
  readonly sector_part: Rows<SectorPartRow>;
  readonly challenge: Rows<ChallengeRow>;
  readonly matrix_cell: Rows<MatrixCellRow>;
  readonly goal: Rows<GoalRow>;
  readonly goal_indicator: Rows<GoalIndicatorRow>;
  readonly goal_challenge: Rows<GoalChallengeRow>;
  readonly goal_assessment: Rows<GoalAssessmentRow>;
  /** Texts of sector parts. */
  readonly sections?: readonly PilotSection[];
  readonly strategy?: Rows<StrategyRow>;
  readonly strategy_goal?: Rows<StrategyGoalRow>;
  readonly strategy_measure?: Rows<StrategyMeasureRow>;
  readonly instrument?: Rows<InstrumentRow>;
  readonly instrument_goal?: Rows<InstrumentGoalRow>;
  readonly instrument_measure?: Rows<InstrumentMeasureRow>;
  readonly measure: Rows<MeasureRow>;
  readonly measure_goal: Rows<MeasureGoalRow>;
  readonly measure_area: Rows<MeasureAreaRow>;
  readonly measure_office: Rows<MeasureOfficeRow>;
  readonly milestone: Rows<MilestoneRow>;
  readonly measure_report: Rows<MeasureReportRow>;
  readonly product: Rows<ProductRow>;
  readonly product_amount: Rows<ProductAmountRow>;
  readonly measure_money: Rows<MeasureMoneyRow>;
  readonly sector_plan?: Rows<SectorPlanRow>;
  readonly goal_plan?: Rows<GoalPlanRow>;
  readonly cooperation_request?: Rows<CooperationRequestRow>;
  readonly working_group?: Rows<WorkingGroupRow>;
  readonly group_member?: Rows<GroupMemberRow>;
  readonly group_meeting?: Rows<GroupMeetingRow>;
  readonly group_task?: Rows<GroupTaskRow>;
  readonly checklist?: Rows<ChecklistRow>;
  readonly checklist_version?: Rows<ChecklistVersionRow>;
  readonly checklist_part?: Rows<ChecklistPartRow>;
  readonly checklist_answer?: Rows<ChecklistAnswerRow>;
  readonly upkeep?: Rows<UpkeepRow>;
  readonly procedure?: Rows<ProcedureRow>;
  readonly procedure_step?: Rows<ProcedureStepRow>;
  readonly conflict?: Rows<ConflictRow>;
  readonly conflict_goal?: Rows<ConflictGoalRow>;
  readonly conflict_measure?: Rows<ConflictMeasureRow>;
  readonly conflict_area?: Rows<ConflictAreaRow>;
  readonly conflict_office?: Rows<ConflictOfficeRow>;
  readonly conflict_option?: Rows<ConflictOptionRow>;
  readonly conflict_step?: Rows<ConflictStepRow>;
  readonly goal_impact?: Rows<GoalImpactRow>;
  readonly land_claim?: Rows<LandClaimRow>;
  readonly committee?: Rows<CommitteeRow>;
  readonly committee_member?: Rows<CommitteeMemberRow>;
  readonly council_subscription?: Rows<CouncilSubscriptionRow>;
  readonly meeting?: Rows<MeetingRow>;
  readonly paper?: Rows<PaperRow>;
  readonly paper_goal?: Rows<PaperGoalRow>;
  readonly paper_measure?: Rows<PaperMeasureRow>;
  readonly paper_area?: Rows<PaperAreaRow>;
  readonly paper_money?: Rows<PaperMoneyRow>;
  readonly paper_originator?: Rows<PaperOriginatorRow>;
  readonly consultation?: Rows<ConsultationRow>;
  readonly agenda_item?: Rows<AgendaItemRow>;
  readonly amendment?: Rows<AmendmentRow>;
  readonly place_comment?: Rows<PlaceCommentRow>;
};

/** Parents before children. */
const beforeValues = [
  'office',
  'division',
  'area',
  'area_part',
  'indicator',
  'indicator_formula',
  'formula_input',
] as const;
/** Before what watches their classes. */
const ofIndices = ['composite_index', 'index_version'] as const;
const afterValues = [
  'guideline',
  'sector_part',
  'challenge',
  'matrix_cell',
  'goal',
  'goal_indicator',
  'goal_challenge',
  'goal_assessment',
  'measure',
  'measure_goal',
  'measure_area',
  'measure_office',
  'milestone',
  'measure_report',
  'product',
  'product_amount',
  'measure_money',
  'procedure',
  'procedure_step',
  'conflict',
  'conflict_goal',
  'conflict_measure',
  'conflict_area',
  'conflict_office',
  'conflict_option',
  'conflict_step',
  'goal_impact',
  'land_claim',
  'strategy',
  'strategy_goal',
  'strategy_measure',
  'instrument',
  'instrument_goal',
  'instrument_measure',
  'population_set',
  'population_count',
  'population_scenario',
  'scenario_version',
] as const;

/** How the offices work together; not every city says. */
const together = [
  'sector_plan',
  'goal_plan',
  'cooperation_request',
  'working_group',
  'group_member',
  'group_meeting',
  'group_task',
  'checklist',
  'checklist_version',
  'checklist_part',
  'checklist_answer',
  'upkeep',
] as const;

const ofCouncil = [
  'committee',
  'committee_member',
  'council_subscription',
  'meeting',
  'paper',
  'paper_goal',
  'paper_measure',
  'paper_area',
  'paper_money',
  'paper_originator',
  'consultation',
  'agenda_item',
  'amendment',
  'place_comment',
] as const;

const actor = { id: null, name: 'Stadtfaden' };
const rowsPerStatement = 2000;

/** Puts a city in, whole or not at all. */
export async function storeCity(database: Database, rows: CityRows): Promise<void> {
  const { id, name, state, fictitious, reportYear, source } = rows.city;
  await inCity(database, id, 'write', async (db) => {
    // Larger than a visit's statements: it may take longer than those.
    await sql`set local statement_timeout = 0`.execute(db);
    await db
      .insertInto('city')
      .values({
        city_id: id,
        name,
        state,
        fictitious,
        report_year: reportYear,
        source,
        revision: 0,
        created_at: now().toISOString(),
      })
      .execute();
    for (const table of beforeValues) await insertRows(db, table, rows[table] ?? []);
    for (const { validFrom, source: from, areas } of rows.shapes)
      await insertShapes(db, areas, { validFrom, source: from, approximate: false });
    for (const { areaId, ...how } of rows.composed) await composeShape(db, areaId, how);
    for (const { areaId, ...how } of rows.bands) await bandShape(db, areaId, how);
    await storeCuts(db, actor, rows.cuts ?? []);
    await insertPlaces(db, rows.places);
    for (const { file, hash, values } of rows.values) await importValues(db, actor, { name: file, hash }, values);
    for (const table of ofIndices) await insertRows(db, table, rows[table] ?? []);
    await insertRows(db, 'watch', rows.watch ?? []);
    let alerts = 0;
    for (const watch of await listWatches(db)) await runWatch(db, actor, watch, () => `warnung-${++alerts}`);
    for (const table of [...afterValues, ...ofCouncil]) await insertRows(db, table, rows[table] ?? []);
    for (const table of together) await insertRows(db, table, rows[table] ?? []);
    await storeSections(db, rows.sections ?? []);
    for (const form of rows.protections ?? []) await protect(db, actor, form);
    for (const { scenario_id, version } of rows.scenario_version ?? [])
      await projectScenario(db, actor, { scenarioId: scenario_id, version });
    await recordSummary(
      db,
      actor,
      { act: 'import', kind: 'city', id, title: name, undoable: false },
      { file: source, rows: rows.measure.length },
    );
  });
}

async function insertRows(db: CityDb, table: keyof Tables & string, rows: readonly object[]) {
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const json = JSON.stringify(
      rows.slice(from, from + rowsPerStatement).map((row) => ({ ...row, city_id: db.cityId })),
    );
    await sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${json}::json) where city_id = ${db.cityId}`
      .execute(db)
      .catch((error: unknown) =>
        Promise.reject(new Error(`pilot rows of ${table}: ${error instanceof Error ? error.message : String(error)}`)),
      );
  }
  if (rows.length >= manyRows) await learnSizes(db, table);
}
