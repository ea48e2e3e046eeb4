/** What a page of the house may load: its own files only, and of other hosts the one that the page itself has named. */

/** Between a page and the server; no browser sees it. */
export const foreignHeader = 'Stadtfaden-Foreign-Host';

const origin = /^https?:\/\/([a-z0-9.-]+|\[::1\])(:\d+)?$/;

/** @param foreign the origin of the other host; what is none is left out */
export function contentPolicy(foreign: string | null): string {
  const more = foreign && origin.test(foreign) ? ` ${foreign}` : '';
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    `img-src 'self' data:${more}`,
    `connect-src 'self'${more}`,
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}
