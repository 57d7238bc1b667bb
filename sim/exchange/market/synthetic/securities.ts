/**
 * The securities of the built-in market. Names are the real ones; every price is invented. Yearly figures are
 * fractions (0.07 is 7 %).
 */

/** How strongly a security moves with each factor: its return for a factor's return of 1. */
export interface Loadings {
  readonly equity?: number;
  /** Loading on the bond market: the return of a bond of one year's duration. */
  readonly rates?: number;
  readonly gold?: number;
  readonly commodity?: number;
}

interface Security {
  readonly ticker: string;
  readonly name: string;
  readonly exchange: "ARCA" | "NASDAQ" | "NYSE";
  /** First session on or after this New York date. */
  readonly since: string;
  /** Dollars at the first close. */
  readonly price: number;
  /** Shares traded on a usual day. */
  readonly volume: number;
  /** Splits one share into `factor` when the price rises above `above`, or joins shares when it falls below `below`. */
  readonly splits?: { readonly above?: number; readonly below?: number; readonly factor: number };
}

export interface FactorSecurity extends Security {
  readonly kind: "factor";
  readonly loadings: Loadings;
  /** Return a year on top of what the factors bring. */
  readonly drift: number;
  /** Volatility a year of its own. */
  readonly volatility: number;
  /** Dividends a year as a fraction of the price, paid in four parts. */
  readonly yield: number;
}

export interface LeveragedSecurity extends Security {
  readonly kind: "leveraged";
  readonly underlying: string;
  /** Multiple of the underlying's daily return. */
  readonly multiple: number;
  /** Cost a year. */
  readonly fee: number;
}

export type SyntheticSecurity = FactorSecurity | LeveragedSecurity;

/** The first session of the built-in market. */
export const FIRST_DATE = "2000-01-03";

const GROWTH_SPLITS = { above: 450, factor: 4 } as const;

type FactorRow = readonly [
  ticker: string,
  name: string,
  since: string,
  price: number,
  loadings: Loadings,
  drift: number,
  volatility: number,
  dividendYield: number,
  volume: number,
  exchange?: "NASDAQ" | "NYSE",
];

