/** Two procedures a city can begin with, after what administrations report: data, not rules; each city changes them as it works. */

import type { Language } from '#ui/language.ts';
import { type ProcedureForm, procedureForm, type StepKind } from './procedure.ts';
import { conflictTexts } from './texts.en.ts';

/** Last decides the mayor's bench, with the council heard from the start; or the council itself. */
export type DeliveredName = 'mayor' | 'council';

type Step = {
  readonly key: 'offices' | 'leadership' | 'bench' | 'told' | 'heads' | 'resolution';
  readonly kind: StepKind;
  readonly days: number;
  readonly alongside?: true;
};

const steps: Readonly<Record<DeliveredName, readonly Step[]>> = {
  mayor: [
    { key: 'offices', kind: 'statements', days: 14 },
    { key: 'told', kind: 'hear', days: 28, alongside: true },
    { key: 'leadership', kind: 'inform', days: 7 },
    { key: 'bench', kind: 'decide', days: 28 },
  ],
  council: [
    { key: 'offices', kind: 'statements', days: 14 },
    { key: 'heads', kind: 'decide', days: 21 },
    { key: 'resolution', kind: 'decide', days: 60 },
  ],
};

export const deliveredNames = Object.keys(steps) as DeliveredName[];

export function delivered(name: DeliveredName, language: Language): ProcedureForm {
  const t = conflictTexts(language);
  return procedureForm.parse({
    name: t(`delivered.${name}.name`),
    text: t(`delivered.${name}.text`),
    steps: steps[name].map(({ key, kind, days, alongside = false }) => ({
      kind,
      alongside,
      days: String(days),
      name: t(`delivered.step.${key}.name`),
      body: t(`delivered.step.${key}.body`),
      standIn: t(`delivered.step.${key}.standIn`),
      officeId: '',
      personId: '',
      deputyId: '',
    })),
  });
}
