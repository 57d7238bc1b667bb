const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A time to wait (ms) in the two largest units that matter: `45 s`, `6 min`, `2 h 14 min`, `1 d 4 h`. The smallest
 * unit is rounded up, so that nothing happens before it was announced.
 */
export function formatDuration(duration: number): string {
  if (duration <= MINUTE) return `${Math.max(0, Math.ceil(duration / SECOND))} s`;
  const minutes = Math.ceil(duration / MINUTE) * MINUTE;
  if (minutes < HOUR) return `${minutes / MINUTE} min`;
  if (minutes < DAY) return twoUnits(minutes, HOUR, "h", MINUTE, "min");
  return twoUnits(Math.ceil(duration / HOUR) * HOUR, DAY, "d", HOUR, "h");
}

function twoUnits(
  duration: number,
  large: number,
  largeName: string,
  small: number,
  smallName: string,
): string {
  const rest = (duration % large) / small;
  const whole = `${Math.floor(duration / large)} ${largeName}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallName}`;
}
