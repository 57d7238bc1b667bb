import { useId } from "preact/hooks";

type CheckFieldProperties = {
  label: string;
  isChecked: boolean;
  error: string | null;
  onChecked: (isChecked: boolean) => void;
};

/** A box to be ticked, with the reason below it when it ought to have been. */
export function CheckField({ label, isChecked, error, onChecked }: CheckFieldProperties) {
  const errorId = useId();
  return (
    <div class="field">
      <label class="check">
        <input
          type="checkbox"
          checked={isChecked}
          aria-invalid={error === null ? undefined : "true"}
          aria-describedby={error === null ? undefined : errorId}
          onChange={(event) => onChecked(event.currentTarget.checked)}
        />
        {label}
      </label>
      <div class="field-error" id={errorId} role="alert">
        {error}
      </div>
    </div>
  );
}
