/** Four people compare every pair of a study: two with a mouse, two by keys; each prefers what they would prefer either way round. */
import { expect, type BrowserContext, type Page } from "@playwright/test";
import { comparisonCriteria } from "@/lib/studies/comparison-criteria";
import { conversation, type Letter, preferByKeys, readBoth } from "./comparisons";
import { criterion, expectAnswered, expectPosition, ratings, submitByKeys } from "./desk";
import { addPerson, type Person } from "./people";
import { uniqueName } from "./unique-name";

const WORDS: Record<Letter, string> = { a: "A", t: "Tie", b: "B" };

export async function addFour(admin: Person): Promise<Person[]> {
  const people: Person[] = [];
  for (const name of ["Frida", "Falk", "Finja", "Fritz"]) people.push(await addPerson(admin, "evaluator", uniqueName(name)));
  return people;
}

/** @returns of every evaluator, what stood left in each pair: the beginning of its text. */
export async function compareByFour(browserOf: (person: Person | null) => Promise<BrowserContext>, studyId: string, evaluators: readonly Person[], pairs: number): Promise<string[][]> {
  return Promise.all(evaluators.map(async (evaluator, index) => {
    const page = await (await browserOf(evaluator)).newPage();
    await page.goto(`/desk/${studyId}`);
    await page.getByRole("button", { name: "I have read them" }).click();
    return compareEverything(page, index, pairs);
  }));
}

async function compareEverything(page: Page, evaluator: number, pairs: number): Promise<string[]> {
  const stoodLeft: string[] = [];
  for (let number = 1; number <= pairs; number += 1) {
    await expectPosition(page, number, pairs);
    await expect(ratings(page)).toBeVisible();
    const [a, b] = [await textOf(page, "A"), await textOf(page, "B")];
    stoodLeft.push(a.slice(0, 80));
    await readBoth(page);
    const letters = comparisonCriteria.map(({ key }): Letter => preferred(worth(a, key, evaluator), worth(b, key, evaluator)));
    if (evaluator % 2 === 0) await chooseByPointer(page, letters);
    else await preferByKeys(page, letters);
    await expectAnswered(page, letters.length, letters.length);
    await submitByKeys(page);
  }
  await expect(page.getByRole("heading", { name: "All done, thank you" })).toBeVisible();
  await expect(page.getByText("Everything is saved")).toBeVisible();
  return stoodLeft;
}

async function chooseByPointer(page: Page, letters: readonly Letter[]): Promise<void> {
  for (const [index, letter] of letters.entries()) {
    const card = criterion(page, comparisonCriteria[index]?.name ?? "");
    await card.getByRole("radio", { name: WORDS[letter], exact: true }).click();
    const next = comparisonCriteria[index + 1];
    if (next) await expect(criterion(page, next.name)).toBeFocused();
  }
}

/** What is said, without the letters and numbers that differ between the sides. */
async function textOf(page: Page, side: "A" | "B"): Promise<string> {
  const texts = conversation(page, side).locator("[data-text]");
  // The position may be there before the conversation is: nothing is no text of anybody's.
  await expect(texts.first()).toBeVisible();
  return (await texts.allInnerTexts()).join("\n");
}

const preferred = (a: number, b: number): Letter => (Math.abs(a - b) <= 2 ? "t" : a > b ? "a" : "b");

/** Some opinion that depends on the words alone. */
function worth(text: string, criterionKey: string, evaluator: number): number {
  const shared = [...`${criterionKey}${text}`].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997, 7);
  return (shared % 17) + ((shared >> 3) * (evaluator + 1)) % 5;
}
