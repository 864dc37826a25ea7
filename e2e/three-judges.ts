/** Three people judge every item of a study: two with a mouse, one by keys alone. */
import { expect, type BrowserContext, type Page } from "@playwright/test";
import { starkCriteria } from "@/lib/studies/template-criteria";
import { criterion, expectAnswered, expectPosition, rateByKeys, ratings, readAll, submitByKeys } from "./desk";
import { addPerson, type Person } from "./people";
import { ITEMS } from "./study-wizard";
import { tabTo } from "./tab-to";
import { uniqueName } from "./unique-name";

const SCALE = ["1 Not at all", "2 A little", "3 Somewhat", "4 A lot"];
const KEYBOARD_ONLY = 1;

type Value = number | null;
/** What an evaluator answers to the item on the desk, by what can be read there. */
export type Answers = (item: { persona: string; session: number }) => Value[];

export async function addThree(admin: Person): Promise<Person[]> {
  return Promise.all(["Edda", "Emil", "Enno"].map((name) => addPerson(admin, "evaluator", uniqueName(name))));
}

export async function judgeByThree(browserOf: (person: Person | null) => Promise<BrowserContext>, studyId: string, evaluators: readonly Person[], answersOf: (evaluator: number) => Answers): Promise<void> {
  await Promise.all(evaluators.map(async (evaluator, index) => {
    const isKeyboardOnly = index === KEYBOARD_ONLY;
    const page = await (await browserOf(isKeyboardOnly ? null : evaluator)).newPage();
    return isKeyboardOnly ? judgeByKeyboardAlone(page, evaluator, answersOf(index)) : judgeByPointer(page, studyId, answersOf(index));
  }));
}

async function judgeByPointer(page: Page, studyId: string, answersTo: Answers): Promise<void> {
  await page.goto(`/desk/${studyId}`);
  await page.getByRole("button", { name: "I have read them" }).click();
  await judgeEverything(page, answersTo, async (values) => {
    for (const [index, value] of values.entries()) {
      const card = criterion(page, starkCriteria[index]?.name ?? "");
      await card.getByRole("radio", { name: value === null ? "Cannot judge" : SCALE[value - 1], exact: true }).click();
      await expect(card.getByRole("radio", { checked: true })).toHaveCount(1);
      // The card folds, and the next one comes up under the pointer.
      const next = starkCriteria[index + 1];
      if (next) await expect(criterion(page, next.name)).toBeFocused();
    }
    await expectAnswered(page, values.length, values.length);
    await page.getByRole("button", { name: "Submit and continue" }).click();
  });
}

/** From the sign-in page to the last item without a mouse: any event of one fails the test. */
async function judgeByKeyboardAlone(page: Page, evaluator: Person, answersTo: Answers): Promise<void> {
  const pointed: string[] = [];
  await page.exposeBinding("notePointer", (_, kind: string) => pointed.push(kind));
  await page.addInitScript(() => {
    const note = (event: Event) => {
      // A click that a key brought about has no count.
      if (event.type === "click" && (event as UIEvent).detail === 0) return;
      (window as unknown as { notePointer(kind: string): void }).notePointer(event.type);
    };
    for (const kind of ["pointerdown", "pointermove", "mousedown", "mousemove", "click", "wheel", "touchstart"]) addEventListener(kind, note, { capture: true });
  });
  await page.goto("/sign-in");
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await page.keyboard.type(evaluator.email);
  await tabTo(page, page.getByRole("textbox", { name: "Password" }));
  await page.keyboard.type(evaluator.password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/desk");
  await tabTo(page, page.getByRole("main").getByRole("link"));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "I have read them" }));
  await page.keyboard.press("Enter");
  await judgeEverything(page, answersTo, async (values) => {
    await rateByKeys(page, values.map((value) => value ?? 0));
    await expectAnswered(page, values.length, values.length);
    await submitByKeys(page);
  });
  expect(pointed).toEqual([]);
}

async function judgeEverything(page: Page, answersTo: Answers, give: (values: Value[]) => Promise<void>): Promise<void> {
  for (let number = 1; number <= ITEMS; number += 1) {
    await expectPosition(page, number, ITEMS);
    await expect(ratings(page)).toBeVisible();
    await readAll(page);
    await expectNothingFetched(page);
    const heading = await page.getByRole("heading", { level: 1 }).innerText();
    const session = /^Session (\d+)/.exec(await page.getByRole("navigation", { name: "Sessions" }).getByRole("button").innerText())?.[1];
    await give(answersTo({ persona: heading, session: Number(session) }));
  }
  await expect(page.getByRole("heading", { name: "All done, thank you" })).toBeVisible();
  await expect(page.getByText("Everything is saved")).toBeVisible();
}

/** Pictures are known by their address at most: each says so, and none is asked for. */
async function expectNothingFetched(page: Page): Promise<void> {
  const pictures = page.getByRole("main").getByRole("figure");
  const said = pictures.getByRole("img", { name: /^Image \d+, session \d+, shared by .+: (not fetched|missing)\./ });
  await expect(said).toHaveCount(await pictures.count());
  await expect(page.getByRole("main").locator("img")).toHaveCount(0);
}
