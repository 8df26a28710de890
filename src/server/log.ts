// Structured logs. The server writes to anything that has pino's four methods; pino is what it makes itself.

type Write = (fields: object, message: string) => void;

/** What the server needs of a logger. A pino logger is one. */
export interface Logger {
  debug: Write;
  info: Write;
  warn: Write;
  error: Write;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

const nothing: Write = () => {};
export const SILENT: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** A logger from the `log` option: a logger as it is, a level for one that writes JSON to stderr. */
export async function loggerOf(log: Logger | LogLevel | false = 'info'): Promise<Logger> {
  if (typeof log === 'object') return log;
  if (!log || log === 'silent') return SILENT;
  const { default: pino } = await import('pino');
  return pino({ name: 'qmlet', level: log, base: null }, pino.destination(2)) as Logger;
}
