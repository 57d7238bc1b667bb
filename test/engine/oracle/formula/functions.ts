/** What the functions of custom formulas answer for known inputs; an answer that is not finite is unknown. */
import { exponentialAverages } from "../indicators/averages.ts";
import { last, mean, standardDeviation } from "../indicators/lists.ts";

export const OPERATORS: Readonly<Record<string, (left: number, right: number) => number>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "%": (left, right) => left % right,
};

export const FUNCTIONS: Readonly<Record<string, (...inputs: number[]) => number>> = {
  abs: Math.abs,
  sqrt: Math.sqrt,
  log: Math.log,
  log10: Math.log10,
  exp: Math.exp,
  sign: Math.sign,
  floor: Math.floor,
  ceil: Math.ceil,
  round: Math.round,
  min: Math.min,
  max: Math.max,
  pow: Math.pow,
};

interface Rolling {
  /** Known values in a row that an answer takes. */
  readonly required: (bars: number) => number;
  /** From the known values in a row that end at the bar asked about, at least the required ones. */
  readonly answer: (values: readonly number[], bars: number) => number;
}

export const ROLLING_FUNCTIONS: Readonly<Record<string, Rolling>> = {
  sma: { required: (bars) => bars, answer: (values, bars) => mean(last(values, bars)) },
  ema: { required: (bars) => bars, answer: (values, bars) => exponentialAverages(values, bars).at(-1)! },
  stdev: { required: (bars) => bars, answer: (values, bars) => standardDeviation(last(values, bars)) },
  rmax: { required: (bars) => bars, answer: (values, bars) => Math.max(...last(values, bars)) },
  rmin: { required: (bars) => bars, answer: (values, bars) => Math.min(...last(values, bars)) },
  roc: {
    required: (bars) => bars + 1,
    answer: (values, bars) => 100 * (values.at(-1)! / values.at(-1 - bars)! - 1),
  },
};
