import type { Tone } from '#ui/layout/page.tsx';
import type { Course, MeasureState } from './measure.ts';

export const stateTones: Readonly<Record<MeasureState, Tone>> = {
  planned: 'plain',
  running: 'blue',
  paused: 'warn',
  done: 'good',
  dropped: 'strong',
};
export const courseTones: Readonly<Record<Course, Tone>> = {
  'on-track': 'good',
  difficult: 'warn',
  'off-track': 'strong',
};
