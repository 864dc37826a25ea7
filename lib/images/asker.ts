/** A job's side of a process in which untrusted pictures are decoded: starts it, hands it questions, and goes on where it died of one. */
import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { CHILD_HEAP_MB } from "@/lib/datasets/parse/limits";
import { childEnvironment } from "@/lib/env";
import { AppError } from "@/lib/errors";

const ROOT = join(import.meta.dirname, "..", "..");
const COMPLAINT_LENGTH = 2_000;

class ChildEnded extends Error {}

type Waiting<Outcome> = { done: (outcome: Outcome) => void; fail: (error: Error) => void };

/** What `serveAnswers` says (answers.ts); the job checks every line. */
const answerOf = <Outcome>(outcome: z.ZodType<Outcome>) => z.union([
  z.strictObject({ id: z.int(), outcome }),
  /** It cannot go on, whatever the question. */
  z.strictObject({ id: z.int(), fault: z.string().max(2_000) }),
]);

export type AskerOptions<Question, Outcome> = {
  /** The TypeScript file of the process. */
  entry: string;
  outcome: z.ZodType<Outcome>;
  /** What a question comes to of which the process died twice. */
  died: (question: Question, why: string) => Outcome;
  /** For tests that end the process. */
  onStart?: (child: ChildProcess) => void;
};

export class Asker<Question extends object, Outcome> {
  private child: ChildProcess | undefined;
  private readonly waiting = new Map<number, Waiting<Outcome>>();
  private nextId = 1;
  private isClosed = false;
  /** What was under way when the process died is asked once more, one after the other: a question it dies of again is passed over. */
  private alone: Promise<unknown> = Promise.resolve();

  private readonly answer: ReturnType<typeof answerOf<Outcome>>;

  constructor(private readonly options: AskerOptions<Question, Outcome>) {
    this.answer = answerOf(options.outcome);
  }

  /** @throws AppError where nothing can be stored at all. */
  async ask(question: Question): Promise<Outcome> {
    try {
      return await this.send(question);
    } catch (error) {
      if (!(error instanceof ChildEnded) || this.isClosed) throw error;
      const mine = this.alone.then(() => this.askAgain(question));
      this.alone = mine.catch(() => undefined); // the next in line does not wait for a success
      return mine;
    }
  }

  close(): void {
    this.isClosed = true;
    this.child?.kill("SIGKILL");
    this.child = undefined;
  }

  private async askAgain(question: Question): Promise<Outcome> {
    try {
      return await this.send(question);
    } catch (error) {
      if (!(error instanceof ChildEnded) || this.isClosed) throw error;
      return this.options.died(question, error.message);
    }
  }

  private send(question: Question): Promise<Outcome> {
    if (this.isClosed) return Promise.reject(new ChildEnded("it was stopped"));
    const child = (this.child ??= this.start());
    const id = this.nextId++;
    return new Promise((done, fail) => {
      this.waiting.set(id, { done, fail });
      child.stdin?.write(`${JSON.stringify({ id, question })}\n`);
    });
  }

  private start(): ChildProcess {
    const child = spawn(process.execPath, [`--max-old-space-size=${CHILD_HEAP_MB}`, "--import", "tsx", this.options.entry, String(process.pid)], {
      // It has no business with the database.
      cwd: ROOT, stdio: ["pipe", "pipe", "pipe"], env: { ...childEnvironment({ NODE_OPTIONS: "" }), DATABASE_URL: undefined },
    });
    let complaint = "";
    child.stderr.on("data", (chunk: Buffer) => (complaint = (complaint + chunk.toString("utf8")).slice(-COMPLAINT_LENGTH)));
    child.stdin.on("error", () => undefined); // it ended before it read: its exit tells why
    createInterface({ input: child.stdout }).on("line", (line) => this.take(line, child));
    child.once("error", (error) => this.end(child, error.message));
    child.once("close", (code, signal) => this.end(child, complaint.trim().split("\n").at(-1) || (signal ?? `code ${code}`)));
    this.options.onStart?.(child);
    return child;
  }

  private take(line: string, child: ChildProcess): void {
    let answer;
    try {
      answer = this.answer.parse(JSON.parse(line));
    } catch (error) {
      // What cannot be understood was not said by our own code: the process is not to be trusted further.
      console.error(`pictures: the process that decodes them gave an answer that is none: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`);
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
