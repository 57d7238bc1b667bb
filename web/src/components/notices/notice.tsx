import type { ComponentChildren } from "preact";
import type { Tone } from "../../words/tone.ts";
import type { IconName } from "../icon.tsx";
import { Icon } from "../icon.tsx";

const ICONS: Record<Tone, IconName> = {
  good: "check",
  changed: "warning",
  calm: "information",
  bad: "warning",
};

/** A message in a box of its own. */
export function Notice({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return (
    <div class={`notice tone-${tone}`}>
      <Icon name={ICONS[tone]} />
      <div>{children}</div>
    </div>
  );
}
