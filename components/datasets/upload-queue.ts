/** The files of an import on their way: one after the other, stopped and taken up again as wished, outside of any drawing. */
import { sendJson } from "@/components/api/send-json";
import { addSample, type Sample } from "@/lib/datasets/rate";
import type { Upload } from "@/lib/datasets/types";
import { sendFile } from "./resumable-upload";

export type QueuedFile = {
  id: string;
  name: string;
  bytes: number;
  received: number;
  state: "waiting" | "sending" | "sent" | "failed";
  uploadId: string | null;
  problem: string | null;
};

export type QueueState = {
  files: readonly QueuedFile[];
  /** Begun before and not among the files: whole, or to be gone on with when the same file is chosen again. */
  earlier: readonly Upload[];
  isPaused: boolean;
  /** The server is not reached just now; it goes on by itself. */
  isOffline: boolean;
  samples: readonly Sample[];
};

export class UploadQueue {
  private state: QueueState;
  private readonly sources = new Map<string, File>();
  private readonly listeners = new Set<() => void>();
  private current: { id: string; stop: () => void; uploadId: () => string | null } | null = null;
  private count = 0;

  constructor(earlier: readonly Upload[], private readonly send: typeof sendFile = sendFile) {
    this.state = { files: [], earlier, isPaused: false, isOffline: false, samples: [] };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): QueueState => this.state;

  private set(part: Partial<QueueState>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }

  private change(id: string, part: Partial<QueuedFile>): void {
    this.set({ files: this.state.files.map((file) => (file.id === id ? { ...file, ...part } : file)) });
  }

  /** Files that were chosen. One that was begun before goes on where it stopped. */
  add(chosen: readonly File[]): void {
    const known = new Set([...this.sources.values()].map(keyOfFile));
    for (const file of chosen) {
      if (known.has(keyOfFile(file))) continue;
      known.add(keyOfFile(file));
      const begun = this.state.earlier.find((upload) => keyOfUpload(upload) === keyOfFile(file));
      const id = `file-${(this.count += 1)}`;
      this.sources.set(id, file);
      const entry: QueuedFile = {
        id, name: file.name, bytes: file.size, received: begun?.received ?? 0, uploadId: begun?.uploadId ?? null, problem: null,
        state: begun && begun.received === begun.bytes ? "sent" : "waiting",
      };
      this.set({ files: [...this.state.files, entry], earlier: this.state.earlier.filter((upload) => upload !== begun) });
    }
    this.next();
  }

  /** A whole file of before. */
  use(upload: Upload): void {
    const id = `file-${(this.count += 1)}`;
    const entry: QueuedFile = { id, name: upload.name, bytes: upload.bytes, received: upload.received, uploadId: upload.uploadId, problem: null, state: "sent" };
    this.set({ files: [...this.state.files, entry], earlier: this.state.earlier.filter((other) => other !== upload) });
  }

  /** Takes a file away, here and on the server. */
  remove(id: string): void {
    const file = this.state.files.find((entry) => entry.id === id);
    const uploadId = this.current?.id === id ? this.current.uploadId() : file?.uploadId;
    if (this.current?.id === id) this.stopCurrent();
    this.sources.delete(id);
    this.set({ files: this.state.files.filter((entry) => entry.id !== id) });
    // What stays behind is removed by the server in a few days.
    if (uploadId) void sendJson("DELETE", `/uploads/${uploadId}`);
    this.next();
  }

  async forget(upload: Upload): Promise<string | null> {
    const sent = await sendJson("DELETE", `/uploads/${upload.uploadId}`);
    if (!sent.ok && sent.status !== 404) return sent.error.message;
    this.set({ earlier: this.state.earlier.filter((other) => other.uploadId !== upload.uploadId) });
    return null;
  }

  pause(): void {
    const running = this.current;
    this.stopCurrent();
    if (running) this.change(running.id, { state: "waiting", uploadId: running.uploadId() });
    this.set({ isPaused: true, isOffline: false, samples: [] });
  }

  resume(): void {
    this.set({ isPaused: false });
    for (const file of this.state.files) if (file.state === "failed") this.change(file.id, { state: "waiting", problem: null });
    this.next();
  }

  /** The server has lost them: they are sent again. */
  startOver(): void {
    for (const { id } of this.state.files) {
      if (this.sources.has(id)) this.change(id, { state: "waiting", uploadId: null, received: 0, problem: null });
      else this.change(id, { state: "failed", problem: "Is not on the server any more. Choose it again." });
    }
    this.next();
  }

  /** The page is left: what has arrived stays on the server. */
  close(): void {
    this.stopCurrent();
  }

  private stopCurrent(): void {
    this.current?.stop();
    this.current = null;
  }

  private next(): void {
    if (this.current || this.state.isPaused) return;
    const file = this.state.files.find((entry) => entry.state === "waiting");
    const source = file && this.sources.get(file.id);
    if (!file || !source) return;
    this.change(file.id, { state: "sending", problem: null });
    const { stop, uploadId } = this.send(source, file.uploadId, {
      onProgress: (received) => {
        this.change(file.id, { received });
        const done = this.state.files.reduce((sum, entry) => sum + entry.received, 0);
        this.set({ samples: addSample(this.state.samples, { at: performance.now(), done }) });
      },
      onWaiting: (isOffline) => {
        if (isOffline !== this.state.isOffline) this.set({ isOffline, samples: [] });
      },
      onDone: (id) => this.finish(file.id, { state: "sent", uploadId: id, received: file.bytes }),
      onFailed: (problem, isLost) => this.fail(file, problem, isLost),
    });
    this.current = { id: file.id, stop, uploadId };
  }

  /** What has arrived stays on the server, promised to this file, unless the upload is lost: then all of it is sent, once. */
  private fail(begun: QueuedFile, problem: string, isLost: boolean): void {
    const uploadId = isLost ? null : (this.current?.uploadId() ?? begun.uploadId);
    const sendsAnew = isLost && begun.uploadId !== null;
    this.finish(begun.id, { state: sendsAnew ? "waiting" : "failed", problem: sendsAnew ? null : problem, uploadId, ...(uploadId === null && { received: 0 }) });
  }

  private finish(id: string, part: Partial<QueuedFile>): void {
    this.current = null;
    this.change(id, part);
    this.next();
  }
}

const keyOfFile = (file: File) => `${file.name}|${file.size}|${file.lastModified}`;
const keyOfUpload = ({ name, bytes, modified }: Upload) => `${name}|${bytes}|${modified ?? ""}`;
