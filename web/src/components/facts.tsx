import type { ComponentChildren } from "preact";
import type { GlossaryKey } from "../words/glossary.ts";
import { Hint } from "./hint.tsx";

export type Fact = { name: string; value: ComponentChildren; hint?: GlossaryKey };

/** Names and values, side by side. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(({ name, value, hint }) => (
        <div key={name}>
          <dt>
            {name}
            {hint === undefined ? null : <Hint about={hint} />}
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
