import type { Same } from '#ui/language.ts';
import type { de } from './texts.de.ts';

export const en = {
  drafting: {
    cut: '[shortened]',
    conflictTitle: 'Conflict of goals: {{title}}',
    decides: 'The council discusses the conflict of goals “{{title}}”.',
    decidesBetween: 'The council discusses the conflict of goals “{{title}}” and speaks for one of these ways out:',
    notes: 'The council takes note of the decision on the conflict of goals “{{title}}” ({{body}}, {{date}}).',
    chosen: 'Way chosen: {{option}}',
    against: 'What stands against what:',
    goal: 'Goal: {{name}}',
    measure: 'Measure: {{name}}',
    use: 'Use: {{name}}',
    where: 'Where: {{areas}}',
    wholeCity: 'the whole city',
    evidence: 'Evidence: {{evidence}}',
    ways: 'Ways out and their effects:',
    statements: 'Statements of the offices:',
    answered: '{{office}}: has answered',
    silent: '{{office}}: has not answered',
    course: 'What has happened so far:',
    decision: 'Decision ({{body}}, {{date}}):',
    minority: 'Minority view: {{words}}',
    hearing:
      'The offices are still being heard. Only who was asked and who has answered goes into the draft; the words of the offices stay inside until then.',
    heard:
      'The draft contains the statements of the offices. The council reads them once the paper is submitted; check before what of it belongs there.',
    versionTitle: 'Resolution on {{title}}',
    adopts: 'The council adopts the concept in the version “{{title}}”.',
    adoptsChanges: 'The council adopts the concept in the version “{{title}}” with these changes against “{{former}}”:',
    changed: '{{kind}} “{{title}}” is changed',
    added: '{{kind}} “{{title}}” is added',
    dropped: '{{kind}} “{{title}}” is dropped',
    before: '{{label}} until now: {{words}}',
    after: '{{label}} from now on: {{words}}',
    says: '{{label}}: {{words}}',
    nothing: '(nothing)',
    inSynopsis: 'The wording stands in the comparison.',
    whole: 'All changes in their wording stand in the comparison (attached).',
    reasons: 'Reasons of the changes:',
    origin: 'Origin: {{origin}}',
    synopsis: 'Comparison of {{date}}',
    reasonsTold:
      'The reasons of the changes stand in the draft of the paper. The council reads them once it is submitted, everybody else only if the paper is released. The attached comparison gives no reasons.',
  },
} satisfies Same<typeof de>;
