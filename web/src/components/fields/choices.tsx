import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

export type Choice<Value> = { value: Value; label: ComponentChildren; note?: ComponentChildren };

type ChoicesProperties<Value> = {
  legend: string;
  choices: readonly Choice<Value>[];
  chosen: Value;
  onChoice: (value: Value) => void;
};

/** One of a few, all of them on the page, each with a note on what it means where it needs one. */
export function Choices<Value extends string | boolean>({
  legend,
  choices,
  chosen,
  onChoice,
}: ChoicesProperties<Value>) {
  const name = useId();
  return (
    <fieldset class="choices">
      <legend>{legend}</legend>
      {choices.map(({ value, label, note }) => {
        const noteId = `${name}-${value}`;
        return (
          <div key={String(value)}>
            <label>
              <input
                type="radio"
                name={name}
                checked={value === chosen}
                aria-describedby={note === undefined ? undefined : noteId}
                onChange={() => onChoice(value)}
              />
              {label}
            </label>
            {note === undefined ? null : (
              <p class="choice-note" id={noteId}>
                {note}
              </p>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
