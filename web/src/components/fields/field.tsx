import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/** What a field's input needs to belong to its label, hint and error. */
export type ControlAttributes = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": "true" | undefined;
};

type FieldProperties = {
  label: string;
  hint?: ComponentChildren;
  error?: string | null;
  children: (control: ControlAttributes) => ComponentChildren;
};

/** One labelled field with a hint below its label and, when refused, the reason below its input. */
export function Field({ label, hint, error = null, children }: FieldProperties) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [hint === undefined ? null : hintId, error === null ? null : errorId].filter(
    (part) => part !== null,
  );
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint === undefined ? null : (
        <div class="field-hint" id={hintId}>
          {hint}
        </div>
      )}
      {children({
        id,
        "aria-describedby": described.length === 0 ? undefined : described.join(" "),
        "aria-invalid": error === null ? undefined : "true",
      })}
      <div class="field-error" id={errorId} role="alert">
        {error}
      </div>
    </div>
  );
}
