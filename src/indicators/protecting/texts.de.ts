export const de = {
  protection: {
    title: 'Schutz kleiner Zahlen',
    lead: 'Damit aus kleinen Zahlen niemand erkannt wird, entscheidet die Statistik, was alle anderen sehen: auf jeder Seite, in jeder Karte und jeder Datei.',
    change: 'Schutz ändern',
    decide: 'Schutz festlegen',
    undecided:
      'Noch nicht entschieden. Angemeldete sehen alle Werte; öffentlich werden keine Werte einzelner Räume gezeigt.',
    open: 'Alle Werte sind freigegeben.',
    openBecause: 'Alle Werte sind freigegeben: {{reason}}',
    suppression:
      'Werte unter {{count}} Fällen werden nicht gezeigt. Dazu so viele weitere, dass sie sich auch aus Summen nicht ausrechnen lassen.',
    zeros: 'Auch Nullen gelten als kleine Zahl.',
    cases: 'Wie viele Fälle hinter einem Wert stehen, sagt „{{name}}“.',
    rounding:
      'Werte sind zufällig auf Vielfache von {{count}} gerundet, gleiche Fälle immer gleich. Summen sind Summen der gerundeten Werte und weichen deshalb vom wahren Wert ab.',
    'cell-key':
      'Werte sind zufällig um höchstens {{count}} verändert, gleiche Fälle immer gleich. Summen sind Summen der veränderten Werte und weichen deshalb weiter ab.',
    level:
      'Was das schützt: Hinter einem gezeigten Wert bleiben immer mindestens {{count}} andere möglich; bis {{fifth}} Fälle ist diese Spanne wenigstens ein Fünftel des Wertes, darüber nicht mehr.',
    'city-only': 'Gezeigt wird nur der Wert der ganzen Stadt.',
    closed: 'Die Werte sieht nur die Statistik.',
    concentration: {
      one: 'Verborgen ist auch, wozu einer allein zu viel beiträgt.',
      two: 'Verborgen ist auch, wozu zwei zusammen zu viel beitragen.',
      percent: 'Verborgen ist auch, wo der Zweitgrößte den Beitrag des Größten zu genau schätzen könnte.',
    },
    sum: '„{{whole}}“ ist die Summe aus {{parts}}; alle sind zusammen geschützt.',
    pending:
      'Der Schutz wird gerade berechnet. Bis er fertig ist, sind diese Werte für alle verborgen, die sie nicht ungeschützt sehen dürfen.',
    held_zero: 'Zurzeit ist kein Wert verborgen.',
    held_one: 'Verborgen ist {{count}} von {{cells}} Werten aller Jahre und Räume.',
    held_other: 'Verborgen sind {{count}} von {{cells}} Werten aller Jahre und Räume.',
    why: 'Warum',
    cause: {
      primary: 'kleine Zahl',
      secondary: 'verborgen, damit sich eine kleine Zahl nicht ausrechnen lässt',
      earlier: 'war schon früher verborgen und bleibt es, damit der Vergleich beider Fassungen nichts verrät',
      whole: 'ganzes Jahr verborgen, weil sich eine kleine Zahl anders nicht schützen lässt',
      'city-only': 'nur die ganze Stadt wird gezeigt',
    },
    number: 'Anzahl',
    asStored: 'Sie sehen die Werte ungeschützt. Bitte geben Sie Ansichten und Dateien nicht weiter.',
    asProtected: 'Sie sehen die geschützten Werte.',
  },
  protectionForm: {
    indicators: 'Gilt für',
    indicatorsHint:
      'Anteile werden über Zähler und Nenner geschützt. Mehrere Datensätze können dieselbe Regel bekommen.',
    method: 'Was alle anderen sehen',
    ways: {
      open: 'alle Werte: Die Statistik gibt sie frei',
      suppression: 'kleine Werte bleiben verborgen, und was sie verraten würde',
      rounding: 'alle Werte gerundet (nur Anzahlen)',
      'cell-key': 'alle Werte leicht verändert (nur Anzahlen)',
      'city-only': 'nur den Wert der ganzen Stadt',
      closed: 'nichts: Die Werte bleiben in der Statistik',
    },
    sumId: 'Summe der anderen',
    sumHint:
      'Ist einer der angekreuzten Datensätze die Summe der anderen, zum Beispiel alle = Frauen + Männer? Dann werden sie zusammen geschützt; sonst verrät einer, was der andere verbirgt.',
    sumNone: 'keiner ist eine Summe der anderen',
    concentrated: 'Wenn wenige fast alles beitragen',
    concentratedLead:
      'Bei Umsatz, Verbrauch oder Fläche kann ein Wert einen Einzelnen verraten, auch wenn viele Fälle dahinterstehen. Dafür muss bekannt sein, wie groß die größten Beiträge sind.',
    noContributions:
      'Zu diesem Datensatz gibt es keine größten Beiträge. Importieren Sie den größten und den zweitgrößten Beitrag je Raum und Jahr als eigene Datensätze zum selben Thema; danach können Sie sie hier wählen.',
    concentration: 'Verbergen, wenn',
    concentrations: {
      one: 'der größte Beitrag mehr als … Prozent ausmacht',
      two: 'die zwei größten Beiträge mehr als … Prozent ausmachen',
      percent: 'der Zweitgrößte den Größten auf … Prozent genau schätzen kann',
    },
    concentrationNone: 'nicht prüfen',
    concentrationPercent: 'Prozent',
    concentrationPercentHint: 'üblich: 50 für den größten, 85 für die zwei größten, 10 für das Schätzen',
    largestId: 'Größter Beitrag',
    secondId: 'Zweitgrößter Beitrag',
    contributionHint: 'Diesen Datensatz sieht dann nur noch die Statistik.',
    contributionNone: 'keiner',
    suppression: 'Wenn kleine Werte verborgen bleiben',
    change: 'Wenn Werte gerundet oder verändert werden',
    threshold: 'Verbergen unter … Fällen',
    thresholdHint: 'mindestens 3',
    secretZeros: 'Nullen sind auch geheim',
    secretZerosHint: 'Sonst wird eine Null gezeigt.',
    casesId: 'Fälle hinter einer Menge oder einem Mittelwert',
    casesHint: 'Für Mengen und Mittelwerte: Welche Anzahl sagt, wie viele Fälle dahinterstehen?',
    casesNone: 'nicht nötig, es sind Anzahlen',
    base: 'Runden auf Vielfache von',
    baseHint:
      'mindestens 5; hinter jedem Wert bleiben so viele möglich, bei 5 ist das bis 40 Fälle wenigstens ein Fünftel des Wertes',
    reach: 'Verändern um höchstens',
    reachHint:
      '3 bis 20; üblich sind 5. So weit kann der wahre Wert auf beiden Seiten liegen, bei 5 ist das bis 50 Fälle wenigstens ein Fünftel des Wertes',
    readers: 'Wer außerdem alle Werte ungeschützt sieht',
    readersHint: 'Die Statistik sieht sie immer.',
    reason: 'Begründung',
    reasonHint: 'steht auf der Seite des Indikators; nötig, wenn alle Werte freigegeben werden',
    submit: 'Schutz speichern',
    job: 'Schutz berechnen: {{name}}',
    note: 'Was schon gezeigt wurde, lässt sich nicht zurückholen. Wer eine frühere Fassung aufgehoben hat, kann sie mit der neuen vergleichen.',
  },
} as const;
