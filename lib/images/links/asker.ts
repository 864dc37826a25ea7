/** The job's side of the process that asks: starts it, hands it addresses, and goes on where it died of a picture. */
import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { CHILD_HEAP_MB } from "@/lib/datasets/parse/limits";
import { childEnvironment } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { answerSchema, type Task } from "./message";
import type { UrlOutcome } from "./outcome";
import type { LinkMode } from "./types";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const COMPLAINT_LENGTH = 2_000;

class ChildEnded extends Error {}

type Waiting = { done: (outcome: UrlOutcome) => void; fail: (error: Error) => void };

export class LinkAsker {
  private child: ChildProcess | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  private isClosed = false;
  /** What was under way when the process died is asked once more, one after the other: an address it dies of again is passed over. */
  private alone: Promise<unknown> = Promise.resolve();

  constructor(private readonly mode: LinkMode, private readonly onStart?: (child: ChildProcess) => void) {}

  /** @throws AppError where nothing can be stored at all. */
  async ask(url: string): Promise<UrlOutcome> {
    try {
      return await this.send(url);
    } catch (error) {
      if (!(error instanceof ChildEnded) || this.isClosed) throw error;
      const mine = this.alone.then(() => this.askAgain(url));
      this.alone = mine.catch(() => undefined); // the next in line does not wait for a success
      return mine;
    }
  }

  close(): void {
    this.isClosed = true;
    this.child?.kill("SIGKILL");
    this.child = undefined;
  }

  private async askAgain(url: string): Promise<UrlOutcome> {
    try {
      return await this.send(url);
    } catch (error) {
      if (!(error instanceof ChildEnded) || this.isClosed) throw error;
      return { url, state: "unsure", reason: `the process that read it ended: ${error.message}`.slice(0, 500), status: null, wasAsked: true, asset: null };
    }
  }

  private send(url: string): Promise<UrlOutcome> {
    if (this.isClosed) return Promise.reject(new ChildEnded("it was stopped"));
    const child = (this.child ??= this.start());
    const task: Task = { id: this.nextId++, mode: this.mode, url };
    return new Promise((done, fail) => {
      this.waiting.set(task.id, { done, fail });
      child.stdin?.write(`${JSON.stringify(task)}\n`);
    });
  }

  private start(): ChildProcess {
    const child = spawn(process.execPath, [`--max-old-space-size=${CHILD_HEAP_MB}`, "--import", "tsx", join(ROOT, "lib", "images", "links", "child.ts"), String(process.pid)], {
      // It has no business with the database.
      cwd: ROOT, stdio: ["pipe", "pipe", "pipe"], env: { ...childEnvironment({ NODE_OPTIONS: "" }), DATABASE_URL: undefined },
    });
    let complaint = "";
    child.stderr.on("data", (chunk: Buffer) => (complaint = (complaint + chunk.toString("utf8")).slice(-COMPLAINT_LENGTH)));
    child.stdin.on("error", () => undefined); // it ended before it read: its exit tells why
    createInterface({ input: child.stdout }).on("line", (line) => this.take(line, child));
    child.once("error", (error) => this.end(child, error.message));
    child.once("close", (code, signal) => this.end(child, complaint.trim().split("\n").at(-1) || (signal ?? `code ${code}`)));
    this.onStart?.(child);
    return child;
  }

  private take(line: string, child: ChildProcess): void {
    let answer;
    try {
      answer = answerSchema.parse(JSON.parse(line));
    } catch (error) {
      // What cannot be understood was not said by our own code: the process is not to be trusted further.
      console.error(`links: the process that asks gave an answer that is none: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`);
      child.kill("SIGKILL");
      return;
    }
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ("fault" in answer) waiting?.fail(new AppError("unavailable", answer.fault));
    else waiting?.done(answer.outcome);
  }

  private end(child: ChildProcess, why: string): void {
    if (this.child === child) this.child = undefined;
    else if (this.child !== undefined) return; // one that was replaced long ago
    const orphans = [...this.waiting.values()];
    this.waiting.clear();
    for (const { fail } of orphans) fail(new ChildEnded(why));
  }
}
