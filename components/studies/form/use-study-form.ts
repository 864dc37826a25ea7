"use client";

import { useRouter } from "next/navigation";
import { useEffect, useMemo, useRef, useState, type RefObject } from "react";
import { useUnsavedWarning } from "@/components/ui/use-unsaved-warning";
import type { StudyForm } from "@/lib/studies/form/state";
import { stillWrong } from "@/lib/studies/form/still-wrong";
import { problemAt } from "../problem-text";
import type { Failure } from "@/components/api/send-json";
import { saveStudy, type SavedStudy } from "./save-study";

/** Message for a path of the request; with `isBelowToo` also for what lies under it. */
export type ErrorAt = (path: string, isBelowToo?: boolean) => string | undefined;

/** What a section of the form works on. */
export type SectionProps<F> = { form: F; set: (part: Partial<F>) => void; errorAt: ErrorAt };

export type StudyFormState<F> = SectionProps<F> & {
  failure: Failure | null;
  isSaving: boolean;
  save: () => Promise<void>;
  /** What says that nothing was saved: gets the focus then. */
  notice: RefObject<HTMLDivElement | null>;
};

export function useStudyForm<F extends StudyForm>(initial: () => F, study: SavedStudy): StudyFormState<F> {
  const router = useRouter();
  const [form, setForm] = useState<F>(initial);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [refusals, setRefusals] = useState(0);
  const [isSaving, setSaving] = useState(false);
  const [isDirty, setDirty] = useState(false);
  const notice = useRef<HTMLDivElement>(null);

  useUnsavedWarning(isDirty);

  // At a refusal only: the list also changes while somebody types, and must not take the focus then.
  useEffect(() => {
    if (refusals > 0) notice.current?.focus();
  }, [refusals]);

  const errors = useMemo(() => new Map((failure?.problems ?? []).map((problem) => [problem.path, problemAt(problem.path, problem.message)])), [failure]);
  return {
    form, failure, isSaving, notice,
    set: (part) => {
      setForm((before) => ({ ...before, ...part }));
      setFailure((before) => before && withoutSolved(before, form, { ...form, ...part }));
      setDirty(true);
    },
    errorAt: (path, isBelowToo) => errors.get(path) ?? (isBelowToo ? [...errors].find(([at]) => at.startsWith(`${path}.`))?.[1] : undefined),
    save: async () => {
      setSaving(true);
      const outcome = await saveStudy(form, study);
      setSaving(false);
      if (!outcome.ok) {
        setFailure(outcome.failure);
        setRefusals((before) => before + 1);
        return;
      }
      setDirty(false);
      router.push(`/studies/${outcome.id}`);
      router.refresh();
    },
  };
}

/** Null once nothing is left of it. What names no field stays until the next save. */
function withoutSolved(failure: Failure, before: StudyForm, after: StudyForm): Failure | null {
  if (failure.problems.length === 0) return failure;
  const problems = stillWrong(failure.problems, before, after);
  return problems.length === 0 ? null : { ...failure, problems };
}
