import { TextField } from "../../components/fields/text-field.tsx";

/** The e-mail address that names a user. */
export function EmailField({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  return (
    <TextField
      label="Email"
      type="email"
      autocomplete="username"
      isRequired
      value={value}
      onValue={onValue}
    />
  );
}
