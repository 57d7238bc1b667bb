const PATHS = {
  check: "M3 8.5l3.2 3.2L13 4.8",
  adjusted: "M3 5.5h10M3 10.5h10M6 3.5v4M10 8.5v4",
  equal: "M3.5 6h9M3.5 10h9",
  pause: "M5.5 3.5v9M10.5 3.5v9",
  clock: "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM8 5v3.2l2.2 1.6",
  stop: "M4 4h8v8H4z",
  cross: "M4 4l8 8M12 4l-8 8",
  warning: "M8 2.5l6 11H2zM8 6.5v3.2M8 11.6v.2",
  information: "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM8 7.4v3.6M8 5v.2",
  paper: "M4 2h5.5L12 4.5V14H4zM6 7.5h4M6 10.5h4",
  live: "M9 1.8L3.8 9H8l-1 5.2L12.2 7H8z",
  unlinked: "M6 10l4-4M7 4.5l1-1a3.2 3.2 0 0 1 4.5 4.5l-1 1M9 11.5l-1 1A3.2 3.2 0 0 1 3.5 8l1-1",
  current: "M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z",
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing that repeats what the words beside it say; screen readers skip it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
