"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { DatasheetState } from "./use-datasheet";

/** Always in sight: whether everything is saved, and the button that saves. */
export function SaveBar({ state: { sheet, isDirty, isSaving, isSaved, isMerged, failure } }: { state: DatasheetState }) {
  return (
    <div className="sticky bottom-0 z-10 -mx-1 grid gap-2 bg-paper px-1 py-3 print:hidden">
      {failure && (
        <Notice tone="danger" live title="Not saved">
          {failure.problems.length > 0 ? failure.problems.map(({ path, message }) => <p key={path + message}>{message}</p>) : failure.message} What you wrote is still here.
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" look="primary" disabled={isSaving || !isDirty}>{isSaving ? "Saving…" : "Save"}</Button>
        <p role="status" className="text-sm text-soft">
          {isSaving ? "" : isDirty ? "Unsaved changes; downloads have what is saved." : isMerged ? "Saved, on top of what somebody else changed meanwhile." : isSaved ? "Saved." : ""}
        </p>
        <p className="ms-auto text-sm text-soft tabular-nums lg:hidden">{sheet.answered} of {sheet.of} answered</p>
      </div>
    </div>
  );
}
