import { formatFraction } from "../format/percent.ts";

/** `fraction` of the whole, 0 to 1. */
export type Segment = { name: string; fraction: number };

const HUES = 6;

type AllocationBarProperties = {
  /** What the whole is, for those who cannot see the bar. */
  label: string;
  segments: readonly Segment[];
  /** Name of what the segments leave of the whole. */
  restName: string;
};

/** A whole in parts as one bar, with its parts in words and percent below it. */
export function AllocationBar({ label, segments, restName }: AllocationBarProperties) {
  const given = segments.reduce((total, { fraction }) => total + fraction, 0);
  const rest = Math.max(0, 1 - given);
  let start = 0;
  const drawn = segments.map((segment, index) => {
    const x = start * 100;
    start += segment.fraction;
    return { ...segment, x, hue: `segment-${index % HUES}` };
  });
  const parts =
    rest > 0.0005
      ? [...drawn, { name: restName, fraction: rest, x: start * 100, hue: "segment-rest" }]
      : drawn;
  return (
    <div class="allocation">
      <svg class="allocation-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        {parts.map(({ name, fraction, x, hue }) => (
          <rect key={name} class={hue} x={x} y="0" width={fraction * 100} height="10" />
        ))}
      </svg>
      <ul class="allocation-parts" role="list" aria-label={label}>
        {parts.map(({ name, fraction, hue }) => (
          <li key={name}>
            <svg class="allocation-key" viewBox="0 0 10 10" aria-hidden="true">
              <rect class={hue} width="10" height="10" />
            </svg>
            {name} <span class="figure">{formatFraction(fraction)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
