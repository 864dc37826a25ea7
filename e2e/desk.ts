/** The evaluator's hands: what a person does at the desk, and what they wait for. */
import { expect, type Locator, type Page } from "@playwright/test";

export async function openDesk(page: Page, studyId: string): Promise<void> {
  await page.goto(`/desk/${studyId}`);
  await expect(ratings(page)).toBeVisible();
}

export const ratings = (page: Page): Locator => page.getByRole("complementary", { name: /^Your (ratings|answers)$/ });

export const criterion = (page: Page, name: string): Locator => ratings(page).getByRole("group", { name: new RegExp(`^${name}, `) });

/** The chip in the header that says what is safe. */
export const chip = (page: Page): Locator => page.getByRole("banner").getByRole("status");

/** "item 2 of 5" in the header. */
export async function expectPosition(page: Page, number: number, total: number): Promise<void> {
  await expect(page.getByRole("banner").getByText(`item ${number} of ${total}`)).toBeVisible();
}

/** Goes on until the rail says of every session that it has been read, as one who reads does. */
export async function readAll(page: Page): Promise<void> {
  const sessions = page.getByRole("navigation", { name: "Sessions" }).getByRole("button");
  const unread = sessions.filter({ hasNotText: /read$/ });
  await expect(sessions).not.toHaveCount(0);
  await expect(async () => {
    const left = await unread.count();
    const isAtEnd = await page.evaluate(() => window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2);
    if (left > 0) await page.keyboard.press(isAtEnd ? "n" : "PageDown");
    expect(left).toBe(0);
  }).toPass({ intervals: [400], timeout: 60_000 });
}

/** One digit per criterion, in the order shown. */
export async function rateByKeys(page: Page, values: readonly number[]): Promise<void> {
  for (const value of values) await page.keyboard.press(`Digit${value}`);
}

export async function expectAnswered(page: Page, answered: number, total: number): Promise<void> {
  await expect(ratings(page).getByText(`${answered} of ${total}`, { exact: true })).toBeVisible();
}

/** Submits a complete item; right after another submission the desk takes the key for the second half of a double press. */
export async function submitByKeys(page: Page): Promise<void> {
  const position = page.getByRole("banner").getByText(/^item \d+ of \d+$/);
  const before = await position.innerText();
  await expect(async () => {
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("banner").getByText(before, { exact: true })).toHaveCount(0, { timeout: 700 });
  }).toPass({ timeout: 15_000 });
}

/** Reads, rates and submits the item on the desk by keys alone. */
export async function judgeByKeys(page: Page, values: readonly number[]): Promise<void> {
  await readAll(page);
  await rateByKeys(page, values);
  await expectAnswered(page, values.length, values.length);
  await submitByKeys(page);
}
