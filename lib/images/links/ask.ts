/** Asks one address: whether it answers with a picture, or for the picture itself. Runs in the process that asks, beside no database. */
import { MAX_PICTURE_BYTES } from "@/lib/datasets/parse/limits";
import { FetchFailed } from "@/lib/fetch/fetch-failed";
import type { FetchAnswer, GuardedFetcher } from "@/lib/fetch/guarded-fetch";
import { pictureKind } from "../kind";
import { damageOf, preparePicture } from "../prepare";
import { storePicture, type StoreLocation } from "../store";
import type { UrlOutcome } from "./outcome";
import { statusVerdict } from "./status-verdict";
import type { LinkMode } from "./types";

const WHOLE_MS = 30_000;
/** Enough to know a picture by. */
const HEAD_BYTES = 256;

/** One decoder at a time: a picture of 50 megapixels takes 200 MB. */
let last: Promise<unknown> = Promise.resolve();

export async function askUrl(fetcher: GuardedFetcher, store: StoreLocation, mode: LinkMode, url: string): Promise<UrlOutcome> {
  const none = { url, status: null, wasAsked: true, asset: null };
  try {
    return { ...none, ...(await (mode === "check" ? look(fetcher, url) : fetchWhole(fetcher, store, url))) };
  } catch (error) {
    if (!(error instanceof FetchFailed)) throw error;
    return { ...none, state: error.isTransient ? "unsure" : "dead", reason: error.message, wasAsked: error.failure !== "asked-to-wait" };
  }
}

type Found = Pick<UrlOutcome, "state" | "reason" | "status"> & Partial<Pick<UrlOutcome, "asset">>;

/** The headers first, then the first bytes: headers alone say "picture" of many a page that says sorry. */
async function look(fetcher: GuardedFetcher, url: string): Promise<Found> {
  const limits = { maxBytes: MAX_PICTURE_BYTES, wholeMs: WHOLE_MS };
  const head = await fetcher.open(url, { ...limits, method: "HEAD" });
  head.cancel();
  const gone = head.status === 404 || head.status === 410 ? statusVerdict(head.status) : undefined;
  if (gone) return { ...gone, status: head.status };
  const declared = Number(head.headers["content-length"]);
  if (head.status === 200 && declared > MAX_PICTURE_BYTES) return { state: "dead", reason: `larger than ${MAX_PICTURE_BYTES / 1024 / 1024} MB`, status: head.status };
  const answer = await fetcher.open(url, { ...limits, firstBytes: HEAD_BYTES });
  const verdict = verdictOf(answer);
  if (verdict) {
    answer.cancel();
    return { ...verdict, status: answer.status };
  }
  const kind = pictureKind(await firstBytes(answer));
  if ("problem" in kind) return { state: "dead", reason: kind.problem, status: answer.status };
  return { state: "alive", reason: null, status: answer.status };
}

async function fetchWhole(fetcher: GuardedFetcher, store: StoreLocation, url: string): Promise<Found> {
  const answer = await fetcher.open(url, { maxBytes: MAX_PICTURE_BYTES, wholeMs: WHOLE_MS });
  const verdict = verdictOf(answer);
  if (verdict) {
    answer.cancel();
    return { ...verdict, status: answer.status };
  }
  const parts: Buffer[] = [];
  for await (const part of answer.body) parts.push(part);
  const prepared = await inTurn(() => preparePicture(Buffer.concat(parts)));
  if ("problem" in prepared) return { state: "dead", reason: prepared.problem.slice(0, 500), status: answer.status };
  const { bytes, mime, width, height } = prepared;
  const damage = await inTurn(() => damageOf(bytes));
  if (damage !== undefined) return { state: "dead", reason: damage.slice(0, 500), status: answer.status };
  const sha256 = await storePicture(store, bytes);
  return { state: "stored", reason: null, status: answer.status, asset: { sha256, mime, width, height, bytes: bytes.length } };
}

/** A body that is packed although nobody asked for that is none that is unpacked here. */
function verdictOf({ status, headers }: FetchAnswer): ReturnType<typeof statusVerdict> {
  const verdict = statusVerdict(status);
  const encoding = headers["content-encoding"];
  if (verdict || !encoding || encoding === "identity") return verdict;
  return { state: "dead", reason: "the host packs its answer although it is asked not to" };
}

async function firstBytes(answer: FetchAnswer): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer.body) {
    parts.push(part);
    size += part.length;
    if (size >= HEAD_BYTES) break; // leaving the loop leaves the rest unread
  }
  return Buffer.concat(parts);
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work);
  last = mine.catch(() => undefined); // the next in line does not wait for a success
  return mine;
}
