/** Names of pictures in an evaluator's browser: another one in every assignment, and nothing can be read from them. */
import { createHmac } from "node:crypto";

const LENGTH = 24; // 144 bits

export function imageToken(blindingSecret: string, assignmentId: string, imageId: string): string {
  return createHmac("sha256", blindingSecret).update(JSON.stringify([assignmentId, imageId])).digest("base64url").slice(0, LENGTH);
}
