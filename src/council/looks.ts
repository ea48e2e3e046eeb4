import type { Tone } from '#ui/layout/page.tsx';
import type { AmendmentAnswer } from './amendment.ts';
import type { MeetingState } from './committee.ts';
import type { Accordance, Outcome, PaperStanding } from './paper.ts';

export const standingTones: Readonly<Record<PaperStanding, Tone>> = {
  draft: 'outline',
  submitted: 'plain',
  consulted: 'blue',
  decided: 'good',
  withdrawn: 'plain',
};
export const outcomeTones: Readonly<Record<Outcome, Tone>> = {
  adopted: 'good',
  'adopted-changed': 'good',
  recommended: 'good',
  rejected: 'strong',
  postponed: 'warn',
  referred: 'warn',
  noted: 'plain',
  withdrawn: 'plain',
  dropped: 'plain',
};
export const answerTones: Readonly<Record<AmendmentAnswer, Tone>> = {
  adopted: 'good',
  changed: 'blue',
  rejected: 'strong',
};
export const accordanceTones: Readonly<Record<Accordance, Tone>> = {
  improved: 'good',
  kept: 'plain',
  worsened: 'warn',
};
export const meetingTones: Readonly<Record<MeetingState, Tone>> = {
  planned: 'outline',
  invited: 'blue',
  held: 'plain',
  cancelled: 'warn',
};
