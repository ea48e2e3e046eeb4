export const de = {
  kind: { analysis: 'Analyse', goals: 'Ziele', strategies: 'Strategien', measures: 'Maßnahmen' },
  sectionForm: { title: 'Überschrift', kind: 'Art des Abschnitts' },
} as const;
