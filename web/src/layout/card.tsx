import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { GlossaryKey } from "../words/glossary.ts";
import { Hint } from "../components/hint.tsx";

type CardProperties = { title: string; hint?: GlossaryKey; children: ComponentChildren };

/** A titled part of a page. */
export function Card({ title, hint, children }: CardProperties) {
  const id = useId();
  return (
    <section class="card" aria-labelledby={id}>
      <div class="card-title">
        <h2 id={id}>{title}</h2>
        {hint === undefined ? null : <Hint about={hint} />}
      </div>
      {children}
    </section>
  );
}
