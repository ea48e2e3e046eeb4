import { pino } from 'pino';

/** Structured log, one JSON object a line. Names, mail addresses and form contents never go in. */
export const log = pino({ level: process.env.LOG_LEVEL ?? 'info', base: null });
