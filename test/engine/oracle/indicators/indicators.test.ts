/** Numbers worked out by hand; the sums stand beside them. */
import { describe, it } from "vitest";
import { oracleIndicator } from "../oracle.ts";
import { closesOnly, type Series } from "../bars/series.ts";
import { INDICATORS } from "./catalogue.ts";
import { isCloseBased } from "./definition.ts";
import { SHORT_NAMES } from "./short-names.ts";

const CLOSES = [10, 11, 12, 11, 13];
const NONE = NaN;

function onCloses(id: string, window: number, closes: readonly number[] = CLOSES): readonly number[] {
  return oracleIndicator(id, closesOnly(closes), window);
}

/** High, low, close and volume of four bars. */
const BARS: Series = {
  open: [10, 10, 13, 14],
  high: [11, 12, 15, 14],
  low: [9, 10, 13, 12],
  close: [10, 11, 14, 13],
  volume: [100, 200, 300, 400],
};

function rounded(values: readonly number[]): readonly string[] {
  return values.map((value) =>
    Number.isNaN(value) ? "unknown" : value.toFixed(9).replace("-0.000000000", "0.000000000"),
  );
}

describe("an indicator of closes", () => {
  const alpha = 5476 / 77_841; // KAMA: (1/3 (2/3 - 2/31) + 2/31)^2 = (74/279)^2
  const kama3 = 12 - 4 / 961; // no net movement: (2/31)^2 of the way from 12 to 11

  it.for<[id: string, window: number, values: number[]]>([
    ["Current Price", 3, CLOSES],
    ["Simple Moving Average", 3, [NONE, NONE, 11, 34 / 3, 12]],
    ["Exponential Moving Average", 3, [NONE, NONE, 11, 11, 12]],
    ["Weighted Moving Average", 3, [NONE, NONE, 68 / 6, 68 / 6, 73 / 6]],
    ["Wilder Moving Average", 2, [NONE, 10.5, 11.25, 11.125, 12.0625]],
    // WMA(2) 34/3, 37/3; WMA(4) 11.2, 12; so 2 WMA(2) - WMA(4) is 172/15, 38/3
    ["Hull Moving Average", 4, [NONE, NONE, NONE, NONE, (172 / 15 + (2 * 38) / 3) / 3]],
    // E 10.5, 11.5, 67/6, 223/18; EE 11, 100/9, 323/27; EEE 199/18
    ["DEMA", 2, [NONE, NONE, 12, 101 / 9, 346 / 27]],
    [
      "TEMA",
      2,
      [
        NONE,
        NONE,
        NONE,
        1 / 6 + 199 / 18,
        3 * (223 / 18 - 323 / 27) + 199 / 18 + (2 / 3) * (323 / 27 - 199 / 18),
      ],
    ],
    ["KAMA", 2, [NONE, NONE, 12, kama3, kama3 + alpha * (13 - kama3)]],
    ["Relative Strength Index", 2, [NONE, NONE, 100, 50, 250 / 3]],
    ["RSI (SMA)", 2, [NONE, NONE, 100, 50, 200 / 3]],
    ["RSI (EMA)", 2, [NONE, NONE, 100, 100 / 3, (100 * 13) / 15]],
    ["Stochastic RSI", 2, [NONE, NONE, NONE, 0, 100]],
    ["Standard Deviation of Price", 2, [NONE, 0.5, 0.5, 0.5, 1]],
    ["Rate of Change", 2, [NONE, NONE, 20, 0, 100 / 12]],
    ["Cumulative Return", 3, [NONE, NONE, 0.2, 0, 1 / 12]],
    ["Price vs SMA", 2, [NONE, 100 / 21, 100 / 23, -100 / 23, 100 / 12]],
    ["Bollinger %B", 2, [NONE, 0.75, 0.75, 0.25, 0.75]],
    ["Bollinger Bandwidth", 2, [NONE, 200 / 10.5, 200 / 11.5, 200 / 11.5, 400 / 12]],
  ])("is right by hand: %s over %d bars", ([id, window, values], { expect }) => {
    expect(rounded(onCloses(id, window))).toEqual(rounded(values));
  });

  it("smooths as Ehlers does after two bars that pass through", ({ expect }) => {
    // n = 2: f = 2.221106, a = 0.108489, cos f = -0.605511; c2 = -0.131383, c3 = -0.011770, c1 = 1.143153.
    const values = onCloses("Ultimate Smoother", 2);
    expect(values.slice(0, 2)).toEqual([10, 11]);
    expect(values[2]).toBeCloseTo(1.143153 * 12 - 0.131383 * 11 - 0.01177 * 10, 4);
    expect(onCloses("Ultimate Smoother", 4).slice(0, 4)).toEqual([10, 11, 12, 11]);
  });

  it("runs four Laguerre filters: 10.2, 9.84, 10.128, 9.8976 after a step from 10 to 11", ({ expect }) => {
    // Up 0.36 + 0.2304, down 0.288.
    expect(rounded(onCloses("Laguerre RSI", 1, [10, 11]))).toEqual(rounded([NONE, (100 * 0.5904) / 0.8784]));
    expect(onCloses("Laguerre RSI", 1, [10.1, 10.1, 10.1])).toEqual([NONE, NONE, NONE]);
  });

  it("measures volatility in percent", ({ expect }) => {
    // Returns 1/10 and 1/11: half their difference.
    expect(onCloses("Standard Deviation", 2)[2]).toBeCloseTo(100 / 220, 9);
    // Logarithmic returns 1 and 2.
    const growth = [1, Math.E, Math.E ** 3];
    expect(onCloses("Historical Volatility", 2, growth)[2]).toBeCloseTo(50 * Math.sqrt(252), 9);
  });

  it("measures losses from the peak of the window, or of all closes", ({ expect }) => {
    const falls = [10, 8, 9, 6];
    expect(rounded(onCloses("Max Drawdown", 3, falls))).toEqual(rounded([NONE, NONE, 0.2, 1 / 3]));
    expect(rounded(onCloses("Drawdown", 3, falls))).toEqual(rounded([0, 0.2, 0.1, 0.4]));
    expect(onCloses("Ulcer Index", 3, falls)[3]).toBeCloseTo(Math.sqrt((100 / 3) ** 2 / 3), 9);
    expect(onCloses("SMA of Returns", 2, [10, 12, 9])[2]).toBeCloseTo((0.2 - 0.25) / 2, 12);
  });

  it("fits a line through closes", ({ expect }) => {
    // 1, 2, 2: slope 1/2, mean 5/3, R squared 3/4.
    expect(onCloses("Trend Clarity", 3, [1, 2, 2])[2]).toBeCloseTo(75, 9);
    expect(onCloses("Linear Reg Slope", 3, [1, 2, 2])[2]).toBeCloseTo(30, 9);
    expect(onCloses("Linear Reg Value", 3, [1, 2, 2])[2]).toBeCloseTo(13 / 6, 9);
    expect(onCloses("Trend Clarity", 1, [1, 2])).toEqual([0, 0]);
    expect(onCloses("Linear Reg Slope", 1, [1, 2])).toEqual([0, 0]);
    expect(onCloses("Linear Reg Value", 1, [1, 2])).toEqual([1, 2]);
  });

  it("weighs the returns of 1, 3, 6 and 12 months", ({ expect }) => {
    const closes = Array<number>(253).fill(100);
    closes[252] = 110;
    closes[252 - 63] = 80;
    closes[252 - 126] = 55;
    closes[0] = 50;
    // Returns 0.1, 0.375, 1 and 1.2.
    for (const id of ["Momentum (Weighted)", "13612W Momentum"]) {
      expect(onCloses(id, 1, closes).at(-1)).toBeCloseTo((1.2 + 1.5 + 2 + 1.2) / 19, 12);
      expect(onCloses(id, 1, closes).at(-2)).toBeNaN();
    }
    for (const id of ["Momentum (Unweighted)", "13612U Momentum"]) {
      expect(onCloses(id, 1, closes).at(-1)).toBeCloseTo(2.675 / 4, 12);
    }
    // Of the 13 month ends nine are 100.
    for (const id of ["Momentum (12-Month SMA)", "SMA12 Momentum"]) {
      expect(onCloses(id, 1, closes).at(-1)).toBeCloseTo((13 * 110) / (110 + 80 + 55 + 50 + 900) - 1, 12);
    }
  });

  it("finds the averages of a steady climb a steady distance apart", ({ expect }) => {
    // EMA(n) trails a climb of 1 a day by (n - 1) / 2: MACD and signal are 7. Then 10 more than expected:
    // EMA 12 rises by 20/13, EMA 26 by 20/27, and the signal takes a fifth of the difference.
    const climb = Array.from({ length: 35 }, (_, day) => 50 + day);
    climb[34] = climb[34]! + 10;
    const histogram = onCloses("MACD Histogram", 1, climb);
    expect(histogram[32]).toBeNaN();
    expect(histogram[33]).toBeCloseTo(0, 12);
    expect(histogram[34]).toBeCloseTo(0.8 * (20 / 13 - 20 / 27), 12);
  });

  it("puts the difference of averages in percent of the slow one", ({ expect }) => {
    // From 100 to 135.1: EMA 12 105.4, EMA 26 102.6.
    const jump = [...Array<number>(34).fill(100), 135.1];
    expect(onCloses("PPO Histogram", 1, jump).slice(32)).toEqual([
      NONE,
      0,
      expect.closeTo((0.8 * 280) / 102.6, 9),
    ]);
  });
});

