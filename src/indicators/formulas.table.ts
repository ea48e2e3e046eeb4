/** Rows of the formulas of computed indicators, as stored. */

export type IndicatorFormulaRow = {
  city_id: string;
  indicator_id: string;
  version: number;
  definition: unknown;
  reason: string | null;
  made_by: string;
  made_at: string;
};

export type FormulaInputRow = { city_id: string; indicator_id: string; version: number; input_id: string };

declare module '#platform/database.server.ts' {
  interface Tables {
    indicator_formula: IndicatorFormulaRow;
    formula_input: FormulaInputRow;
  }
}
