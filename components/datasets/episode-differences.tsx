import { clsx } from "clsx";
import type { Route } from "next";
import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { Folded } from "@/components/ui/folded";
import { Empty } from "@/components/ui/surface";
import { changedPart, type EpisodeChange, type FieldChange, type SessionChange, type Side, type TurnChange } from "@/lib/datasets/compare/diff";
import { counted } from "@/lib/reports/number-text";

const SESSION_NAMES = { changed: "changed", added: "new", removed: "gone" } as const;

/** Two states of an episode in two columns; what is the same is folded away. */
export function EpisodeDifferences({ change: { fields, sessions }, before, after }: { change: EpisodeChange; before: string; after: string }) {
  const differing = sessions.filter((session) => session.kind !== "same");
  const same = sessions.length - differing.length;
  return (
    <div className="grid grid-cols-1 gap-8">
      <div className="grid grid-cols-2 gap-x-4 text-sm font-semibold">
        <Link href={before as Route} className="text-accent underline underline-offset-2">Before</Link>
        <Link href={after as Route} className="text-accent underline underline-offset-2">After</Link>
      </div>
      {fields.length > 0 && <section aria-labelledby="fields"><h2 id="fields" className="mb-2 text-[17px]">Person and life</h2><Fields fields={fields} /></section>}
      {differing.map((session) => <Session key={session.number} session={session} />)}
      {fields.length + differing.length === 0 && <Empty title="No difference that is shown here">Only pictures’ states differ, or nothing does.</Empty>}
      {same > 0 && <p className="text-sm text-soft">{counted(same, "session")} {same === 1 ? "is" : "are"} the same in both.</p>}
    </div>
  );
}

function Session({ session: { number, kind, fields, turns } }: { session: SessionChange }) {
  return (
    <section aria-labelledby={`session-${number}`} className="grid grid-cols-1 gap-3">
      <h2 id={`session-${number}`} className="flex items-center gap-2 text-[17px]">Session {number} {kind !== "same" && <Chip tone={kind === "removed" ? "danger" : kind === "added" ? "good" : "warn"}>{SESSION_NAMES[kind]}</Chip>}</h2>
      {fields.length > 0 && <Fields fields={fields} />}
      <ol className="grid gap-1.5">{runs(turns).map((run, index) => <li key={index}>{run.kind === "same" ? <Same turns={run.turns} /> : run.turns.map((turn, place) => <Turn key={place} turn={turn} />)}</li>)}</ol>
    </section>
  );
}

type Run = { kind: "same" | "other"; turns: TurnChange[] };

function runs(turns: readonly TurnChange[]): Run[] {
  const found: Run[] = [];
  for (const turn of turns) {
    const kind = turn.kind === "same" ? "same" : "other";
    const last = found.at(-1);
    if (last?.kind === kind) last.turns.push(turn);
    else found.push({ kind, turns: [turn] });
  }
  return found;
}

function Same({ turns }: { turns: readonly TurnChange[] }) {
  return (
    <Folded title={`${counted(turns.length, "turn")} the same`}>
      <ol className="my-1 grid gap-1.5 border-s-2 border-line ps-3 text-sm text-soft">{turns.map((turn, index) => <li key={index} dir="auto" className="whitespace-pre-line"><bdi className="font-semibold">{turn.speaker}</bdi> {turn.after}</li>)}</ol>
    </Folded>
  );
}

function Turn({ turn: { before, after, speaker } }: { turn: TurnChange }) {
  return <Pair label={speaker} before={before} after={after} />;
}

function Fields({ fields }: { fields: readonly FieldChange[] }) {
  return <div className="grid gap-1.5">{fields.map(({ field, before, after }) => <Pair key={field} label={field} before={before} after={after} />)}</div>;
}

function Pair({ label, before, after }: { label: string; before: string | null; after: string | null }) {
  return (
    <div className="mb-1.5 grid grid-cols-2 gap-x-4 gap-y-1 text-sm">
      <p className="col-span-2 text-[13px] font-semibold text-soft"><bdi>{label}</bdi></p>
      <Text side="before" text={before} other={after} /><Text side="after" text={after} other={before} />
    </div>
  );
}

function Text({ side, text, other }: { side: Side; text: string | null; other: string | null }) {
  if (text === null) return <p className="rounded-lg border border-dashed border-line px-3 py-2 text-faint">{side === "before" ? "was not there" : "is not there any more"}</p>;
  const { start, changed, end } = other === null ? { start: "", changed: text, end: "" } : changedPart(text, other);
  const Mark = side === "before" ? "del" : "ins";
  return (
    <p dir="auto" className={clsx("rounded-lg border px-3 py-2 break-words whitespace-pre-line", side === "before" ? "border-danger/30 bg-danger-soft" : "border-good/30 bg-good-soft")}>
      {start}{changed && <Mark className={clsx("font-semibold no-underline", side === "before" ? "text-danger" : "text-good")}>{changed}</Mark>}{end}
    </p>
  );
}
