/** Sends one submission and checks that the receipt is for exactly these answers. */
import { canonicalJson, judgmentContent } from "@/lib/judgments/canonical";
import type { Receipt } from "@/lib/judgments/schema";
import type { OutboxRow, SendOutcome } from "@/lib/desk/outbox";
import type { Api } from "./api";

export async function sendJudgment(api: Api, row: OutboxRow): Promise<SendOutcome> {
  const answer = await api.call("POST", "/judgments", row.submission);
  if (answer.kind !== "ok") return answer;
  // An answer of another kind was not given by Concord's endpoint: nothing is known to be stored.
  if (!isReceipt(answer.data)) return { kind: "unreachable", retryAfterMs: 0 };
  return { kind: "receipt", receipt: answer.data, isOurs: await isFor(answer.data, row) };
}

function isReceipt(data: unknown): data is Receipt {
  if (typeof data !== "object" || data === null) return false;
  const receipt = data as Record<string, unknown>;
  return (
    typeof receipt.judgmentId === "string" && typeof receipt.idempotencyKey === "string" && typeof receipt.assignmentId === "string" &&
    typeof receipt.revision === "number" && typeof receipt.currentRevision === "number" && typeof receipt.inForce === "boolean" && typeof receipt.sha256 === "string"
  );
}

async function isFor(receipt: Receipt, row: OutboxRow): Promise<boolean> {
  if (receipt.idempotencyKey !== row.key || receipt.assignmentId !== row.assignmentId) return false;
  const expected = await sha256(canonicalJson(judgmentContent(row.submission)));
  return expected === null || expected === receipt.sha256.toLowerCase();
}

/**
 * Null where the browser has no cryptography: it withholds it from pages over plain http (localhost excepted). There the
 * key and the assignment in the receipt have to do, and the server's own check of a replayed key against its content.
 */
async function sha256(text: string): Promise<string | null> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) return null;
  const digest = await subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