describe("an indicator of ranges or volume", () => {
  it.for<[id: string, window: number, values: number[]]>([
    // True ranges 2, 4, 2.
    ["ATR", 2, [NONE, NONE, 3, 2.5]],
    ["ATR %", 2, [NONE, NONE, 300 / 14, 250 / 13]],
    ["Williams %R", 3, [NONE, NONE, -100 / 6, -40]],
    ["Stochastic %K", 2, [NONE, 200 / 3, 80, 100 / 3]],
    ["Stochastic %D", 2, [NONE, NONE, 220 / 3, 170 / 3]],
    // Typical prices 10, 11, 14, 13.
    ["CCI", 2, [NONE, 200 / 3, 200 / 3, -200 / 3]],
    // +DM 1, 3, 0 and -DM 0, 0, 1; averages 2, 1 and 0, 0.5; DX 100 and 100/3.
    ["ADX", 2, [NONE, NONE, NONE, 200 / 3]],
    ["Money Flow Index", 2, [NONE, NONE, 100, (100 * 4200) / 9400]],
    // Balances 0, 200, 500, 100.
    ["OBV Rate of Change", 1, [NONE, NONE, 150, -80]],
    ["VWAP Ratio", 2, [NONE, 1100 / (3200 / 300), 1400 / (6400 / 500), 1300 / (9400 / 700)]],
    ["Volume", 2, [100, 200, 300, 400]],
  ])("is right by hand: %s over %d bars", ([id, window, values], { expect }) => {
    expect(rounded(oracleIndicator(id, BARS, window))).toEqual(rounded(values));
  });

  it("counts the bars since the latest of equal extremes", ({ expect }) => {
    const bars = { ...BARS, open: CLOSES, close: CLOSES, volume: CLOSES };
    const series = { ...bars, high: [5, 7, 6, 7, 6], low: [1, 2, 2, 3, 4] };
    expect(oracleIndicator("Aroon Up", series, 3)[4]).toBeCloseTo(200 / 3, 12);
    expect(oracleIndicator("Aroon Down", series, 3)[4]).toBeCloseTo(100 / 3, 12);
    expect(oracleIndicator("Aroon Oscillator", series, 3)[4]).toBeCloseTo(100 / 3, 12);
  });
});

