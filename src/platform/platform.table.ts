/** Rows of the platform's own tables, as stored. */

import type { Generated } from 'kysely';

export type CityRow = {
  city_id: string;
  name: string;
  state: string | null;
  fictitious: boolean;
  /** The year that pages show unless the link names another. */
  report_year: number;
  source: string | null;
  revision: number;
  created_at: string;
};

export type JournalRow = {
  city_id: string;
  id: Generated<number>;
  at: string;
  actor_id: string | null;
  actor_name: string;
  act: string;
  kind: string;
  object_id: string;
  title: string;
  changes: unknown;
  undoable: boolean;
  undo_of: number | null;
  undone_by: number | null;
};

export type JobRow = {
  city_id: string;
  id: string;
  kind: string;
  title: string;
  state: string;
  done: number;
  total: number;
  input: unknown;
  result: unknown;
  message: unknown;
  cancel_requested: boolean;
  requested_by: string | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
};

export type FileRow = {
  city_id: string;
  id: string;
  name: string;
  media_type: string;
  size: number;
  hash: string;
  bytes: Buffer;
  created_by: string | null;
  created_at: string;
};

/** A form that came with a key, so that it is saved once; where it led is known a moment later. */
export type SentFormRow = {
  city_id: string;
  person_id: string;
  key: string;
  at: string;
  location: string | null;
  note: string | null;
};

export type PersonRow = {
  id: string;
  name: string;
  email: string;
  email_verified: boolean;
  image: string | null;
  created_at: string;
  updated_at: string;
};

/** What a mail let somebody do, by the hash of its secret; written by the sign-in library alone. */
export type VerificationRow = {
  id: string;
  identifier: string;
  value: string;
  expires_at: string;
  created_at: string;
  updated_at: string;
};

export type SignInFailureRow = { key: string; failures: number; last_at: string };

declare module './database.server.ts' {
  interface Tables {
    city: CityRow;
    journal: JournalRow;
    job: JobRow;
    file: FileRow;
    sent_form: SentFormRow;
    person: PersonRow;
    verification: VerificationRow;
    sign_in_failure: SignInFailureRow;
  }
}
