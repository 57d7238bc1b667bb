/** For each row, how many known values in a row end there; 0 where the value is unknown (NaN, or infinite). */
export function knownRuns(values: Float64Array): Int32Array {
  const runs = new Int32Array(values.length);
  let run = 0;
  for (let row = 0; row < runs.length; row++) {
    const value = values[row] ?? NaN;
    run = value - value === 0 ? run + 1 : 0;
    runs[row] = run;
  }
  return runs;
}

/** For each row, how many equal known values in a row end there; 0 where the value is unknown. */
export function equalRuns(values: Float64Array): Int32Array {
  const runs = new Int32Array(values.length);
  let run = 0;
  let previous = NaN;
  for (let row = 0; row < runs.length; row++) {
    const value = values[row] ?? NaN;
    if (value - value !== 0) run = 0;
    else run = value === previous ? run + 1 : 1;
    previous = value;
    runs[row] = run;
  }
  return runs;
}
