/** Comparison studies, made over the API, and what of them an evaluator does at the desk. */
import { expect, type Page } from "@playwright/test";
import { comparisonTemplate } from "@/lib/studies/template";
import type { ComparisonProtocolInput } from "@/lib/studies/protocol";
import { answer, type Person } from "./people";
import type { RunningStudy } from "./studies";
import { uniqueName } from "./unique-name";

export type Letter = "a" | "t" | "b";

/** @param protocol what differs from the template; three criteria unless it says otherwise, to keep journeys short. */
export async function startComparison(manager: Person, datasets: readonly string[], evaluators: readonly Person[], protocol: Partial<ComparisonProtocolInput> = {}): Promise<RunningStudy> {
  const name = uniqueName("comparison");
  const title = protocol.title ?? `Pairs ${name}`;
  const criteria = protocol.criteria ?? comparisonTemplate.criteria.slice(0, 3);
  const { id } = await answer<{ id: string }>(manager.api.post("/api/v1/studies", {
    data: {
      name, sources: datasets.map((dataset) => ({ dataset })), evaluators: evaluators.map((person) => person.email),
      protocol: { ...comparisonTemplate, sample: { size: "all", seed: "e2e" }, evaluatorsPerItem: Math.max(1, evaluators.length), includeScripted: true, askMachineMade: false, ...protocol, title, criteria },
    },
  }));
  await answer(manager.api.post(`/api/v1/studies/${id}/start`));
  return { id, name, title, criteria: criteria.map((criterion) => criterion.key) };
}

export const conversation = (page: Page, side: "A" | "B") => page.getByRole("region", { name: `Conversation ${side}` });

/** Until both letters say "read", as one who reads both does. */
export async function readBoth(page: Page): Promise<void> {
  for (const side of ["A", "B"] as const) await expect(conversation(page, side)).toBeVisible();
  await expect(async () => {
    const left = await page.getByRole("main").getByText("read", { exact: true }).count();
    const isAtEnd = await page.evaluate(() => window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2);
    if (left < 2) await page.keyboard.press(isAtEnd ? "n" : "PageDown");
    expect(left).toBe(2);
  }).toPass({ intervals: [400], timeout: 60_000 });
}

export async function preferByKeys(page: Page, letters: readonly Letter[]): Promise<void> {
  for (const letter of letters) await page.keyboard.press(letter);
}
