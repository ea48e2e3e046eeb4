/** Rows of absences, reminders and calendars, as stored. */

export type AbsenceRow = {
  city_id: string;
  id: string;
  person_id: string;
  deputy_id: string;
  from_on: string;
  to_on: string;
  revision: number;
};

export type CalendarFeedRow = { city_id: string; person_id: string; token_hash: string; made_at: string };

/** Belongs to a person, not to a city: she gets one mail for all her cities. */
export type ReminderRow = { person_id: string; rhythm: string; language: string; sent_on: string | null };

declare module '#platform/database.server.ts' {
  interface Tables {
    absence: AbsenceRow;
    calendar_feed: CalendarFeedRow;
    reminder: ReminderRow;
  }
}
