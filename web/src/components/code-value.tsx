import { useState } from "preact/hooks";
import { NOTHING } from "../format/numeric-text.ts";

const SHOWN = 12;

/** A long code, cut short; the whole of it on hover, and in the clipboard at the press of a button. */
export function CodeValue({ name, value }: { name: string; value: string | null }) {
  const [isCopied, setCopied] = useState(false);
  if (value === null) return <>{NOTHING}</>;
  const copy = () => navigator.clipboard.writeText(value).then(() => setCopied(true));
  return (
    <span class="code-value">
      <code title={value}>{value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value}</code>
      <button
        type="button"
        class="button button-small"
        onClick={() => void copy()}
        aria-label={`Copy the ${name}`}
      >
        Copy
      </button>
      <span role="status" class="muted">
        {isCopied ? "Copied" : ""}
      </span>
    </span>
  );
}
