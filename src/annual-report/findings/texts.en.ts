import type { Same } from '#ui/language.ts';
import type { de } from './texts.de.ts';

export const en = {
  finding: {
    title: 'Findings: {{report}}',
    lead: 'What the report found, one by one. From each a conclusion for the concept can be drawn; it enters the draft with reason and origin.',
    link: 'Findings and conclusions',
    none: 'This report holds no finding from which anything had to follow.',
    noDraft: 'Conclusions need a draft. Begin one; it starts with what holds today.',
    begin: 'Begin a draft',
    draw: 'Draw a conclusion',
    drawOf: '{{title}}: draw a conclusion',
    answered: 'In the draft “{{version}}”: {{change}}',
    count_one: '{{count}} finding',
    count_other: '{{count}} findings',
    formTitle: 'Conclusion from a finding',
    version: 'Draft',
    change: 'What follows from it?',
    changeHint: 'When you correct or take in something new, you write the new wording in the next step.',
    goal: 'For which goal?',
    goalHint: 'not needed when a new goal is taken in',
    reason: 'Reason',
    submit: 'Go on',
    origin: '{{report}}: {{kind}}',
  },
  findingKind: {
    'target-off': 'target likely to be missed',
    'rated-low': 'progress rated low',
    break: 'break of the thread',
    decision: 'decision needed',
    alert: 'alert from monitoring',
  },
} satisfies Same<typeof de>;
