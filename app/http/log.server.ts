import pino from "pino";

/** Structured lines on standard output. Never personal data: ids and codes only. */
export const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });
