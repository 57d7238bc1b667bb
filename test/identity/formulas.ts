/** Every operator and function of formulas. */
export const FORMULAS: readonly string[] = [
  "100 * (close / sma(close, 20) - 1) + min(rsi - 50, 0, macd)",
  "abs(close - open) / max(high - low, 0.01) - sign(close - open) * 0.5",
  "sqrt(atr) + log(close) - log10(volume + 1)",
  "exp(roc / 100) * pow(close / rmin(low, 9), 1.5)",
  "(close - rmin(close, 14)) / (rmax(close, 14) - rmin(close, 14)) % 0.3",
  "floor(rsi) + ceil(hv) - round(adx) - -stdev(close, 7)",
  "ema(volume, 11) / sma(volume, 30) + roc(obv_roc, 3) / 1000",
];
