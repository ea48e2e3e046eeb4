/** The words of the canaries, and how one of their facts is released. */

import type { Decision } from '#publication/publication.store.server.ts';
import type { ReleaseKind } from '#publication/release.ts';

/** A word that nobody says by chance. */
export const hidden = (of: string) => `Zqx${of}vyj`;
/** Any such word, also one that nobody listed. */
export const anyHidden = /zqx[a-z]{2,24}?vyj/gi;
export const shown = (of: string) => `Offen${of}`;

const released = '2026-01-01';

export const decision = (kind: ReleaseKind, objectId: string, fact: string, fromOn: string | null = released) =>
  ({ kind, objectId, fact, fromOn }) as Decision;

/** What stands hidden somewhere in the city of the canaries. */
export const hiddenWords = [
  ...['Stadt', 'Fremd', 'Amt', 'Kontakt', 'Leitlinie', 'Ziel', 'Zieltext', 'Zieleinfach', 'Spaeter', 'Beendet', 'Teil'],
  ...['Aufgabe', 'Grund', 'Vorhaben', 'Vorhabentext', 'Vorhabeneinfach', 'Zurueck', 'Namenlos', 'Meldung', 'Hindernis'],
  ...['Entscheidung', 'Etappe', 'Programm', 'Produkt', 'Quartier', 'Profil', 'Chance', 'Strategie', 'Begruendung'],
  ...['Raumkontakt', 'Notiz', 'Zahl', 'Definition', 'Methode', 'Zaehler', 'Datei', 'Bericht', 'Berichtstext', 'Sperre'],
  ...['Erfasst', 'Streit', 'Konflikt', 'Beleg', 'Weg', 'Schritt', 'Verfahren', 'Stellungnahme', 'Beschluss'],
  'Zurueckgestellt',
  ...['Fassung', 'Sperrfassung', 'Fassungstext', 'Sperrtext', 'Entwurf', 'Entwurfstext', 'Fassungsgrund', 'Antrag'],
  ...['Beschluss', 'Sperrbeschluss', 'Schritt', 'Anlass'],
  ...['Vorlage', 'Vorlagentext', 'Nichtoeffentlich', 'Tagesordnung', 'Gremium', 'Sitzung', 'Mitglied', 'Anlage'],
  ...['Person', 'Einladung', 'Runde', 'Freigabe', 'Beteiligung', 'Eigenschaft'],
  ...['Abschnitt', 'Abschnittstext', 'Bruecke', 'Brueckentext'],
  ...['Beitrag', 'Fachplan', 'Widerspruch', 'Frage', 'Pruefliste', 'Antwort', 'Gruppe', 'Protokoll', 'Nachweis'],
  ...['Index', 'Warnung', 'Bestand', 'Annahme', 'Beratung', 'Aenderung', 'Ortsstimme'],
];
