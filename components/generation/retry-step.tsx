import { RotateCcw } from "lucide-react";
import { ConfirmAction } from "@/components/studies/confirm-action";
import { stepName } from "@/lib/generation/step-name";
import type { EpisodeView } from "@/lib/generation/types";
import { restsOn } from "@/lib/mcu/rests-on";
import { counted } from "@/lib/reports/number-text";

/** Has a step done anew, once it was said what is done anew with it. */
export function RetryStep({ view: { runId, number, steps }, path, label = "Do anew", name, disabled, onAsked }: {
  view: EpisodeView; path: string; label?: string; /** The label with what it is about. */ name?: string; disabled: boolean; onAsked: (view: EpisodeView) => void;
}) {
  const others = steps.filter((step) => step.path !== path && restsOn(step.path, path));
  const pictures = others.filter((step) => step.path.endsWith("/picture"));
  const named = others.filter((step) => !step.path.endsWith("/picture"));
  const step = stepName(path);
  return (
    <ConfirmAction<EpisodeView>
      label={label} name={name ?? `Do anew: ${step}`} icon={<RotateCcw size={14} aria-hidden />} size="small" disabled={disabled} onDone={onAsked}
      title={`${step}: do it anew?`} confirm="Do anew" path={`/generations/${runId}/episodes/${number}/retry`} body={{ step: path }}
    >
      <p>This step is done anew with another seed. What it came to so far is kept, out of force.</p>
      {others.length === 0 ? <p>Nothing else rests on it.</p> : (
        <div>
          <p>{counted(others.length, "step rests", "steps rest")} on it and {others.length === 1 ? "is" : "are"} done anew too:</p>
          <ul className="mt-1 list-disc ps-5">
            {named.map((other) => <li key={other.path}>{stepName(other.path)}</li>)}
            {pictures.length > 0 && <li>{counted(pictures.length, "picture")}</li>}
          </ul>
        </div>
      )}
    </ConfirmAction>
  );
}
