/** Rows of people, as stored. */

export type OfficeRow = {
  city_id: string;
  id: string;
  name: string;
  short: string | null;
  kind: string;
  parent_id: string | null;
  contact: string | null;
  source: string | null;
  retired_at: string | null;
  revision: number;
};

export type GrantRow = {
  city_id: string;
  id: string;
  person_id: string;
  role: string;
  office_id: string | null;
};

export type InvitationRow = {
  city_id: string;
  id: string;
  email: string;
  role: string;
  office_id: string | null;
  token_hash: string;
  invited_by: string;
  expires_at: string;
  accepted_at: string | null;
  withdrawn_at: string | null;
};

/** Who may bring new cities into the installation. */
export type FounderRow = {
  person_id: string;
  since: string;
};

declare module '#platform/database.server.ts' {
  interface Tables {
    office: OfficeRow;
    membership: GrantRow;
    invitation: InvitationRow;
    founder: FounderRow;
  }
}