const FUNDS_AND_SHARES: readonly FactorRow[] = [
  ["SPY", "SPDR S&P 500 ETF Trust", FIRST_DATE, 92, { equity: 1 }, 0.005, 0.012, 0.018, 7.5e7],
  ["QQQ", "Invesco QQQ Trust", FIRST_DATE, 61, { equity: 1.15 }, 0.025, 0.07, 0.007, 4e7, "NASDAQ"],
  ["IWM", "iShares Russell 2000 ETF", "2000-05-26", 44, { equity: 1.15 }, -0.01, 0.08, 0.013, 2.8e7],
  [
    "DIA",
    "SPDR Dow Jones Industrial Average ETF Trust",
    FIRST_DATE,
    86,
    { equity: 0.93 },
    0,
    0.035,
    0.019,
    3.6e6,
  ],
  ["VTI", "Vanguard Total Stock Market ETF", "2001-05-31", 52, { equity: 1.01 }, 0.004, 0.015, 0.017, 3.8e6],
  ["VOO", "Vanguard S&P 500 ETF", "2010-09-09", 96, { equity: 1 }, 0.005, 0.012, 0.018, 4.8e6],
  ["EFA", "iShares MSCI EAFE ETF", "2001-08-27", 39, { equity: 0.9 }, -0.02, 0.08, 0.03, 1.7e7],
  [
    "EEM",
    "iShares MSCI Emerging Markets ETF",
    "2003-04-14",
    21,
    { equity: 1.05, commodity: 0.1 },
    -0.02,
    0.12,
    0.024,
    3.4e7,
  ],
  [
    "TLT",
    "iShares 20+ Year Treasury Bond ETF",
    "2002-07-30",
    83,
    { rates: 16 },
    -0.012,
    0.025,
    0.035,
    2.6e7,
    "NASDAQ",
  ],
  [
    "IEF",
    "iShares 7-10 Year Treasury Bond ETF",
    "2002-07-30",
    82,
    { rates: 7.5 },
    -0.004,
    0.012,
    0.03,
    6.8e6,
    "NASDAQ",
  ],
  [
    "SHY",
    "iShares 1-3 Year Treasury Bond ETF",
    "2002-07-30",
    81,
    { rates: 1.9 },
    0.012,
    0.003,
    0.02,
    3.9e6,
    "NASDAQ",
  ],
  [
    "BIL",
    "SPDR Bloomberg 1-3 Month T-Bill ETF",
    "2007-05-30",
    91.5,
    { rates: 0.15 },
    0.016,
    0.001,
    0.017,
    6.2e6,
  ],
  [
    "AGG",
    "iShares Core U.S. Aggregate Bond ETF",
    "2003-09-29",
    100,
    { rates: 6, equity: 0.01 },
    0,
    0.012,
    0.03,
    7.9e6,
  ],
  [
    "BND",
    "Vanguard Total Bond Market ETF",
    "2007-04-10",
    75,
    { rates: 6.1, equity: 0.01 },
    0,
    0.012,
    0.03,
    6.1e6,
    "NASDAQ",
  ],
  [
    "LQD",
    "iShares iBoxx $ Investment Grade Corporate Bond ETF",
    "2002-07-30",
    101,
    { rates: 8, equity: 0.1 },
    -0.003,
    0.025,
    0.037,
    2.3e7,
  ],
  [
    "HYG",
    "iShares iBoxx $ High Yield Corporate Bond ETF",
    "2007-04-11",
    93,
    { rates: 2.5, equity: 0.38 },
    -0.005,
    0.03,
    0.055,
    3.5e7,
  ],
  [
    "TIP",
    "iShares TIPS Bond ETF",
    "2003-12-05",
    102,
    { rates: 6.5, commodity: 0.03, gold: 0.04 },
    0,
    0.025,
    0.027,
    2.4e6,
  ],
  ["GLD", "SPDR Gold Shares", "2004-11-18", 44, { gold: 1 }, 0, 0.01, 0, 8.6e6],
  ["SLV", "iShares Silver Trust", "2006-04-28", 13, { gold: 1.35, commodity: 0.2 }, -0.02, 0.18, 0, 2.2e7],
  ["USO", "United States Oil Fund", "2006-04-10", 68, { commodity: 1.3 }, -0.06, 0.16, 0, 4.6e6],
  [
    "DBC",
    "Invesco DB Commodity Index Tracking Fund",
    "2006-02-06",
    24,
    { commodity: 0.75, gold: 0.15 },
    -0.02,
    0.06,
    0.01,
    1.4e6,
  ],
  [
    "VNQ",
    "Vanguard Real Estate ETF",
    "2004-09-29",
    55,
    { equity: 0.95, rates: 2.5 },
    -0.01,
    0.13,
    0.038,
    4.4e6,
  ],
  ["XLK", "Technology Select Sector SPDR Fund", FIRST_DATE, 41, { equity: 1.15 }, 0.02, 0.09, 0.01, 6.1e6],
  [
    "XLF",
    "Financial Select Sector SPDR Fund",
    FIRST_DATE,
    17,
    { equity: 1.15, rates: -0.8 },
    -0.02,
    0.12,
    0.02,
    4.3e7,
  ],
  [
    "XLE",
    "Energy Select Sector SPDR Fund",
    FIRST_DATE,
    26,
    { equity: 0.85, commodity: 0.5 },
    -0.02,
    0.12,
    0.034,
    1.6e7,
  ],
  ["XLV", "Health Care Select Sector SPDR Fund", FIRST_DATE, 28, { equity: 0.75 }, 0.02, 0.08, 0.016, 8.9e6],
  [
    "XLU",
    "Utilities Select Sector SPDR Fund",
    FIRST_DATE,
    24,
    { equity: 0.5, rates: 3 },
    0,
    0.11,
    0.033,
    1.2e7,
  ],
  [
    "XLP",
    "Consumer Staples Select Sector SPDR Fund",
    FIRST_DATE,
    21,
    { equity: 0.55, rates: 1 },
    0.015,
    0.07,
    0.026,
    1.1e7,
  ],
  ["XLI", "Industrial Select Sector SPDR Fund", FIRST_DATE, 25, { equity: 1.03 }, 0.005, 0.07, 0.017, 9.8e6],
  [
    "XLY",
    "Consumer Discretionary Select Sector SPDR Fund",
    FIRST_DATE,
    27,
    { equity: 1.08 },
    0.012,
    0.08,
    0.011,
    4.7e6,
  ],
  ["AAPL", "Apple Inc. Common Stock", FIRST_DATE, 58, { equity: 1.15 }, 0.05, 0.22, 0.006, 5.2e7, "NASDAQ"],
  [
    "MSFT",
    "Microsoft Corporation Common Stock",
    FIRST_DATE,
    72,
    { equity: 1.05 },
    0.03,
    0.18,
    0.01,
    2.4e7,
    "NASDAQ",
  ],
  ["AMZN", "Amazon.com, Inc. Common Stock", FIRST_DATE, 63, { equity: 1.25 }, 0.04, 0.25, 0, 4.3e7, "NASDAQ"],
  [
    "NVDA",
    "NVIDIA Corporation Common Stock",
    FIRST_DATE,
    34,
    { equity: 1.5 },
    0.08,
    0.32,
    0.001,
    2.1e8,
    "NASDAQ",
  ],
  [
    "JPM",
    "JPMorgan Chase & Co. Common Stock",
    FIRST_DATE,
    46,
    { equity: 1.2, rates: -1 },
    0,
    0.18,
    0.027,
    9.4e6,
    "NYSE",
  ],
  [
    "XOM",
    "Exxon Mobil Corporation Common Stock",
    FIRST_DATE,
    39,
    { equity: 0.7, commodity: 0.4 },
    0,
    0.15,
    0.035,
    1.5e7,
    "NYSE",
  ],
  [
    "JNJ",
    "Johnson & Johnson Common Stock",
    FIRST_DATE,
    44,
    { equity: 0.55 },
    0.015,
    0.13,
    0.027,
    7.2e6,
    "NYSE",
  ],
];

