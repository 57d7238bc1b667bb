import { Field } from "./field.tsx";

type SelectFieldProperties = {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onValue: (value: string) => void;
};

/** A field for one of several. */
export function SelectField({ label, value, options, onValue }: SelectFieldProperties) {
  return (
    <Field label={label}>
      {(control) => (
        <select
          class="input"
          value={value}
          onChange={(event) => onValue(event.currentTarget.value)}
          {...control}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
