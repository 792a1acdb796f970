import { type Logger, pino } from 'pino';

export type { Logger };

/** The process log, one JSON line an entry. Secrets never reach it; what people did is kept in the events table, not here. */
export function createLog(level: string): Logger {
  return pino({ level, redact: ['req.headers.cookie', 'req.headers.authorization', 'password', 'token'] });
}
