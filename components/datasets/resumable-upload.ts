/** Sends one file so that it can go on where it stopped: tus, in pieces, waiting for the connection as long as it takes. */
import { DetailedError, Upload as TusUpload } from "tus-js-client";
import { failureOf } from "@/components/api/send-json";

/** A piece is held by proxies on the way as a whole. */
const PIECE_BYTES = 32 * 1024 * 1024;
/** Small files take one request instead of two. */
const AT_ONCE_BYTES = 1024 * 1024;
const RETRY_DELAYS_MS = [500, 1_000, 2_000, 5_000, ...Array<number>(5_000).fill(10_000)];

export type SendEvents = {
  onProgress: (received: number) => void;
  /** Called while the server cannot be reached, and with false when it can again. */
  onWaiting: (isWaiting: boolean) => void;
  onDone: (uploadId: string) => void;
  /** What waiting does not mend. @param isLost the server does not have the upload any more: all else that has arrived stays there. */
  onFailed: (message: string, isLost: boolean) => void;
};

/** @param uploadId of what has been begun already. @returns a way to stop, after which the rest can be sent by calling this again. */
export function sendFile(file: File, uploadId: string | null, events: SendEvents): { stop: () => void; uploadId: () => string | null } {
  const idOf = () => upload.url?.split("/").at(-1) ?? null;
  const upload: TusUpload = new TusUpload(file, {
    // Where there is an upload, none is made beside it, whatever the server answers: what has arrived would be sent again.
    endpoint: uploadId === null ? "/api/v1/uploads" : undefined,
    onUploadUrlAvailable: () => void (upload.options.endpoint = undefined),
    uploadUrl: uploadId === null ? undefined : `/api/v1/uploads/${uploadId}`,
    chunkSize: PIECE_BYTES,
    uploadDataDuringCreation: file.size <= AT_ONCE_BYTES,
    metadata: { filename: file.name, modified: String(file.lastModified) },
    // The server knows what was begun, also for another browser.
    storeFingerprintForResuming: false,
    retryDelays: RETRY_DELAYS_MS,
    onShouldRetry: (error) => {
      const status = error.originalResponse?.getStatus() ?? 0;
      const mends = status < 400 || status >= 500 || status === 409 || status === 423 || status === 429;
      if (mends) events.onWaiting(true);
      return mends;
    },
    onProgress: (received) => {
      events.onWaiting(false);
      events.onProgress(received);
    },
    onSuccess: () => {
      const id = idOf();
      if (id) events.onDone(id);
      else events.onFailed("The server did not say where it has put the file. Send it again.", true);
    },
    onError: (error) => events.onFailed(messageOf(error), isLost(error)),
  });
  upload.start();
  return { stop: () => void upload.abort(), uploadId: idOf };
}

const statusOf = (error: Error | DetailedError) => (error instanceof DetailedError ? error.originalResponse?.getStatus() : undefined);

const isLost = (error: Error | DetailedError) => [404, 410].includes(statusOf(error) ?? 0);

function messageOf(error: Error | DetailedError): string {
  const body = error instanceof DetailedError ? error.originalResponse?.getBody() : undefined;
  // Asked how far the file has come, the server gives no words. To sign in on this page would be to lose what was chosen here.
  if (statusOf(error) === 401) return "You are not signed in any more. Sign in on another tab, and try again here.";
  if (!body) return "The connection was lost.";
  try {
    return failureOf(JSON.parse(body)).message;
  } catch {
    return failureOf(undefined).message; // a proxy's page
  }
}
