import pino from 'pino';
import { LOG_LEVELS } from './settings.ts';

// A wrong level is refused with the other settings, in one line: it must not stop the program before that.
const level = LOG_LEVELS.find((known) => known === process.env['RELAIS_LOG']) ?? 'info';

/**
 * One JSON line an event, on standard error. Never what a person typed: no address beyond the route's pattern, no
 * body, no header, no IP, no error message (it may quote its input), only an error's kind and where it was thrown.
 */
export const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));

/** The part of an error that can be written down: its name and its frames, never its message. */
export function writable(error: unknown): { kind: string; at: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { kind: error.name, at: frames.slice(0, 6).map((line) => line.trim()) };
}
