import { useId } from "preact/hooks";

type ModeChoiceProperties = { isPaper: boolean; onChoice: (isPaper: boolean) => void };

/** Paper or live; each of Alpaca's keys opens one of them. */
export function ModeChoice({ isPaper, onChoice }: ModeChoiceProperties) {
  const name = useId();
  return (
    <fieldset class="choices">
      <legend>Kind of account</legend>
      <label>
        <input type="radio" name={name} checked={isPaper} onChange={() => onChoice(true)} />
        Paper: practice money
      </label>
      <label>
        <input type="radio" name={name} checked={!isPaper} onChange={() => onChoice(false)} />
        Live: real money
      </label>
    </fieldset>
  );
}