function factorSecurity(row: FactorRow): FactorSecurity {
  const [ticker, name, since, price, loadings, drift, volatility, dividendYield, volume, exchange] = row;
  return {
    kind: "factor",
    ticker,
    name,
    since,
    price,
    loadings,
    drift,
    volatility,
    yield: dividendYield,
    volume,
    exchange: exchange ?? "ARCA",
    ...(volatility > 0.12 ? { splits: GROWTH_SPLITS } : {}),
  };
}

const LEVERAGED: readonly LeveragedSecurity[] = [
  {
    kind: "leveraged",
    ticker: "TQQQ",
    name: "ProShares UltraPro QQQ",
    exchange: "NASDAQ",
    since: "2010-02-11",
    price: 82,
    volume: 7e7,
    underlying: "QQQ",
    multiple: 3,
    fee: 0.0095,
    splits: { above: 160, factor: 2 },
  },
  {
    kind: "leveraged",
    ticker: "SQQQ",
    name: "ProShares UltraPro Short QQQ",
    exchange: "NASDAQ",
    since: "2010-02-11",
    price: 76,
    volume: 1.1e8,
    underlying: "QQQ",
    multiple: -3,
    fee: 0.0095,
    splits: { below: 12, factor: 0.2 },
  },
  {
    kind: "leveraged",
    ticker: "UPRO",
    name: "ProShares UltraPro S&P 500",
    exchange: "ARCA",
    since: "2009-06-25",
    price: 80,
    volume: 6.4e6,
    underlying: "SPY",
    multiple: 3,
    fee: 0.0091,
    splits: { above: 160, factor: 2 },
  },
];

/** Every security of the built-in market. */
export const securities: readonly SyntheticSecurity[] = [
  ...FUNDS_AND_SHARES.map(factorSecurity),
  ...LEVERAGED,
];
