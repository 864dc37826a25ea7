import { useEffect, useState, useSyncExternalStore } from "react";
import type { Upload } from "@/lib/datasets/types";
import { UploadQueue, type QueueState } from "./upload-queue";

/** @param earlier what the server has of this person already. */
export function useUploadQueue(earlier: readonly Upload[]): [QueueState, UploadQueue] {
  const [queue] = useState(() => new UploadQueue(earlier));
  useEffect(() => () => queue.close(), [queue]);
  return [useSyncExternalStore(queue.subscribe, queue.read, queue.read), queue];
}
