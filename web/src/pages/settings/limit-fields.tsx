import { TextField } from "../../components/fields/text-field.tsx";
import { LIMIT_FIELDS, type LimitErrors, type LimitName, type LimitTexts } from "./limit-texts.ts";

type LimitFieldsProperties = {
  typed: LimitTexts;
  errors: LimitErrors;
  onTyped: (name: LimitName, text: string) => void;
};

/** The risk limits, a field each. */
export function LimitFields({ typed, errors, onTyped }: LimitFieldsProperties) {
  return (
    <>
      <p class="muted">You can make these limits tighter than the system's own, and loosen them again.</p>
      {LIMIT_FIELDS.map(({ name, label, hint }) => (
        <TextField
          key={name}
          label={label}
          hint={hint}
          autocomplete="off"
          {...(name === "allowedSymbols" ? {} : { inputmode: "decimal" })}
          value={typed[name]}
          error={errors[name] ?? null}
          onValue={(text) => onTyped(name, text)}
        />
      ))}
    </>
  );
}
