import { Moment } from "@/components/studies/moment";
import { Chip } from "@/components/ui/chip";
import { Folded } from "@/components/ui/folded";
import { answeredText, protocolText } from "@/lib/engines/probe-text";
import type { EngineView } from "@/lib/engines/types";
import { counted } from "@/lib/reports/number-text";

/** What the last probe found, in words. */
export function ProbeFinding({ engine: { probe, probedAt } }: { engine: EngineView }) {
  if (!probe) {
    return <p className="text-[13px] text-soft">Not probed as it is set up now. A probe asks it a few small requests.</p>;
  }
  return (
    <div className="grid gap-2 text-[13px]">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
        <Chip tone={probe.isUp ? "good" : "danger"}>{answeredText(probe)}</Chip>
        {probedAt && <span className="text-soft">probed <Moment at={probedAt} /></span>}
      </div>
      {protocolText(probe).length > 0 && (
        <ul className="grid gap-1">
          {protocolText(probe).map(({ text, isGood }) => <li key={text} className={isGood ? "text-ink" : "text-warn"}>It {text}.</li>)}
        </ul>
      )}
      {probe.notes.length > 0 && <ul className="grid gap-1 text-soft [overflow-wrap:anywhere]">{probe.notes.map((note, index) => <li key={index}><bdi>{note}</bdi></li>)}</ul>}
      {probe.models.length > 0 && (
        <Folded title={`It lists ${counted(probe.models.length, "model")}`}>
          <ul className="mt-1 grid gap-0.5 ps-4 font-mono text-[12.5px] [overflow-wrap:anywhere]">{probe.models.map((model, index) => <li key={index}><bdi>{model}</bdi></li>)}</ul>
        </Folded>
      )}
    </div>
  );
}
