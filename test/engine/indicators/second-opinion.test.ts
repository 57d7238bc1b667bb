/**
 * The package trading-signals (https://github.com/bennycode/trading-signals), written by others, as a second opinion on
 * a random market of 400 bars without holes and flat stretches, of which the two have different conventions.
 */
import * as fc from "fast-check";
import {
  ADX,
  Aroon,
  ATR,
  BollingerBands,
  BollingerBandsWidth,
  CCI,
  DEMA,
  EMA,
  HMA,
  LaguerreRSI,
  LinearRegression,
  MACD,
  MFI,
  PercentB,
  ROC,
  RSI,
  SMA,
  StochasticOscillator,
  StochasticRSI,
  TEMA,
  UlcerIndex,
  WilliamsR,
  WMA,
  WSMA,
} from "trading-signals";
import { describe, it } from "vitest";
import { findIndicator } from "../../../src/engine/indicators/registry.ts";
import { type Bar, seriesOf, walks } from "../support/price-histories.ts";
import { holdsAlways } from "../support/property.ts";

const BARS = 400;
/** From here on the seeds, which differ, have faded: their share is below 1e-9 for windows of up to 14 bars. */
const SETTLED = 380;

interface Opinion<Input, Result> {
  add(input: Input): unknown;
  getResult(): Result | null;
}

/** What an indicator of the package answers after each input; NaN while it answers nothing. */
function column<Input, Result>(
  opinion: Opinion<Input, Result>,
  inputs: readonly Input[],
  read: (result: Result) => number,
): number[] {
  return inputs.map((input) => {
    opinion.add(input);
    const result = opinion.getResult();
    return result === null ? NaN : read(result);
  });
}

type Second = (bars: readonly Bar[], window: number) => number[];

const closesOf = (bars: readonly Bar[]) => bars.map(({ close }) => close);
const ofCloses =
  (make: (window: number) => Opinion<number, number>, scale = 1): Second =>
  (bars, window) =>
    column(make(window), closesOf(bars), (value) => scale * value);
const ofCandles =
  <Result>(make: (window: number) => Opinion<Bar, Result>, read: (result: Result) => number): Second =>
  (bars, window) =>
    column(make(window), bars, read);
const plain = (value: number) => value;

const FROM_THE_FIRST_VALUE: readonly (readonly [id: string, second: Second])[] = [
  ["Simple Moving Average", ofCloses((window) => new SMA(window))],
  ["Weighted Moving Average", ofCloses((window) => new WMA(window))],
  ["Wilder Moving Average", ofCloses((window) => new WSMA(window))],
  ["Hull Moving Average", ofCloses((window) => new HMA(window))],
  ["Relative Strength Index", ofCloses((window) => new RSI(window))],
  ["RSI (SMA)", ofCloses((window) => new RSI(window, SMA))],
  ["Stochastic RSI", ofCloses((window) => new StochasticRSI(window), 100)],
  ["Rate of Change", ofCloses((window) => new ROC(window), 100)],
  ["Bollinger %B", ofCloses((window) => new PercentB({ interval: window }))],
  ["Bollinger Bandwidth", ofCloses((window) => new BollingerBandsWidth(new BollingerBands(window, 2)), 100)],
  ["Ulcer Index", ofCloses((window) => new UlcerIndex(window))],
  [
    "Linear Reg Value",
    (bars, window) =>
      column(
        new LinearRegression(window),
        closesOf(bars),
        ({ slope, intercept }) => slope * (window - 1) + intercept,
      ),
  ],
  [
    "Aroon Up",
    ofCandles(
      (window) => new Aroon(window),
      ({ aroonUp }) => aroonUp,
    ),
  ],
  [
    "Aroon Down",
    ofCandles(
      (window) => new Aroon(window),
      ({ aroonDown }) => aroonDown,
    ),
  ],
  ["Williams %R", ofCandles((window) => new WilliamsR(window), plain)],
  ["CCI", ofCandles((window) => new CCI(window), plain)],
  ["Money Flow Index", ofCandles((window) => new MFI(window), plain)],
  [
    "Stochastic %K",
    ofCandles(
      (window) => new StochasticOscillator({ kPeriod: window, kSlowingPeriod: 1, dPeriod: 1 }),
      ({ stochK }) => stochK,
    ),
  ],
  [
    "Stochastic %D",
    ofCandles(
      (window) => new StochasticOscillator({ kPeriod: window, kSlowingPeriod: 1, dPeriod: window }),
      ({ stochD }) => stochD,
    ),
  ],
];

/** The package seeds these with the first value instead of a mean. */
const AFTER_THE_SEED: readonly (readonly [id: string, second: Second])[] = [
  ["Exponential Moving Average", ofCloses((window) => new EMA(window))],
  ["DEMA", ofCloses((window) => new DEMA(window))],
  ["TEMA", ofCloses((window) => new TEMA(window))],
  ["RSI (EMA)", ofCloses((window) => new RSI(window, EMA))],
  ["ATR", ofCandles((window) => new ATR(window), plain)],
  ["ADX", ofCandles((window) => new ADX(window), plain)],
  [
    "MACD Histogram",
    (bars) =>
      column(new MACD(new EMA(12), new EMA(26), new EMA(9)), closesOf(bars), ({ histogram }) => histogram),
  ],
  ["Laguerre RSI", ofCloses(() => new LaguerreRSI({ gamma: 0.8 }), 100)],
];

/** The bars from `from` on at which two columns differ by more than 1e-8 of the larger one, or of 1. */
function disagreements(ours: Float64Array, theirs: readonly number[], from: number): number[] {
  return theirs.flatMap((their, bar) => {
    const our = ours[bar] ?? NaN;
    const scale = Math.max(1, Math.abs(our), Math.abs(their));
    const agree = Number.isNaN(our) ? Number.isNaN(their) : Math.abs(our - their) <= 1e-8 * scale;
    return bar < from || agree ? [] : [bar];
  });
}

const windows = fc.integer({ min: 2, max: 14 });

describe("a second opinion", () => {
  it.for(FROM_THE_FIRST_VALUE)("agrees on %s from the first value on", ([id, second], { expect }) => {
    const indicator = findIndicator(id)!;
    holdsAlways(
      fc.property(walks(BARS), windows, (bars, window) => {
        const ours = indicator.compute(seriesOf(bars), window);
        expect(disagreements(ours, second(bars, window), 0)).toEqual([]);
      }),
      10,
    );
  });

  it.for(AFTER_THE_SEED)("agrees on %s once the seed has faded", ([id, second], { expect }) => {
    const indicator = findIndicator(id)!;
    holdsAlways(
      fc.property(walks(BARS), windows, (bars, window) => {
        const ours = indicator.compute(seriesOf(bars), window);
        expect(disagreements(ours, second(bars, window), SETTLED)).toEqual([]);
      }),
      10,
    );
  });
});
