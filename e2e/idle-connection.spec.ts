/** A proxy in front keeps its connections for about a minute: what it sends on one must never meet a server that is just closing it. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "./journey";
import { addPerson, answer } from "./people";
import { uniqueName } from "./unique-name";

test("an idle connection is kept longer than Node's five seconds, and longer than proxies keep theirs", async ({ admin }) => {
  const researcher = await addPerson(admin, "researcher", uniqueName("Ida"));
  const first = await researcher.api.get("/api/v1/datasets");
  expect(first.ok()).toBe(true);
  const seconds = Number(/timeout=(\d+)/.exec(first.headers()["keep-alive"] ?? "")?.[1]);
  expect(seconds).toBeGreaterThan(60);
  await sleep(5_100);
  await answer(researcher.api.get("/api/v1/datasets"));
});
