/** Funds that hold shares of a whole market. */
import { FIRST_DATE } from "./security.ts";
import type { FactorRow } from "./security.ts";

/** In the order of `FactorRow`. */
export const shareFunds: readonly FactorRow[] = [
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
];
