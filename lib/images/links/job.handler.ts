/**
 * A round through the addresses of remote pictures. Everything it finds is recorded within a second, so that stopping and
 * starting again loses nothing: what this round has asked already it does not ask twice.
 */
import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import type { Importer } from "@/lib/datasets/access";
import { operator } from "@/lib/datasets/access";
import { requestDatasetAnalysis } from "@/lib/datasets/analysis/mutations";
import { AppError } from "@/lib/errors";
import { runClaimed } from "@/lib/jobs/run";
import type { JobContext, JobHandler, JobOutcome } from "@/lib/jobs/types";
import { Asker } from "../asker";
import { findKnownLinks, findPart, readShares, readStanding, roundStartedAt, type RemoteShare } from "./data";
import { isEnough, type KnownLink } from "./known-outcome";
import { countPictures, createClaimedRound, recordSettled, type SettledShare } from "./mutations";
import type { Question } from "./message";
import { isWorking, outcomeSchema, shareState, urlHash, type UrlOutcome } from "./outcome";
import { knownOutcome, LinksTally } from "./tally";
import { LINKS_JOB, linksPayloadSchema, type LinkMode, type LinksPayload, type LinksResult } from "./types";

const CHILD = join(import.meta.dirname, "child.ts");
type LinkAsker = Asker<Question, UrlOutcome>;

const diedOf = ({ url }: Question, why: string): UrlOutcome =>
  ({ url, state: "unsure", reason: `the process that read it ended: ${why}`.slice(0, 500), status: null, wasAsked: true, asset: null });

const PAGE = 500;
/** Shares under way together: the process that asks waits for hosts, mostly. */
const TOGETHER = 32;
const RECORD_MS = 1_000;
const RECORD_SHARES = 100;

export const linksHandler: JobHandler = { kind: LINKS_JOB, run: (context) => runRound(context) };

/** `share` is null where a study that has started keeps it as it is. */
type Settled = { share: SettledShare | null; outcomes: UrlOutcome[]; asked: UrlOutcome[] };
type Known = { outcome: UrlOutcome; sha256: string | null };

/** @param onStart for tests that end the process that asks. */
export async function runRound({ job, signal }: JobContext, onStart?: (child: ChildProcess) => void): Promise<JobOutcome> {
  const payload = linksPayloadSchema.parse(job.payload);
  const part = await findPart(operator, payload.dataset, payload.slices);
  const startedAt = await roundStartedAt(job.id);
  const tally = new LinksTally((await readStanding(part)).remote);
  const asker = new Asker({ entry: CHILD, outcome: outcomeSchema, died: diedOf, onStart });
  const stop = () => asker.close();
  signal.addEventListener("abort", stop);
  let unwritten: Settled[] = [];
  let writtenAt = 0;
  let isChanged = false;
  const write = async () => {
    const batch = unwritten;
    unwritten = [];
    writtenAt = Date.now();
    isChanged ||= batch.some(({ share }) => share !== null && share.found !== null);
    await recordSettled(job, part, batch.flatMap(({ asked }) => asked), batch.flatMap(({ share }) => share ?? []), tally.progress());
  };
  try {
    let after: string | null = null;
    for (;;) {
      const page = await readShares(part, after, PAGE);
      if (page.length === 0) break;
      after = page.at(-1)?.id ?? after;
      const known = await findKnownLinks(page.flatMap(({ candidates }) => candidates.map(({ url }) => urlHash(url))));
      const round = { mode: payload.mode, again: payload.again, startedAt, now: new Date() };
      const settle = (share: RemoteShare) => settleShare(share, payload.mode, asker, (url) => enough(known, url, round));
      for await (const settled of inWindow(page, TOGETHER, settle)) {
        signal.throwIfAborted();
        tally.addShare(settled.share?.linkState ?? "kept");
        for (const outcome of settled.outcomes) tally.addAddress(outcome, settled.asked.includes(outcome));
        unwritten.push(settled);
        if (unwritten.length >= RECORD_SHARES || Date.now() - writtenAt >= RECORD_MS) await write();
      }
    }
    await write();
    return { state: "done", result: tally.result(payload.dataset, part.version, payload.mode) };
  } finally {
    signal.removeEventListener("abort", stop);
    asker.close();
    // Also of a round that was stopped: what came in stays.
    if (isChanged) {
      await countPictures(part);
      await requestDatasetAnalysis({ datasetId: part.datasetId, version: part.version });
    }
  }
}

function enough(known: ReadonlyMap<string, KnownLink>, url: string, round: Parameters<typeof isEnough>[1]): Known | undefined {
  const link = known.get(urlHash(url));
  return link && isEnough(link, round) ? { outcome: knownOutcome(url, link), sha256: link.sha256 } : undefined;
}

/** Its candidates in rank order, until one works: by what is known, else by asking. */
async function settleShare({ id, candidates, isJudged }: RemoteShare, mode: LinkMode, asker: LinkAsker, known: (url: string) => Known | undefined): Promise<Settled> {
  if (isJudged && mode === "fetch") return { share: null, outcomes: [], asked: [] };
  const outcomes: UrlOutcome[] = [];
  const asked: UrlOutcome[] = [];
  for (const { key, url } of candidates) {
    const before = known(url);
    const outcome = before?.outcome ?? (await asker.ask({ mode, url }));
    outcomes.push(outcome);
    if (!before) asked.push(outcome);
    if (!isWorking(outcome)) continue;
    const sha256 = mode === "fetch" ? (before?.sha256 ?? outcome.asset?.sha256 ?? null) : null;
    return { share: { id, linkState: outcome.state, found: sha256 === null ? null : { key, url, sha256 } }, outcomes, asked };
  }
  return { share: { id, linkState: shareState(outcomes), found: null }, outcomes, asked };
}

/** Works on several at a time and gives each when it is done, in whatever order. */
async function* inWindow<T, R>(items: readonly T[], together: number, work: (item: T) => Promise<R>): AsyncGenerator<R> {
  const running = new Map<number, Promise<{ index: number; value: R }>>();
  let next = 0;
  while (next < items.length || running.size > 0) {
    for (; running.size < together && next < items.length; next += 1) {
      const index = next;
      const item = items[index];
      if (item === undefined) continue;
      const underWay = work(item).then((value) => ({ index, value }));
      // Whoever leaves early does not hear of the others' faults.
      underWay.catch(() => undefined);
      running.set(index, underWay);
    }
    const { index, value } = await Promise.race(running.values());
    running.delete(index);
    yield value;
  }
}

/** Goes through the addresses in this process, under the same lease as in a worker. */
export async function runRoundHere(payload: LinksPayload, options: { importer?: Importer; stop?: AbortSignal; onClaim?: (jobId: string) => void } = {}): Promise<LinksResult> {
  const job = await createClaimedRound(options.importer ?? operator, payload);
  options.onClaim?.(job.id);
  const outcome = await runClaimed(job, linksHandler, options.stop);
  if (outcome?.state === "done") return outcome.result as LinksResult;
  if (outcome?.state === "failed") throw new AppError("unprocessable", outcome.error);
  throw new AppError("conflict", outcome ? "The round was stopped; what it had found stays." : "Another process has taken the round over.");
}
