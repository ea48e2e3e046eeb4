export const de = {
  brand: 'Stadtfaden',
  whereYouAre: 'Wo Sie sind',
  skip: 'Zum Inhalt',
  open: 'Öffnen',
  menu: 'Menü',
  close: 'Schließen',
  edit: 'Bearbeiten',
  save: 'Speichern',
  cancel: 'Abbrechen',
  back: 'Zurück',
  remove: 'Entfernen',
  undo: 'Rückgängig machen',
  suggestions_one: '{{count}} Vorschlag, mit den Pfeiltasten zu wählen',
  suggestions_other: '{{count}} Vorschläge, mit den Pfeiltasten zu wählen',
  show: 'Anzeigen',
  all: 'Alle',
  none: 'keine',
  unknown: 'unbekannt',
  notGiven: 'nicht angegeben',
  optional: 'freiwillig',
  year: 'Berichtsjahr',
  source: 'Quelle',
  state: {
    missing: 'liegt nicht vor',
    suppressed: 'unbekannt oder geheim zu halten',
    'not-applicable': 'nicht sinnvoll',
  },
  held: 'geheim',
  evidence: {
    measured: 'gemessen',
    computed: 'berechnet',
    carried: 'übertragen aus anderen Räumen',
    forecast: 'fortgeschrieben',
    assessed: 'eingeschätzt',
    asserted: 'behauptet',
    example: 'Beispielwert',
  },
  form: {
    summary: 'Bitte ändern Sie diese Angaben:',
    kept: 'Ihre Eingaben sind noch da; gespeichert ist noch nichts.',
    stored: 'Gespeichert ist inzwischen: {{value}}',
    storedNothing: 'Gespeichert ist hier inzwischen nichts.',
    choose: 'bitte wählen',
    filter: 'Liste filtern',
    chosen_one: '{{count}} gewählt',
    chosen_other: '{{count}} gewählt',
    draft: 'Ein Entwurf von Ihnen wurde wiederhergestellt.',
    discard: 'Entwurf verwerfen',
    unsent:
      'Keine Verbindung: Ob das angekommen ist, ist noch nicht bestätigt. Es wird von selbst noch einmal gesendet, sobald die Verbindung wieder da ist, und gilt nur einmal. Lassen Sie diese Seite offen.',
    unsentDraft:
      'Keine Verbindung: Ob Ihre Eingaben angekommen sind, ist noch nicht bestätigt. Sie sind in diesem Browser gesichert und werden von selbst noch einmal gesendet, sobald die Verbindung wieder da ist; gespeichert werden sie nur einmal. Lassen Sie diese Seite offen.',
    sendAgain: 'Jetzt noch einmal senden',
    writeOn: 'Nicht senden, weiter schreiben',
    dateHint: 'zum Beispiel 30.11.2026',
    amountHint: 'in Euro, zum Beispiel 12.500 oder 12.500,50',
    error: {
      'conflict-sides':
        'Ein Konflikt braucht zwei Seiten: Bitte wählen Sie mindestens zwei aus Zielen, Maßnahmen und Nutzungen.',
      'owner-is-deputy': 'Verantwortung und Vertretung brauchen zwei verschiedene Personen.',
      'step-first': 'Der erste Schritt muss alle betroffenen Ämter anhören.',
      'step-last': 'Der letzte Schritt muss eine Entscheidung sein.',
      'step-alongside': 'Parallel laufen kann nur, wo jemand informiert oder gehört wird.',
      'stage-must-freeze': 'Was in Kraft oder abgelöst ist, ist ganz festgeschrieben. Bitte wählen Sie „alles“.',
      required: 'Bitte füllen Sie dieses Feld aus.',
      'too-long': 'Das ist zu lang. Bitte kürzen Sie den Text.',
      'plain-too-long': 'Der Text in einfacher Sprache darf höchstens 600 Zeichen haben. Bitte kürzen Sie ihn.',
      text: 'Bitte geben Sie hier Text ein.',
      'unknown-choice': 'Diese Auswahl gibt es nicht (mehr). Bitte wählen Sie neu.',
      'after-today': 'Bitte wählen Sie einen Tag nach heute.',
      'share-range': 'Bitte schreiben Sie eine Zahl über 0 und höchstens 50.',
      share: 'Bitte schreiben Sie einen Anteil zwischen 0 und 1, zum Beispiel 0,985.',
      'not-negative': 'Bitte schreiben Sie eine Zahl von 0 bis 10.',
      signs: 'Bitte schreiben Sie jedes Zeichen mit seiner Bedeutung, etwa: k.A. = fehlt; # = geheim.',
      'too-many': 'Das sind zu viele auf einmal.',
      'other-guideline':
        'Dieses Ziel gehört zu einer anderen Leitlinie. Bitte wählen Sie eines derselben Leitlinie oder lassen Sie das Feld leer.',
      'in-future': 'Dieser Tag liegt in der Zukunft. Bitte schreiben Sie heute oder einen Tag davor.',
      date: 'Bitte schreiben Sie das Datum so: 30.11.2026.',
      amount: 'Bitte schreiben Sie den Betrag so: 12.500 oder 12.500,50.',
      number: 'Bitte schreiben Sie eine Zahl, zum Beispiel 12,5.',
      whole: 'Bitte schreiben Sie eine ganze Zahl aus dem erlaubten Bereich.',
      'service-address': 'Das ist keine vollständige Adresse. Sie beginnt mit https://.',
      'service-https': 'Bitte nehmen Sie eine Adresse mit https://; unverschlüsselt wird kein anderer Rechner gefragt.',
      'service-question': 'Bitte schreiben Sie die Adresse ohne ? und #. Was gesucht wird, hängt das System selbst an.',
      'service-password':
        'Eine Adresse mit Benutzername oder Passwort würde allen gezeigt. Bitte nehmen Sie eine ohne.',
      'service-tiles':
        'Die Adresse von Kacheln braucht {z}, {x} und {y} oder {bbox-epsg-3857}, und keine anderen Platzhalter.',
      'service-gaps': 'In dieser Adresse darf kein Platzhalter in geschweiften Klammern stehen.',
      'service-layers': 'Die Adresse eines WMS muss sagen, welche Ebene gemeint ist: layers=….',
      'service-owed': 'Bitte nennen Sie, von wem die Karte stammt.',
      'city-key':
        'Die Kennung besteht aus kleinen Buchstaben, Ziffern und Bindestrichen und ist kein Wort, das schon eine Seite ist.',
      url: 'Bitte schreiben Sie eine vollständige Adresse, die mit https:// oder http:// beginnt.',
      'area-needed': 'Ein Ortschaftsrat oder Stadtbezirksbeirat spricht für einen Ort. Bitte wählen Sie ihn.',
      'costs-something': 'Unten steht ein Betrag. Bitte entfernen Sie ihn oder dieses Häkchen.',
      email: 'Bitte schreiben Sie eine Mailadresse, zum Beispiel name@stadt.de.',
      'office-needed': 'Zu dieser Rolle gehört ein Amt oder Unternehmen. Bitte wählen Sie es.',
      password: 'Das Passwort braucht mindestens 12 Zeichen.',
      'password-different': 'Die beiden Passwörter sind verschieden.',
      'end-before-start': 'Das Ende liegt vor dem Beginn.',
      file: 'Bitte wählen Sie eine Datei.',
      'target-incomplete': 'Zu einem Zielwert gehören Indikator, Wert und Datum.',
      weight: 'Das Gewicht ist eine Zahl über 0, höchstens 100.',
      'too-few-classes': 'Mindestens zwei Klassen brauchen einen Namen.',
      'class-twice': 'So heißt schon eine andere Klasse.',
      'open-class': 'Die letzte Klasse hat keine Grenze; bitte leer lassen.',
      'falling-class': 'Jede Grenze muss über der vorigen liegen.',
      'target-twice': 'Derselbe Indikator steht zweimal da.',
      'formula-same': 'Teil und Ganzes sind derselbe Indikator. Bitte wählen Sie zwei verschiedene.',
      'formula-per': 'Bitte schreiben Sie eine Zahl über 0, zum Beispiel 1.000.',
      'formula-since':
        'Bitte füllen Sie genau eines der beiden Felder aus: vor wie vielen Jahren, oder gegenüber welchem Jahr.',
      'formula-two': 'Ein Mittel braucht mindestens zwei Indikatoren.',
      'formula-weight': 'Das Gewicht ist entweder eine Zahl über 0 oder ein Indikator, nicht beides.',
      'formula-weights': 'Entweder haben alle ein Gewicht aus einem Indikator oder keiner.',
      'formula-median':
        'Ein Median, ein Quantil oder ein Rang folgt nicht aus anderen Zahlen: Dafür braucht es die einzelnen Fälle. Bitte importieren Sie ihn fertig, als Mittelwert.',
      'formula-retired':
        'Dieser Indikator ist beendet und bekommt keine neuen Werte mehr. Bitte wählen Sie einen anderen.',
      'formula-cycle':
        'Dieser Indikator wird selbst aus dem berechnet, den Sie gerade ändern. So ginge die Rechnung im Kreis; bitte wählen Sie einen anderen.',
      'formula-deep':
        'Hier wird schon über mehrere Stufen gerechnet. Bitte nehmen Sie die Indikatoren, aus denen dieser berechnet ist.',
      'formula-count':
        'Hier passt nur eine Anzahl oder Menge: Mittelwerte und Raten lassen sich nicht zählen. Bitte wählen Sie einen Indikator, der etwas zählt.',
      'formula-relative':
        'Hier passt nur, was sich zwischen großen und kleinen Räumen vergleichen lässt: eine Rate oder ein Mittelwert. Bilden Sie aus einer Anzahl zuerst eine Rate.',
      'formula-unit': 'Die Einheiten passen nicht zusammen. Bitte wählen Sie Indikatoren mit derselben Einheit.',
      'formula-unit-share':
        'Ein Teil und sein Ganzes haben dieselbe Einheit. Für verschiedene Einheiten wählen Sie bitte „Rate je …“.',
      'absence-past': 'Dieser Tag ist schon vorbei. Bitte schreiben Sie heute oder einen Tag danach.',
      'absence-twice':
        'In dieser Zeit sind Sie schon als abwesend eingetragen. Nehmen Sie den anderen Eintrag zuerst weg.',
      'deputy-self': 'Sie können sich nicht selbst vertreten. Bitte wählen Sie jemand anderen.',
      'deputy-unknown':
        'Diese Person arbeitet nicht (mehr) in dieser Stadt mit. Bitte wählen Sie jemanden aus der Liste.',
      'deputy-circle':
        'Diese Person ist in dieser Zeit selbst abwesend und wird durch Sie vertreten; dann wäre niemand da. Bitte wählen Sie jemand anderen oder andere Tage.',
      link: 'Bitte schreiben Sie eine vollständige Adresse, zum Beispiel https://stadt.de/plan.pdf.',
      'deadline-past': 'Diese Frist liegt vor dem heutigen Tag. Bitte schreiben Sie heute oder einen Tag danach.',
      'office-itself': 'Ein Amt kann sich nicht selbst um Mitwirkung bitten. Bitte wählen Sie ein anderes.',
      'office-leads': 'Dieses Amt hat hier die Federführung; es muss nicht gebeten werden.',
      'office-asked-twice': 'Dieses Amt ist hier schon gebeten worden.',
      'office-circle': 'Diese Bitte liefe im Kreis: Das Amt hat sie selbst angestoßen. Bitte wählen Sie ein anderes.',
      'not-taking-part': 'Bitten kann nur, wer hier die Federführung hat oder selbst gebeten worden ist.',
      'person-left': 'Diese Person arbeitet nicht (mehr) in dieser Stadt mit. Bitte wählen Sie jemanden aus der Liste.',
      'deputy-same': 'Wer vertritt, muss jemand anderes sein als die zuständige Person.',
      'options-few': 'Zu einer Auswahlfrage gehören mindestens zwei verschiedene Antworten, jede in einer Zeile.',
      'options-none': 'Antworten zur Auswahl gibt es nur bei Auswahlfragen.',
      'no-question': 'Eine Prüfliste braucht mindestens eine Frage.',
      'question-twice': 'Diese Frage steht zweimal da.',
      'reason-needed': 'Bitte nennen Sie einen Grund.',
      time: 'Bitte schreiben Sie die Uhrzeit so: 14:30.',
      'file-large': 'Die Datei ist zu groß. Angenommen werden höchstens 10 MB.',
      'member-empty': 'Bitte wählen Sie ein Amt oder eine Person.',
      'challenge-needed': 'Eine Gruppe für eine Prüfliste braucht ihre Herausforderung.',
    },
  },
  table: {
    searchIn: 'In dieser Liste suchen',
    apply: 'Anwenden',
    reset: 'Alle Filter aufheben',
    count_one: '{{count}} Eintrag',
    count_other: '{{count}} Einträge',
    countOf: '{{count}} von {{total}} Einträgen',
    sortBy: 'nach {{column}} sortieren',
    columns: 'Spalten',
    more: 'Weitere Filter',
    download: 'Herunterladen',
    page: 'Seite {{page}} von {{pages}}',
    pages: 'Seiten',
    previous: 'Vorige',
    next: 'Nächste',
    nothing: 'Nichts gefunden. Nehmen Sie einen Filter weg oder suchen Sie anders.',
    filters: 'Filter',
    scroll: 'Tabelle, seitlich verschiebbar',
  },
  file: {
    of: 'Herunterladen: {{what}}',
    as: '{{what}} als {{format}}',
    title: 'Titel',
    source: 'Quelle',
    licence: 'Lizenz',
    date: 'Stand',
    link: 'Link',
    evidence: 'Nachweis',
    known: 'bekannt',
    chart: 'Diagramm',
    map: 'Karte',
  },
  chart: {
    asTable: 'Zahlen als Tabelle',
  },
  map: {
    asTable: 'Karte als Tabelle',
    crowded:
      'Bei {{count}} Räumen führt in diesem Bild kein Verweis zum einzelnen Raum. Die Liste dazu nennt jeden und führt zu ihm.',
  },
  strip: { label: 'Der Faden dieses Eintrags', broken: 'Der Faden reißt hier' },
  refusal: {
    'conflict-begun': 'Das Verfahren zu diesem Konflikt hat schon begonnen oder ist beendet.',
    'conflict-not-running': 'Zu diesem Konflikt läuft gerade kein Verfahren. Gespeichert wurde nichts.',
    'conflict-nobody-affected':
      'Nennen Sie zuerst die betroffenen Ämter: Ohne Betroffene kann kein Verfahren beginnen.',
    'conflict-circular':
      'Ein betroffenes Amt soll in diesem Verfahren selbst entscheiden. Wählen Sie ein anderes Verfahren oder lassen Sie dort eine andere Stelle entscheiden.',
    'conflict-not-asked': 'Dieses Amt ist zu diesem Konflikt noch nicht gefragt worden.',
    'conflict-out-of-order':
      'Dieser Schritt ist nicht an der Reihe. Sehen Sie im Verfahren nach, was als Nächstes kommt.',
    'conflict-still-hearing':
      'Noch läuft die Anhörung: Nicht alle betroffenen Ämter haben geantwortet, und die Frist ist nicht vorbei.',
    'conflict-not-all-asked':
      'Es kann noch nicht entschieden werden: Erst müssen alle betroffenen Ämter gefragt sein und geantwortet haben, oder ihre Frist muss vorbei sein.',
    'conflict-not-heard':
      'Es kann noch nicht entschieden werden: Ein Schritt, der parallel läuft (zum Beispiel die Anhörung des Stadtrats), ist noch offen.',
    'conflict-last-step': 'Das ist der letzte Schritt. Hier wird entschieden; weitergeben lässt sich nicht mehr.',
    'deadline-past':
      'Eine Frist kann nicht in der Vergangenheit liegen. Bitte wählen Sie heute oder einen späteren Tag.',
    'conflict-decided':
      'Dieser Konflikt ist entschieden; was entschieden wurde, ändert sich nicht mehr. Erfassen Sie bei neuen Erkenntnissen einen neuen Konflikt.',
    'conflict-office-asked':
      'Ein Amt, das schon gefragt wurde, bleibt betroffen. Kreuzen Sie es wieder an; gespeichert wurde nichts.',
    'conflict-without-owner': 'Niemand ist für diesen Konflikt zuständig. Nennen Sie zuerst ein Amt oder eine Person.',
    'conflict-owner-left':
      'Die verantwortliche Person arbeitet nicht mehr in dieser Stadt mit. Nennen Sie zuerst jemand anderen.',
    'section-frozen': 'Dieser Text ruht: Eine Fassung des Konzepts hält ihn fest.',
    'section-retired': 'Dieser Abschnitt ist beendet. Setzen Sie ihn wieder ein, um weiterzuschreiben.',
    'section-too-long': 'Der Text ist für einen Abschnitt zu lang. Bitte teilen Sie ihn auf mehrere Abschnitte auf.',
    'population-no-counts':
      'In dem Datensatz steht keine Zählung, mit der gerechnet werden kann. Bitte importieren Sie Zählungen unter Bevölkerung.',
    'population-one-count':
      'Es gibt nur die Zählung von {{year}}. Um sie fortzuschreiben, braucht es auch die von {{wanted}} ({{width}} Jahre davor). Bitte importieren Sie sie unter Bevölkerung oder nennen Sie eigene Annahmen zu Geburten, Sterblichkeit und Wanderung.',
    'population-impossible':
      'Nach diesen Annahmen ziehen aus einer Altersgruppe mehr Menschen weg, als dort leben. Bitte prüfen Sie die Wanderung.',
    title404: 'Diese Seite gibt es nicht',
    title403: 'Das dürfen Sie mit Ihrer Rolle nicht',
    title409: 'Das geht gerade nicht',
    title413: 'Das ist zu groß',
    title422: 'Die Angaben passen nicht',
    title429: 'Bitte warten Sie einen Moment',
    title503: 'Die Datenbank antwortet gerade nicht',
    title400: 'Diese Anfrage ist nicht zu verstehen',
    title500: 'Da ist etwas schiefgegangen',
    home: 'Zum Anfang',
    'not-found':
      'Vielleicht ist der Link alt oder vertippt, oder der Eintrag gehört zu einer Stadt, zu der Sie keinen Zugang haben.',
    'not-allowed':
      'Wenn Sie diese Aufgabe haben, bitten Sie die Verwaltung Ihrer Stadt um die passende Rolle. Ihre anderen Seiten sind davon nicht berührt.',
    'changed-meanwhile':
      'Jemand anderes hat diesen Eintrag gespeichert, während Sie daran gearbeitet haben. Wo etwas anderes gespeichert ist als Sie eingegeben haben, steht es beim Feld. Prüfen Sie es und speichern Sie dann noch einmal.',
    'changed-meanwhile-gone': 'Dieser Eintrag ist inzwischen entfernt worden. Gespeichert wurde nichts.',
    'sent-before':
      'Eine frühere Fassung dieser Eingaben war doch schon angekommen und ist gespeichert; nur ihre Bestätigung ging unterwegs verloren. Öffnen Sie den gespeicherten Eintrag und tragen Sie dort nach, was seitdem neu ist. Wenn Sie hier noch einmal speichern, gilt das als neuer Auftrag.',
    'undo-not-yours': 'Rückgängig machen kann eine Änderung nur, wer sie gemacht hat.',
    'undo-never': 'Diese Änderung lässt sich nicht zurücknehmen, weil andere sie schon kennen.',
    'undo-done': 'Diese Änderung ist schon zurückgenommen.',
    'undo-built-on':
      'Auf dieser Änderung baut inzwischen etwas auf. Zurücknehmen würde es zerstören; ändern Sie den Eintrag stattdessen.',
    'too-slow':
      'Die Frage an die Datenbank hat zu lange gedauert und wurde abgebrochen. Gespeichert wurde nichts. Versuchen Sie es gleich noch einmal.',
    'database-away':
      'Sie wird gerade neu gestartet; das dauert wenige Sekunden. Nicht gespeichert ist nur, was Sie eben abgeschickt haben. Laden Sie die Seite neu.',
    'too-large':
      'Angenommen werden höchstens {{megabytes}} MB. Teilen Sie die Datei oder lassen Sie nicht benötigte Spalten weg.',
    'half-uploaded':
      'Die Übertragung ist unvollständig angekommen. Gespeichert wurde nichts. Bitte schicken Sie das Formular noch einmal ab.',
    'foreign-origin':
      'Das Formular kam nicht von dieser Seite. Öffnen Sie die Seite neu und schicken Sie es noch einmal ab.',
    'sign-in-wrong':
      'Mailadresse und Passwort passen nicht zusammen. Prüfen Sie beides und versuchen Sie es noch einmal.',
    'sign-in-wait': 'Zu viele falsche Versuche. Der nächste ist in {{seconds}} Sekunden möglich.',
    'reset-wait':
      'Von hier oder für diese Mailadresse wurde schon mehrmals ein neues Passwort angefordert. Das nächste Mal ist es in {{seconds}} Sekunden möglich.',
    'reset-demo':
      'Dieser Zugang gehört zur Demo. Sein Passwort ist allen bekannt und lässt sich nicht neu setzen; auf der Anmeldeseite genügt ein Klick.',
    'council-order':
      'Das entscheidende Gremium kommt zuletzt. Tragen Sie erst die Ergebnisse der Anhörungen und Vorberatungen ein; fällt eine aus, dann als „entfallen“.',
    'council-amendments-open':
      'Zu dieser Vorlage sind noch Änderungsanträge unbeantwortet. Beantworten Sie sie zuerst, jeden für sich.',
    'council-foreign-meeting':
      'Diese Sitzung gehört zu einem anderen Gremium. Wählen Sie eine Sitzung des genannten Gremiums.',
    'council-has-result': 'Diese Beratung hat schon ein Ergebnis und bleibt stehen.',
    'council-passage-unknown':
      'Die genannte Stelle steht so nicht im Text. Bitte übernehmen Sie sie Zeichen für Zeichen.',
    'council-answered': 'Dieser Antrag ist schon beantwortet und kann nicht mehr zurückgezogen werden.',
    'already-there':
      'Einen Eintrag mit dieser Kennung gibt es schon. Wählen Sie eine andere oder ändern Sie den vorhandenen Eintrag.',
    'still-needed': 'Ein anderer Eintrag hängt hieran, oder eine Auswahl gibt es nicht mehr. Gespeichert wurde nichts.',
    'city-taken': 'Eine Stadt mit dieser Kennung gibt es schon.',
    'checklist-closed':
      'Diese Fassung der Prüfliste ist geschlossen; ihre Antworten bleiben, wie sie sind. Gespeichert wurde nichts. Ihre Antworten gehören in die Fassung, die jetzt gilt.',
    'checklist-not-open': 'Diese Prüfliste wird noch geschrieben oder ist schon geschlossen. Gespeichert wurde nichts.',
    'request-answered': 'Auf diese Bitte ist schon geantwortet worden; zurückziehen lässt sie sich nicht mehr.',
    'object-ended': 'Dieser Eintrag ist beendet. Neue Bitten nimmt er nicht mehr an.',
    'office-in-itself': 'Ein Amt kann nicht Teil von sich selbst sein.',
    'last-administrator': 'Das ist die letzte Verwaltung dieser Stadt. Geben Sie zuerst jemand anderem diese Rolle.',
    'invitation-gone': 'Diese Einladung gilt nicht mehr. Bitten Sie um eine neue.',
    'invitation-for-other':
      'Diese Einladung gilt {{email}}. Melden Sie sich ab und mit dieser Mailadresse an; angenommen ist noch nichts.',
    'email-taken':
      'Zu dieser Mailadresse gibt es schon einen Zugang. Melden Sie sich an und öffnen Sie die Einladung noch einmal.',
    interrupted:
      'Der Vorgang wurde durch einen Neustart unterbrochen. Es ist nichts halb geschrieben; starten Sie ihn noch einmal.',
    unexpected: 'Der Fehler ist aufgezeichnet. Gespeichert wurde nichts. Versuchen Sie es noch einmal.',
    'reason-needed': 'Der Import würde vorhandene Werte ändern. Nennen Sie den Grund; gespeichert wurde nichts.',
    'import-errors': 'Die Datei enthält {{count}} Fehler. Gespeichert wurde nichts.',
    'protection-cases':
      'Für Mengen und Mittelwerte wird angegeben, welche Anzahl die Fälle dahinter zählt. Bitte wählen Sie diese Anzahl aus.',
    'protection-contributions':
      'Der Schutz vor einzelnen großen Beiträgen gilt für einen Datensatz allein, und die Beiträge stehen in zwei anderen. Bitte wählen Sie einen Datensatz und seine Beiträge. Es wurde nichts gespeichert.',
    'protection-sum':
      'Eine Summe hat mindestens zwei Teile derselben Art, und keiner ist ein Teil von sich selbst. Bitte kreuzen Sie die Summe und alle ihre Teile an. Es wurde nichts gespeichert.',
    'protection-unfit':
      'Dieser Schutz passt nicht zu dieser Art von Werten: Gerundet und verändert werden nur Anzahlen, Raten werden über Zähler und Nenner geschützt. Es wurde nichts gespeichert.',
    'formula-stored':
      'Dieser Indikator hat eigene Werte; eine Berechnung würde sie verdecken. Bitte legen Sie einen neuen Indikator an.',
    'formula-outdated':
      'Ein Eingang hat sich inzwischen geändert. Gespeichert ist nichts; bitte sehen Sie sich die Vorschau noch einmal an.',
    'no-count': 'Einwohner zählen kann nur ein Indikator, der etwas zählt. Bitte wählen Sie einen anderen.',
    'round-exists': 'Für dieses Jahr läuft schon eine Auswertungsrunde.',
    'round-closed': 'Diese Auswertungsrunde ist abgeschlossen.',
    'report-frozen': 'Ein festgeschriebener Bericht ändert sich nicht mehr.',
    'goal-has-successors': 'Darauf bezieht sich noch etwas.',
    'bad-shape-unreadable':
      'Die gezeichnete Fläche im Link ist nicht zu lesen. Öffnen Sie die Karte und zeichnen Sie sie neu.',
    'bad-shape-too-long': 'Die gezeichnete Fläche hat zu viele Ecken. Höchstens 200 sind möglich.',
    'bad-shape-too-wide': 'Die gezeichnete Fläche ist zu groß: höchstens zwei Grad breit und hoch.',
    'bad-shape-crosses-itself':
      'Die gezeichnete Fläche kreuzt sich selbst oder hat keine Ausdehnung. Zeichnen Sie sie neu, ohne dass sich Seiten berühren.',
    'bad-shape-empty': 'Die gezeichnete Fläche hat keine Ausdehnung. Zeichnen Sie sie größer.',
    'version-frozen':
      'Diese Fassung ist festgeschrieben; in ihrem jetzigen Stand lässt sich das nicht mehr ändern. Gespeichert wurde nichts.',
    'bound-by-version':
      'Das hat der Rat beschlossen: Titel, Erläuterung, Leitlinie, Fachteil, Schlüsselziele und ihre Zielwerte ändern sich nur mit einer neuen Fassung. Schlagen Sie die Änderung unter Konzept, Fassungen im Entwurf vor. Gespeichert wurde nichts.',
    'step-unknown': 'Diesen Stand gibt es im Verfahren nicht (mehr). Bitte wählen Sie neu.',
    'step-out-of-order':
      'Dieser Schritt ist nicht an der Reihe: Eine Fassung geht in den nächsten Stand oder in einen früheren zurück. Gespeichert wurde nichts.',
    'step-not-yours': 'Diesen Schritt macht nach dem Verfahren Ihrer Stadt jemand anderes. Gespeichert wurde nichts.',
    'step-needs-reason': 'Wer eine Fassung in einen früheren Stand zurückbringt, schreibt den Grund in die Anmerkung.',
    'step-in-future':
      'Ein Schritt kann nicht an einem Tag gemacht sein, der noch kommt. Bitte schreiben Sie heute oder einen Tag davor.',
    'step-deadline-past': 'Die Frist liegt vor dem heutigen Tag. Bitte wählen Sie heute oder einen späteren Tag.',
    'hearing-needs-deadline': 'Wer Ämter fragt, nennt eine Frist. Bitte wählen Sie den Tag, bis zu dem sie antworten.',
    'hearing-ended':
      'Die Anhörung zu diesem Entwurf ist beendet; was gesagt wurde, ändert sich nicht mehr. Gespeichert wurde nichts.',
    'hearing-late':
      'Die Frist ist vorbei. Gespeichert wurde nichts; bitte wenden Sie sich an die Stelle, die das Konzept steuert.',
    'remark-answered':
      'Diese Anmerkung ist schon beantwortet und bleibt stehen. Schreiben Sie bei Bedarf eine weitere.',
    'step-needs-resolution': 'In Kraft tritt eine Fassung durch einen Beschluss. Bitte nennen Sie seine Nummer.',
    'step-two-in-force':
      'Zwei Beschlüsse können nicht zugleich gelten: Es ist schon eine andere Fassung in Kraft, auf der dieser Entwurf nicht beruht, oder unter derselben Nummer. Prüfen Sie die Nummer; öffnen Sie sonst den Entwurf und arbeiten Sie auf der geltenden Fassung weiter.',
    'step-before-former':
      'Dieser Tag liegt vor dem Tag, an dem die geltende Fassung in Kraft trat. Bitte prüfen Sie ihn.',
    'version-goal-without-guideline':
      'Das Ziel „{{title}}“ gehört zu einer Leitlinie, die dieser Entwurf streicht. Ordnen Sie es einer anderen Leitlinie zu oder streichen Sie es auch.',
    'paper-conflict-not-told':
      'Dieser Konflikt ist nur erfasst oder verworfen. Beginnen Sie zuerst das Verfahren; dann lässt sich eine Vorlage daraus machen.',
    'paper-version-decided':
      'Diese Fassung ist schon beschlossen. Eine Vorlage entsteht aus einem Entwurf, über den der Rat noch entscheidet.',
    'adopt-in-force':
      'Zwei Beschlüsse können nicht zugleich gelten: „{{title}}“ ist schon in Kraft. Was danach beschlossen wurde, entsteht als Entwurf auf dieser Fassung.',
    'adopt-nothing':
      'Das Konzept hat noch keine Leitlinie und kein Ziel. Legen Sie zuerst an, was beschlossen ist; dann halten Sie es als geltende Fassung fest.',
    'statement-withdrawn': 'Die Worte dieser Aussage sind schon zurückgezogen.',
    'stage-needed':
      'Ohne Entwurf, „in Kraft“ und „abgelöst“ gibt es kein Verfahren. Umbenennen lassen sie sich; wegfallen oder etwas anderes werden können sie nicht.',
    'stage-once': 'Diese Bedeutung hat schon ein anderer Stand.',
    'proposal-there':
      'Zu diesem Ziel steht im Entwurf schon ein Vorschlag. Öffnen Sie ihn dort und ergänzen Sie, was aus diesem Befund folgt. Gespeichert wurde nichts.',
    'bad-request': 'Die Adresse oder das Formular enthält etwas, das hier nicht hingehört.',
  },
} as const;
