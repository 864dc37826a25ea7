import type { ReactNode } from "react";
import { Moment } from "@/components/studies/moment";
import { Notice } from "@/components/ui/notice";
import { Empty } from "@/components/ui/surface";

/** A large study of which the worker has not computed anything yet. */
export function BeingComputed() {
  return <Empty title="Being computed">The study is large, so this is worked out in the background. It appears here by itself, usually within a minute.</Empty>;
}

/** Says of what is shown that newer answers are on their way into it; nothing while it is up to date. */
export function AsOf({ at, isBehind, children }: { at: string | null; isBehind: boolean; /** What is newer than that. */ children?: ReactNode }) {
  if (!isBehind || at === null) return null;
  return <Notice className="mb-6">As of <Moment at={at} />. Newer answers are being counted; this page follows by itself. {children}</Notice>;
}
