/** Rows of strategies and instruments, as stored. */

type BridgeRow = {
  city_id: string;
  id: string;
  title: string;
  text: string | null;
  office_id: string | null;
  position: number;
  source: string | null;
  retired_at: string | null;
  revision: number;
};
export type StrategyRow = BridgeRow;
export type InstrumentRow = BridgeRow;
export type StrategyGoalRow = { city_id: string; strategy_id: string; goal_id: string };
export type StrategyMeasureRow = { city_id: string; strategy_id: string; measure_id: string };
export type InstrumentGoalRow = { city_id: string; instrument_id: string; goal_id: string };
export type InstrumentMeasureRow = { city_id: string; instrument_id: string; measure_id: string };

declare module '#platform/database.server.ts' {
  interface Tables {
    strategy: StrategyRow;
    instrument: InstrumentRow;
    strategy_goal: StrategyGoalRow;
    strategy_measure: StrategyMeasureRow;
    instrument_goal: InstrumentGoalRow;
    instrument_measure: InstrumentMeasureRow;
  }
}
