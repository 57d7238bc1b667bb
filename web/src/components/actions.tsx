import type { ComponentChildren } from "preact";

/** What one can do: a button or a link, and beside it what that means. */
export type Action = { key: string; control: ComponentChildren; meaning: ComponentChildren };

/** Actions below each other, so that each can be read before it is done. */
export function Actions({ label, actions }: { label: string; actions: readonly Action[] }) {
  return (
    <ul class="actions" role="list" aria-label={label}>
      {actions.map(({ key, control, meaning }) => (
        <li key={key}>
          {control}
          <span class="muted">{meaning}</span>
        </li>
      ))}
    </ul>
  );
}
