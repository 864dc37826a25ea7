/** What every journey has: an admin, browsers for people, and a watch over errors that nobody would see on the screen. */
import { expect, test as base, type BrowserContext, type BrowserContextOptions } from "@playwright/test";
import { addAdmin, type Person } from "./people";
import { sharedServer, startConcord, type OwnServer } from "./server";

export { expect };

const STEP_LIMIT_MS = 15_000;

/** Errors of pages and servers, less those that a journey brings about on purpose. */
export type Watch = { over(context: BrowserContext): BrowserContext; expect(...patterns: RegExp[]): void };

type Journey = {
  watch: Watch;
  /** A browser of its own, signed in as the person; null: nobody. */
  browserOf: (person: Person | null, options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** A server of the journey's own, with nobody and nothing in it. */
  ownServer: () => Promise<OwnServer>;
};

export const test = base.extend<Journey, { admin: Person }>({
  admin: [async ({}, use) => {
    const admin = await addAdmin();
    await use(admin);
    await admin.api.dispose();
  }, { scope: "worker", timeout: 60_000 }],

  watch: [async ({}, use) => {
    const faults: string[] = [];
    const expected: RegExp[] = [];
    await use({
      over(context) {
        context.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()} (${message.location().url})`));
        context.on("weberror", (error) => faults.push(`page: ${error.error().stack ?? error.error().message}`));
        context.on("response", (response) => response.status() >= 500 && faults.push(`server: ${response.status()} ${response.url()}`));
        return context;
      },
      expect: (...patterns) => void expected.push(...patterns),
    });
    expect(faults.filter((fault) => !expected.some((pattern) => pattern.test(fault))), "no error in any console, no failure of the server").toEqual([]);
  }, { auto: true }],

  ownServer: async ({}, use) => {
    const servers: OwnServer[] = [];
    await use(async () => {
      const server = await startConcord();
      servers.push(server);
      return server;
    });
    for (const server of servers) await server.stop();
  },

  // Servers of the journey outlive its browsers: pages ask ahead for others until they are closed.
  browserOf: async ({ browser, watch, ownServer: _ }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (person, options = {}) => {
      const state = await person?.api.storageState();
      const context = await browser.newContext({ baseURL: sharedServer().origin, storageState: state, ...options });
      // A step that does not come about is told before the whole journey has run out of time.
      context.setDefaultTimeout(STEP_LIMIT_MS);
      contexts.push(watch.over(context));
      return context;
    });
    for (const context of contexts) await context.close();
  },
});