describe("on a flat market", () => {
  const flat = Array<number>(60).fill(10.1);
  const series: Series = { open: flat, high: flat, low: flat, close: flat, volume: flat };

  it.for<[id: string, value: number]>([
    ["Relative Strength Index", 100],
    ["RSI (SMA)", 100],
    ["RSI (EMA)", 100],
    ["Stochastic RSI", NONE],
    ["Laguerre RSI", NONE],
    ["Bollinger %B", NONE],
    ["Bollinger Bandwidth", 0],
    ["Trend Clarity", 0],
    ["Linear Reg Slope", 0],
    ["Williams %R", NONE],
    ["CCI", NONE],
    ["Stochastic %K", NONE],
    ["Stochastic %D", NONE],
    ["ADX", 0],
    ["Money Flow Index", NONE],
    ["OBV Rate of Change", NONE],
    ["MACD Histogram", 0],
    ["Standard Deviation", 0],
    ["KAMA", 10.1],
    ["TEMA", 10.1],
    ["Simple Moving Average", 10.1],
  ])("%s is %d", ([id, value], { expect }) => {
    const values = oracleIndicator(id, series, 7);
    expect(rounded(values.slice(40))).toEqual(rounded(Array<number>(20).fill(value)));
    if (Number.isNaN(value)) expect(values.every(Number.isNaN)).toBe(true);
  });
});

