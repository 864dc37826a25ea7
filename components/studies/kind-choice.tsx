import type { Route } from "next";
import Link from "next/link";
import type { StudyKind } from "@/lib/studies/types";

const KINDS: readonly { kind: StudyKind; title: string; what: string; answers: string }[] = [
  {
    kind: "rating", title: "Rate one conversation",
    what: "Evaluators read one conversation at a time and give it points on criteria with a scale. For how good a dataset is in itself.",
    answers: "Begins with STARK's seven criteria of four points",
  },
  {
    kind: "comparison", title: "Compare two, blind",
    what: "Evaluators read two conversations side by side, not knowing where they come from, and choose A, Tie or B. For how datasets fare against each other.",
    answers: "Begins with STARK's six criteria and a plan that swaps the sides",
  },
];

/** The first question about a new study. */
export function KindChoice({ dataset, slice }: { /** What was chosen before, kept on the way. */ dataset?: string; slice?: string }) {
  const address = (kind: StudyKind) => `/studies/new?${new URLSearchParams({ kind, ...(dataset !== undefined && { dataset }), ...(slice !== undefined && { slice }) })}` as Route;
  return (
    <ul className="grid gap-5 sm:grid-cols-2" aria-label="Kinds of study">
      {KINDS.map(({ kind, title, what, answers }) => (
        <li key={kind} className="relative grid content-start gap-2 rounded-xl border border-line-strong/60 bg-card px-6 py-6 shadow-raised transition-colors focus-within:border-accent hover:border-accent">
          <Sketch kind={kind} />
          <h2 className="mt-2 text-[17px]">
            <Link href={address(kind)} className="after:absolute after:inset-0 after:rounded-xl">{title}</Link>
          </h2>
          <p className="text-sm text-soft">{what}</p>
          <p className="mt-1 text-[13px] text-faint">{answers}</p>
        </li>
      ))}
    </ul>
  );
}

/** The desk in outline: what evaluators will have before them. */
function Sketch({ kind }: { kind: StudyKind }) {
  const sides = kind === "rating" ? [["w-3/5", "ms-auto w-1/2", "w-2/3"]] : [["w-3/4", "ms-auto w-2/3", "w-4/5"], ["ms-auto w-2/3", "w-4/5", "ms-auto w-3/5"]];
  const answers = kind === "rating" ? ["1", "2", "3", "4"] : ["A", "Tie", "B"];
  return (
    <div aria-hidden className="grid gap-2 rounded-lg border border-line bg-sunken p-3 text-[11px] text-faint select-none">
      <div className="flex gap-2">
        {sides.map((bubbles, side) => (
          <div key={side} className="grid flex-1 gap-1.5 rounded-md border border-line bg-card p-2.5">
            {bubbles.map((width, index) => <div key={index} className={`h-2.5 rounded-full bg-bubble ${width}`} />)}
          </div>
        ))}
      </div>
      <div className="flex justify-center gap-1.5">{answers.map((answer) => <span key={answer} className="min-w-9 rounded-full border border-line-strong/40 bg-card px-2 py-0.5 text-center">{answer}</span>)}</div>
    </div>
  );
}
