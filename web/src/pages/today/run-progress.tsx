import type { RunSummary } from "../../../../src/contract/status.ts";
import { Icon } from "../../components/icon.tsx";
import { ReasonList } from "../../components/notices/reason-list.tsx";
import { RUN_STEPS, stepIndex } from "../../words/run-steps.ts";

/**
 * The steps of a run. One sentence says where it stands and is what a screen reader announces; the list is for the
 * eye and for reading at leisure, so it keeps quiet.
 */
export function RunProgress({ run }: { run: RunSummary }) {
  const current = stepIndex(run.state);
  const step = RUN_STEPS[current];
  return (
    <>
      <p class="run-now">
        {step === undefined
          ? run.state
          : `Step ${current + 1} of ${RUN_STEPS.length}: ${step.label}. ${step.meaning}`}
      </p>
      <ol class="steps" role="list" aria-live="off">
        {RUN_STEPS.map(({ state, label }, index) => {
          const stage = index < current ? "done" : index === current ? "now" : "later";
          return (
            <li key={state} class={`step step-${stage}`} aria-current={stage === "now" ? "step" : undefined}>
              <span class="step-mark">
                {stage === "later" ? null : <Icon name={stage === "done" ? "check" : "current"} />}
              </span>
              {label}
              <span class="visually-hidden">{stage === "done" ? ", done" : ""}</span>
            </li>
          );
        })}
      </ol>
      <ReasonList reasons={run.reasons} />
    </>
  );
}
