/** Sends one file with progress. XMLHttpRequest, because fetch cannot tell how much of a body has been sent. */
import { failureOf } from "@/components/studies/send-json";

export type UploadOutcome = { ok: true; uploadId: string } | { ok: false; message: string };

export function uploadFile(file: File, onProgress: (sentBytes: number) => void, signal: AbortSignal): Promise<UploadOutcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/uploads?${new URLSearchParams({ name: file.name })}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => {
      const answer: unknown = request.response;
      if (request.status >= 200 && request.status < 300 && isUpload(answer)) resolve({ ok: true, uploadId: answer.uploadId });
      else resolve({ ok: false, message: failureOf(answer).message });
    };
    request.onerror = () => resolve({ ok: false, message: "The connection was lost." });
    request.onabort = () => resolve({ ok: false, message: "Stopped." });
    signal.addEventListener("abort", () => request.abort(), { once: true });
    if (signal.aborted) resolve({ ok: false, message: "Stopped." });
    else request.send(file);
  });
}

function isUpload(answer: unknown): answer is { uploadId: string } {
  return typeof answer === "object" && answer !== null && "uploadId" in answer && typeof answer.uploadId === "string";
}
