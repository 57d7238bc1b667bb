/** Every security of the built-in market. */
import { bondAndCommodityFunds } from "./bond-and-commodity-funds.ts";
import { companies } from "./companies.ts";
import { leveragedFunds } from "./leveraged-funds.ts";
import { sectorFunds } from "./sector-funds.ts";
import type { FactorRow, FactorSecurity, SyntheticSecurity } from "./security.ts";
import { shareFunds } from "./share-funds.ts";

/** Securities with so much volatility of their own may grow beyond what a share usually costs, and then split. */
const GROWTH_VOLATILITY = 0.12;
const GROWTH_SPLITS = { above: 450, factor: 4 } as const;

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
    ...(volatility > GROWTH_VOLATILITY ? { splits: GROWTH_SPLITS } : {}),
  };
}

/** The securities that factors drive, and after them those that follow one of these. */
export const securities: readonly SyntheticSecurity[] = [
  ...[...shareFunds, ...bondAndCommodityFunds, ...sectorFunds, ...companies].map(factorSecurity),
  ...leveragedFunds,
];
