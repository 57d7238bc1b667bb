import type { ComponentChildren, TargetedInputEvent } from "preact";
import { Field } from "./field.tsx";

type TextFieldProperties = {
  label: string;
  value: string;
  onValue: (value: string) => void;
  type?: "text" | "email" | "password";
  hint?: ComponentChildren;
  error?: string | null;
  isRequired?: boolean;
  autocomplete?: string;
  inputmode?: "decimal";
};

/** A field for one line of text. */
export function TextField({
  label,
  value,
  onValue,
  type = "text",
  hint,
  error = null,
  isRequired = false,
  ...input
}: TextFieldProperties) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => {
        const attributes = {
          class: "input",
          value,
          onInput: (event: TargetedInputEvent<HTMLInputElement>) => onValue(event.currentTarget.value),
          required: isRequired,
          spellcheck: false,
          ...input,
          ...control,
        };
        // One element a type: Preact's types tie the attributes of an input to the literal of its type.
        if (type === "password") return <input type="password" {...attributes} />;
        if (type === "email") return <input type="email" {...attributes} />;
        return <input type="text" {...attributes} />;
      }}
    </Field>
  );
}
