import type { Tone } from '#ui/layout/page.tsx';
import type { Strength } from './conflict.ts';
import type { ConflictState, Stance } from './procedure.ts';

export const conflictTones: Readonly<Record<ConflictState, Tone>> = {
  noted: 'plain',
  running: 'blue',
  decided: 'good',
  dropped: 'outline',
};
export const strengthTones: Readonly<Record<Strength, Tone>> = { slight: 'plain', marked: 'warn', severe: 'strong' };
export const stanceTones: Readonly<Record<Stance, Tone>> = {
  agrees: 'good',
  conditions: 'warn',
  objects: 'bad',
  unaffected: 'outline',
};
