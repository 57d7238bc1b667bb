/** Sine and cosine, the same to the bit wherever they are computed. */

/** A quarter of the circle in radians: the first part has so few bits that its products with whole numbers are exact. */
const QUARTER = { high: 1.570_796_326_734_125_6, low: 6.077_100_506_506_192e-11 };

/** The sine of an angle in radians, from -1,000 to 1,000; absolute errors stay below 2e-16. */
export function sine(angle: number): number {
  const quarters = Math.round(angle / (Math.PI / 2));
  const rest = angle - quarters * QUARTER.high - quarters * QUARTER.low;
  switch (((quarters % 4) + 4) % 4) {
    case 0:
      return sineSeries(rest);
    case 1:
      return cosineSeries(rest);
    case 2:
      return -sineSeries(rest);
    default:
      return -cosineSeries(rest);
  }
}

/** The cosine, as `sine`. */
export function cosine(angle: number): number {
  const quarters = Math.round(angle / (Math.PI / 2));
  const rest = angle - quarters * QUARTER.high - quarters * QUARTER.low;
  switch (((quarters % 4) + 4) % 4) {
    case 0:
      return cosineSeries(rest);
    case 1:
      return -sineSeries(rest);
    case 2:
      return -cosineSeries(rest);
    default:
      return sineSeries(rest);
  }
}

/** x - x^3 / 3! + x^5 / 5! - ... for x up to an eighth of the circle. */
function sineSeries(x: number): number {
  const square = x * x;
  let sum = 1;
  for (let term = 17; term >= 5; term -= 2) sum = 1 - (sum * square) / (term * (term - 1));
  return x - (x * square * sum) / 6;
}

/** 1 - x^2 / 2! + x^4 / 4! - ... for x up to an eighth of the circle. */
function cosineSeries(x: number): number {
  const square = x * x;
  let sum = 1;
  for (let term = 18; term >= 4; term -= 2) sum = 1 - (sum * square) / (term * (term - 1));
  return 1 - (square * sum) / 2;
}
