import {
  CASH_DECIMALS,
  decimal,
  QUANTITY_DECIMALS,
  roundDown,
  toText,
} from "../../../src/engine/money/decimal.ts";
import { isNumericText } from "../format/numeric-text.ts";
import { type Asset, assetWords } from "./assets.ts";

export type AmountInput = { ok: true; asset: Asset } | { ok: false; message: string };

const decimalsOf = ({ symbol }: Asset) => (symbol === null ? CASH_DECIMALS : QUANTITY_DECIMALS);

/** All of an asset as it can be asked for: a fraction of a cent cannot. */
export function wholeAmount(asset: Asset): string {
  return toText(roundDown(decimal(asset.amount), decimalsOf(asset)));
}

/** How much of an asset was typed, with or without `$` and commas; no more than there is. */
export function readAmount(text: string, available: Asset): AmountInput {
  const digits = text.trim().replace(/^\$/, "").replaceAll(/[, ]/g, "");
  const decimals = decimalsOf(available);
  if (!isNumericText(digits) || decimal(digits).lte(0)) {
    return { ok: false, message: "Write a number above 0." };
  }
  if (!decimal(digits).eq(roundDown(decimal(digits), decimals))) {
    const unit = available.symbol === null ? "Dollars" : "Shares";
    return { ok: false, message: `${unit} have ${decimals} decimals at most.` };
  }
  if (decimal(digits).gt(decimal(available.amount))) {
    return { ok: false, message: `There are only ${assetWords(available)}.` };
  }
  return { ok: true, asset: { symbol: available.symbol, amount: toText(decimal(digits)) } };
}