describe("a strength that no longer moves", () => {
  it("has no place in its own range, whatever rounding adds to it", ({ expect }) => {
    // Without a change gains and losses shrink alike: the RSI stays where it is.
    const closes = [10, 11, 10.3, 10.9, ...Array<number>(20).fill(10.9)];
    expect(onCloses("Stochastic RSI", 3, closes).slice(6).every(Number.isNaN)).toBe(true);
  });
});

describe("the average of equal prices", () => {
  it.for(["Simple Moving Average", "Exponential Moving Average", "Weighted Moving Average", "KAMA", "TEMA"])(
    "is that price to the last bit: %s",
    (id, { expect }) => {
      // Ten tenths sum to less than 1; 2/11 and (1 - 2/11) of 10.1 to less than 10.1.
      for (const price of [0.1, 10.1]) {
        expect(onCloses(id, 10, Array<number>(40).fill(price)).at(-1)).toBe(price);
      }
    },
  );
});

describe("every indicator", () => {
  /** Bars that move on every day, both ways. */
  const close = Array.from({ length: 300 }, (_, day) => 50 + (day % 7) - 3 * (day % 5) + day / 10);
  const moving: Series = {
    open: close.map((price) => price - 0.3),
    high: close.map((price) => price + 1),
    low: close.map((price, day) => price - 1 - (day % 3)),
    close,
    volume: close.map((_, day) => 100 + (day % 11)),
  };

  it("has 52 names, and a short name unless it is a price, a volume or a second name", ({ expect }) => {
    expect(new Set(INDICATORS.map(({ id }) => id)).size).toBe(52);
    const short = new Set(SHORT_NAMES.values());
    const without = INDICATORS.map(({ id }) => id).filter((id) => !short.has(id));
    expect(without).toEqual([
      "Current Price",
      "13612W Momentum",
      "13612U Momentum",
      "SMA12 Momentum",
      "Volume",
    ]);
  });

  it.for(INDICATORS.map((indicator) => [indicator.id, indicator] as const))(
    "is known from its required bars on, and anew after a hole: %s",
    ([, indicator], { expect }) => {
      const hole = 260;
      const holed = Object.fromEntries(
        Object.entries(moving).map(([name, values]) => [name, values.with(hole, NaN)]),
      );
      // The five lists of `moving`.
      const values = indicator.values(holed as unknown as Series, 4);
      // OBV's first base is the 0 of its first bar.
      const required = indicator.requiredBars(4) + (indicator.id === "OBV Rate of Change" ? 1 : 0);
      expect(values.findIndex((value) => !Number.isNaN(value))).toBe(required - 1);
      expect(values[hole]).toBeNaN();
      const after = values.slice(hole + 1).findIndex((value) => !Number.isNaN(value));
      expect(after).toBe(required > 300 - hole ? -1 : required - 1);
    },
  );

  it("is close-based unless it reads ranges or volume", ({ expect }) => {
    const others = INDICATORS.filter((indicator) => !isCloseBased(indicator)).map(({ id }) => id);
    expect(others.toSorted()).toEqual([
      "ADX",
      "ATR",
      "ATR %",
      "Aroon Down",
      "Aroon Oscillator",
      "Aroon Up",
      "CCI",
      "Money Flow Index",
      "OBV Rate of Change",
      "Stochastic %D",
      "Stochastic %K",
      "VWAP Ratio",
      "Volume",
      "Williams %R",
    ]);
  });
});
