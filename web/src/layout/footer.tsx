/** What this is and what it is not. */
export function Footer() {
  return (
    <footer class="footer">
      <p>
        Atlas Forge Live is software, not investment advice. Your account and everything in it is yours: it is
        held by your broker, and you decide what trades in it. Trading can lose money.
      </p>
    </footer>
  );
}
