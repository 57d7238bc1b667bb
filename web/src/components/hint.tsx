import { useId } from "preact/hooks";
import type { GlossaryKey } from "../words/glossary.ts";
import { GLOSSARY } from "../words/glossary.ts";

/** A button that explains a word of the trade beside it, by pointer, touch and keyboard alike. */
export function Hint({ about }: { about: GlossaryKey }) {
  const id = useId();
  const { word, meaning } = GLOSSARY[about];
  return (
    <span class="hint">
      <button type="button" class="hint-button" popovertarget={id} aria-label={`What does “${word}” mean?`}>
        ?
      </button>
      <span class="hint-text" id={id} popover="auto">
        <strong>{word}</strong> {meaning}
      </span>
    </span>
  );
}
