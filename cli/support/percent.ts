/** A fraction as percent with two decimals: 0.0512 is "5.12 %". */
export function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(2)} %`;
}

/** Target weights as text, the largest first; what is left over is cash. */
export function allocationText(weights: Readonly<Record<string, number>>): string {
  const entries = Object.entries(weights).sort(([, left], [, right]) => right - left);
  const cash = 1 - entries.reduce((sum, [, weight]) => sum + weight, 0);
  const parts = entries.map(([ticker, weight]) => `${ticker} ${percent(weight)}`);
  if (cash > 1e-9) parts.push(`cash ${percent(cash)}`);
  return parts.join(", ");
}
