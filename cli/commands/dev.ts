import type { Command } from "commander";
import { dedicatedConnection } from "@/lib/db/client";
import { prepareDatabase } from "@/lib/db/prepare";
import { env } from "@/lib/env";
import { takeInstance } from "../instance";
import { startWebServer } from "../web-server";

export function registerDev(program: Command): void {
  program
    .command("dev")
    .description("run the development web server on the embedded PostgreSQL")
    .action(async () => {
      const instance = takeInstance();
      const { embedded } = await prepareDatabase();
      const held = await dedicatedConnection(); // tells other commands that the database is in use
      const web = await startWebServer(env.port, { development: true });
      instance.announce(web.origin);
      console.log(`ready ${web.origin}`);
      await new Promise<void>((done) => {
        process.once("SIGINT", done);
        process.once("SIGTERM", done);
        void web.ended.then(done);
      });
      await web.stop();
      await held.end();
      if (embedded?.started) await embedded.stop();
      instance.release();
    });
}
