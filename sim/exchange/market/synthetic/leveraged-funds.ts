/** Funds that follow a multiple of another fund's day. */
import type { LeveragedSecurity } from "./security.ts";

/** The leveraged funds of the built-in market. */
export const leveragedFunds: readonly LeveragedSecurity[] = [
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
