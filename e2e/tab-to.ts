import { expect, type Locator, type Page } from "@playwright/test";

const MOST_STOPS = 80;

/** Moves the focus there by the Tab key, as somebody without a mouse has to. */
export async function tabTo(page: Page, goal: Locator): Promise<void> {
  await expect(goal).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${goal.toString()} cannot be reached by Tab within ${MOST_STOPS} stops.`);
}
