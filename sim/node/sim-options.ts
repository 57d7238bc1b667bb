/** The options of the command line that runs the local exchange. */
import { parseArgs } from "node:util";
import { isDate } from "../../src/engine/calendar/dates.ts";

export interface SimOptions {
  /** 0 for any free port. */
  readonly port: number;
  /** Directory of CSV files; the built-in market when not given. */
  readonly data: string | undefined;
  /** New York date of the session to start in. */
  readonly date: string | undefined;
  readonly seed: number;
  /** Virtual seconds per real second. */
  readonly speed: number;
  /** Directory in which the exchange keeps its state. */
  readonly state: string | undefined;
  readonly json: boolean;
}

export type ReadOptions =
  | { readonly ok: true; readonly options: SimOptions }
  | { readonly ok: false; readonly message: string };

const LAST_PORT = 65_535;

/** Reads the arguments after the script's name; `message` is one line that says what is wrong with them. */
export function readSimOptions(args: readonly string[]): ReadOptions {
  const parsed = parse(args);
  if (typeof parsed === "string") return { ok: false, message: parsed };
  const { port, date, seed, speed, data, state, json } = parsed;
  if (!/^\d+$/.test(port) || Number(port) > LAST_PORT) {
    return { ok: false, message: `--port ${port}: not a port between 0 and ${LAST_PORT}` };
  }
  if (date !== undefined && !isDate(date)) {
    return { ok: false, message: `--date ${date}: not a date YYYY-MM-DD` };
  }
  if (!/^\d{1,9}$/.test(seed)) return { ok: false, message: `--seed ${seed}: not a whole number` };
  if (!/^\d+(\.\d+)?$/.test(speed)) {
    return { ok: false, message: `--speed ${speed}: not a number, zero or more` };
  }
  return {
    ok: true,
    options: { port: Number(port), data, date, seed: Number(seed), speed: Number(speed), state, json },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: "string", default: "8790" },
        data: { type: "string" },
        date: { type: "string" },
        seed: { type: "string", default: "1" },
        speed: { type: "string", default: "1" },
        state: { type: "string" },
        json: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return error.message.split(/[.\n]/)[0] ?? error.message;
  }
}
