/**
 * What is known better than the rules of `holidays.ts`: sessions as a broker's calendar has them. Data that whoever
 * asks for a session hands in; nothing here remembers any.
 */

/** New York times (`HH:MM`) between which the exchange trades on a date. */
export interface SessionHours {
  readonly open: string;
  readonly close: string;
}

/** Per New York date the hours that hold instead of the rules', or null where the exchange stays shut. */
export type SessionOverrides = Readonly<Record<string, SessionHours | null>>;

/** The rules alone. */
export const NO_OVERRIDES: SessionOverrides = {};
