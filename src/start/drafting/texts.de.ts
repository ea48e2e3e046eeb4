/** Words of papers that are made from a conflict or a version; a draft is written in German whoever asks for it. */
export const de = {
  drafting: {
    cut: '[gekürzt]',
    conflictTitle: 'Zielkonflikt: {{title}}',
    decides: 'Der Rat berät über den Zielkonflikt „{{title}}“.',
    decidesBetween:
      'Der Rat berät über den Zielkonflikt „{{title}}“ und spricht sich für einen der folgenden Wege aus:',
    notes: 'Der Rat nimmt die Entscheidung zum Zielkonflikt „{{title}}“ zur Kenntnis ({{body}}, {{date}}).',
    chosen: 'Gewählter Weg: {{option}}',
    against: 'Was gegeneinander steht:',
    goal: 'Ziel: {{name}}',
    measure: 'Maßnahme: {{name}}',
    use: 'Nutzung: {{name}}',
    where: 'Wo: {{areas}}',
    wholeCity: 'ganze Stadt',
    evidence: 'Beleg: {{evidence}}',
    ways: 'Wege und ihre Wirkungen:',
    statements: 'Stellungnahmen der Ämter:',
    answered: '{{office}}: hat geantwortet',
    silent: '{{office}}: hat nicht geantwortet',
    course: 'Was bisher geschah:',
    decision: 'Entscheidung ({{body}}, {{date}}):',
    minority: 'Abweichende Meinung: {{words}}',
    hearing:
      'Die Anhörung der Ämter läuft noch. In den Entwurf kommt nur, wer gefragt ist und wer geantwortet hat; die Worte der Ämter bleiben bis dahin im Haus.',
    heard:
      'Der Entwurf enthält die Stellungnahmen der Ämter. Der Rat liest sie, sobald die Vorlage eingereicht ist; prüfen Sie vorher, was davon hineingehört.',
    versionTitle: 'Beschluss über {{title}}',
    adopts: 'Der Rat beschließt das Konzept in der Fassung „{{title}}“.',
    adoptsChanges:
      'Der Rat beschließt das Konzept in der Fassung „{{title}}“ mit folgenden Änderungen gegenüber „{{former}}“:',
    changed: '{{kind}} „{{title}}“ wird geändert',
    added: '{{kind}} „{{title}}“ kommt hinzu',
    dropped: '{{kind}} „{{title}}“ entfällt',
    before: '{{label}} bisher: {{words}}',
    after: '{{label}} künftig: {{words}}',
    says: '{{label}}: {{words}}',
    nothing: '(nichts)',
    inSynopsis: 'Der Wortlaut steht in der Synopse.',
    whole: 'Alle Änderungen im Wortlaut stehen in der Synopse (Anlage).',
    reasons: 'Gründe der Änderungen:',
    origin: 'Herkunft: {{origin}}',
    synopsis: 'Synopse, Stand {{date}}',
    reasonsTold:
      'Die Gründe der Änderungen stehen im Entwurf der Vorlage. Der Rat liest sie, sobald sie eingereicht ist, alle anderen erst, wenn die Vorlage freigegeben wird. Die Synopse in der Anlage nennt keine Gründe.',
  },
} as const;
