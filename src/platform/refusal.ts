/**
 * Something the house does not do, said so that it can be put into the reader's language: a key of `ui/texts` (under
 * `refusal`) with what it speaks about. An answer with a status, not an error: it has the shape of React Router's error
 * responses, so that it reaches the error page with its words, and is no `Error`, whose words would be wiped there.
 */
export class Refusal {
  readonly status: number;
  readonly statusText = '';
  readonly internal = false;
  readonly data: { readonly key: string; readonly vars: Record<string, string | number> };

  constructor(status: number, key: string, vars: Record<string, string | number> = {}) {
    this.status = status;
    this.data = { key, vars };
  }
  /** Where no page is asked for but a file, React Router answers with this message; the server makes a page of it. */
  get error() {
    return { message: JSON.stringify(this.data) };
  }
  get key() {
    return this.data.key;
  }
  get vars() {
    return this.data.vars;
  }
}

export function notFound(): Refusal {
  return new Refusal(404, 'not-found');
}
