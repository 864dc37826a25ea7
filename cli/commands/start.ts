import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Command, Option } from "commander";
import { dedicatedConnection } from "@/lib/db/client";
import { assertDurable } from "@/lib/db/durability";
import type { EmbeddedDatabase } from "@/lib/db/embedded";
import { prepareDatabase } from "@/lib/db/prepare";
import { databaseUrl } from "@/lib/db/url";
import { childEnvironment, env, publicOrigin } from "@/lib/env";
import { ensureFirstAdmin } from "@/lib/users/mutations";
import { takeInstance } from "../instance";
import { loadSample } from "../sample";
import { supervise, type Child } from "../supervise";
import { root, startWebServer } from "../web-server";
import { LEFT_TO_OTHERS } from "../worker-duty";

export function registerStart(program: Command): void {
  program
    .command("start")
    .description("run PostgreSQL, the web server and the worker until stopped")
    .option("--sample", "load the sample study and print sign-in links")
    .addOption(new Option("--leave <jobs>", "leave these jobs to workers elsewhere: npm run worker -- --only generation").choices(LEFT_TO_OTHERS))
    .action(async (options: { sample?: boolean; leave?: string }) => {
      const instance = takeInstance();
      // npm that is stopped does not tell the program it runs; a parent that is no npm may well go and leave it behind.
      if (env.startedByNpm) await import("../follow-parent.mjs");
      try {
        await run(instance.announce, options.sample ?? false, options.leave === undefined ? [] : ["--leave", options.leave]);
      } finally {
        instance.release();
      }
    });
}

async function run(announce: (origin: string) => void, sample: boolean, workerWords: readonly string[]): Promise<void> {
  const stopAsked = stopSignal();
  // Whoever read this output may be gone; PostgreSQL has to be stopped all the same.
  for (const output of [process.stdout, process.stderr]) output.on("error", () => undefined);
  const { embedded, applied } = await prepareDatabase();
  if (applied.length > 0) console.log(`database: ${applied.length} migration${applied.length === 1 ? "" : "s"} applied`);
  await assertDurable(databaseUrl());
  const database = embedded && (await superviseDatabase(embedded));
  const children: { stop: () => Promise<void> }[] = [];
  try {
    const port = env.port;
    children.push(supervise("web server", await startWebServer(port), () => startWebServer(port)));
    children.push(supervise("worker", startWorker(workerWords), async () => startWorker(workerWords)));
    const origin = publicOrigin(port);
    announce(origin);
    if (sample) await loadSample(origin);
    else await inviteFirstAdmin(origin);
    console.log(`ready ${origin}`);
    await stopAsked;
    console.log("stopping …");
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await database?.stop();
  }
}

/** A signal to a process group arrives again through whoever forwards it; only a later one means impatience. */
const IMPATIENT_AFTER_MS = 2_000;

/** Resolves at the first SIGINT or SIGTERM; a second one, given later, ends at once. */
function stopSignal(): Promise<void> {
  return new Promise((done) => {
    let askedAt: number | undefined;
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.on(signal, () => {
        if (askedAt !== undefined && Date.now() - askedAt > IMPATIENT_AFTER_MS) process.exit(1);
        askedAt ??= Date.now();
        done();
      });
    }
  });
}

function startWorker(words: readonly string[]): Child {
  const child = spawn(process.execPath, ["--import", join(root, "cli", "follow-parent.mjs"), "--import", "tsx", join(root, "cli", "worker.ts"), ...words], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: childEnvironment({ DATABASE_URL: databaseUrl(), CONCORD_HOME: env.home, NODE_ENV: "production" }),
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  return {
    ended,
    stop: async () => {
      child.kill("SIGTERM");
      const overdue = sleep(15_000, "overdue" as const, { ref: false });
      if ((await Promise.race([ended, overdue])) === "overdue") child.kill("SIGKILL");
      await ended;
    },
  };
}

async function inviteFirstAdmin(origin: string): Promise<void> {
  const invitation = await ensureFirstAdmin(origin);
  if (invitation) console.log(`No admin has signed in yet. Invitation for ${invitation.email}: ${invitation.inviteUrl}`);
}

/**
 * The embedded server is nobody's child (it must outlive a crash of this process). A connection held for as long as
 * this process runs tells when it is gone, and tells commands that come and go that it is in use.
 */
async function superviseDatabase(first: EmbeddedDatabase): Promise<{ stop: () => Promise<void> }> {
  const asChild = async (database: EmbeddedDatabase): Promise<Child> => {
    const held = await dedicatedConnection();
    const stop = async () => {
      await held.end();
      await database.stop();
    };
    return { ended: new Promise<void>((done) => held.once("end", () => done())), stop };
  };
  return supervise("database", await asChild(first), async () => {
    const again = (await prepareDatabase()).embedded;
    if (!again) throw new Error("no embedded database");
    return asChild(again);
  });
}
