/**
 * Trading days in a year, by which daily figures become annual ones (empyrical's `APPROX_BDAYS_PER_YEAR`).
 */
export const DAYS_PER_YEAR = 252;
