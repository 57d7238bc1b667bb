/** Lets the keyboard skip what every page repeats. */
export function SkipLink() {
  return (
    <a class="skip-link" href="#main">
      Skip to content
    </a>
  );
}
