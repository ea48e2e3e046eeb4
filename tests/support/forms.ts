/** Forms as a person would send them, filled in as far as they must be. */

import { type AreaForm, areaForm, type DivisionForm, divisionForm } from '#areas/area.ts';
import { type MoneyForm, moneyForm, type ProductForm, productForm } from '#budget/money.ts';
import { type GoalForm, goalForm } from '#concept/goal.ts';
import { type IndicatorForm, indicatorForm } from '#indicators/indicator.ts';
import { type MeasureForm, measureForm, type ReportForm, reportForm } from '#measures/measure.ts';
import { type OfficeForm, officeForm } from '#people/role.ts';
import { today } from './city.ts';

export const officeOf = (given: Partial<OfficeForm> = {}): OfficeForm => ({
  ...officeForm.parse({ name: 'Amt für Proben', kind: 'office' }),
  ...given,
});

export const areaOf = (given: Partial<AreaForm> = {}): AreaForm => ({
  ...areaForm.parse({ name: 'Probenraum' }),
  ...given,
});

export const divisionOf = (given: Partial<DivisionForm> = {}): DivisionForm => ({
  ...divisionForm.parse({ name: 'Ortsteile', kind: 'districts', validFrom: '2015-01-01', source: 'Amt für Statistik' }),
  ...given,
});

export const indicatorOf = (given: Partial<IndicatorForm> = {}): IndicatorForm => ({
  ...indicatorForm.parse({ name: 'Wohnungen', kind: 'count', direction: 'up', evidence: 'measured' }),
  ...given,
});

export const goalOf = (given: Partial<GoalForm> = {}): GoalForm => ({
  ...goalForm.parse({ title: 'Wege kürzer machen', targets: [] }),
  ...given,
});

export const measureOf = (given: Partial<MeasureForm> = {}): MeasureForm => ({
  ...measureForm.parse({ title: 'Brücke bauen', milestones: [] }),
  ...given,
});

export const reportOf = (given: Partial<ReportForm> = {}): ReportForm => ({
  ...reportForm.parse({ state: 'running', sentence: 'Der Bau läuft.', reportedOn: today }),
  ...given,
});

export const productOf = (given: Partial<ProductForm> = {}): ProductForm => ({
  ...productForm.parse({ code: '5111', name: 'Stadtplanung' }),
  ...given,
});

export const moneyOf = (given: Partial<MoneyForm> = {}): MoneyForm => ({
  ...moneyForm.parse({ year: '2026', stage: 'planned', origin: 'own', cents: '1.250,00' }),
  ...given,
});
