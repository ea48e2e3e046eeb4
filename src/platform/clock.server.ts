/** The only clock. `STADTFADEN_NOW` stops it at a moment, for tests and for reports that must be made again alike. */

export function now(): Date {
  const fixed = process.env.STADTFADEN_NOW;
  return fixed ? new Date(fixed) : new Date();
}

const germanDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

/** Today's date in Germany, as an ISO date: the city's day, wherever the machine stands. */
export function today(): string {
  return germanDay.format(now());
}
