import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { placeText } from "@/lib/studies/form/places";
import type { StudyForm } from "@/lib/studies/form/state";
import { problemAt } from "../problem-text";
import type { StudyFormState } from "./use-study-form";

export type Part = { id: string; label: string };

/** The whole study on one page: what went wrong above, the parts beside it, and the button that saves. */
export function FormFrame<F extends StudyForm>({ state, parts, summary, isRunning, children }: {
  state: StudyFormState<F>;
  parts: readonly Part[];
  /** What the choices come to, beside the form. */
  summary?: ReactNode;
  /** Everything but words is frozen, and saving makes a new version of the protocol. */
  isRunning: boolean;
  children: ReactNode;
}) {
  const { form, failure, isSaving, notice } = state;
  return (
    <form
      noValidate className="grid grid-cols-1 items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_310px]"
      onSubmit={(event) => {
        event.preventDefault();
        void state.save();
      }}
    >
      <div className="grid min-w-0 grid-cols-1 gap-5">
        {failure && (
          <div ref={notice} tabIndex={-1}>
            <Notice tone="danger" live title="Not saved">
              {failure.problems.length > 0 ? "Some fields need another look:" : failure.message}
              {failure.problems.length > 0 && (
                <ul className="mt-1 list-disc ps-5">
                  {failure.problems.map(({ path, message }) => <li key={path + message}>{placeText(path, form)}: {problemAt(path, message)}</li>)}
                </ul>
              )}
            </Notice>
          </div>
        )}
        {children}
      </div>

      <aside className="grid min-w-0 gap-4 lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto lg:p-1 lg:-m-1">
        {summary}
        <div className="grid gap-2">
          <Button type="submit" look="primary" size="large" disabled={isSaving}>{isSaving ? "Saving…" : isRunning ? "Save as a new version" : "Save and review"}</Button>
          <p className="text-[13px] text-soft">
            {isRunning
              ? "Evaluators are shown the new instructions before their next item. Items that are open keep the words they were opened with."
              : "Saved as a draft. Nothing is shown to evaluators until you start it."}
          </p>
        </div>
        <nav aria-label="Parts of the study" className="hidden lg:block">
          <ol className="grid gap-0.5 text-sm">
            {parts.map(({ id, label }) => <li key={id}><a href={`#${id}`} className="block rounded-lg px-3 py-1.5 text-soft hover:bg-sunken hover:text-ink">{label}</a></li>)}
          </ol>
        </nav>
      </aside>
    </form>
  );
}
