import { Chip } from "@/components/ui/chip";
import type { RunEpisode, RunSummary } from "@/lib/generation/types";

const RUN = {
  queued: { tone: "neutral", text: "Waiting" }, running: { tone: "accent", text: "Growing" }, done: { tone: "good", text: "Done" },
  failed: { tone: "danger", text: "Failed" }, cancelled: { tone: "neutral", text: "Stopped" }, paused: { tone: "neutral", text: "Stopped" },
} as const;

export function RunStateChip({ run: { state, silentSince, stopping } }: { run: Pick<RunSummary, "state" | "silentSince" | "stopping"> }) {
  if (silentSince !== null) return <Chip tone="warn" title="The worker that had it has not been heard of.">Interrupted</Chip>;
  if (stopping) return <Chip tone="neutral">Stopping</Chip>;
  return <Chip tone={RUN[state].tone}>{RUN[state].text}</Chip>;
}

const EPISODE = {
  waiting: { tone: "neutral", text: "Waiting" }, growing: { tone: "accent", text: "Growing" }, done: { tone: "good", text: "Done" }, unfit: { tone: "warn", text: "Unfit" }, failed: { tone: "danger", text: "Failed" },
} as const;

/** @param isUnderWay whether anything works on the run: an episode in which it stopped grows no more. */
export function EpisodeStateChip({ state, isUnderWay }: { state: RunEpisode["state"]; isUnderWay: boolean }) {
  if (state === "growing" && !isUnderWay) return <Chip tone="neutral">Half done</Chip>;
  return <Chip tone={EPISODE[state].tone}>{EPISODE[state].text}</Chip>;
}

/** Stands wherever a scripted run or episode is named. */
export function ProviderChip({ provider }: { provider: "scripted" | "engines" }) {
  return provider === "scripted" ? <Chip tone="warn" title="Made up by a program to try the software: no data about people or models.">scripted</Chip> : <Chip tone="warn" title="Text made by a model.">synthetic</Chip>;
}
