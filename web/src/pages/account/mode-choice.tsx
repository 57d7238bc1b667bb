import { Choices } from "../../components/fields/choices.tsx";

type ModeChoiceProperties = { isPaper: boolean; onChoice: (isPaper: boolean) => void };

/** Paper or live; each of Alpaca's keys opens one of them. */
export function ModeChoice({ isPaper, onChoice }: ModeChoiceProperties) {
  return (
    <Choices
      legend="Kind of account"
      chosen={isPaper}
      onChoice={onChoice}
      choices={[
        { value: true, label: "Paper: practice money" },
        { value: false, label: "Live: real money" },
      ]}
    />
  );
}
