import { Icon } from "../icon.tsx";

/** Whether money is real, by word, icon and colour. `isPaper` is null when no account is connected. */
export function ModeBadge({ isPaper }: { isPaper: boolean | null }) {
  if (isPaper === null) {
    return (
      <span class="badge mode-none">
        <Icon name="unlinked" />
        Not connected
      </span>
    );
  }
  return isPaper ? (
    <span class="badge mode-paper">
      <Icon name="paper" />
      Paper account
    </span>
  ) : (
    <span class="badge mode-live">
      <Icon name="live" />
      Live: real money
    </span>
  );
}
