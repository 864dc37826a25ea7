/** Everything that a browser gets or keeps, so that what must not be there can be looked for in all of it. */
import { expect, type BrowserContext, type Page } from "@playwright/test";

export type Finding = { where: string; bytes: Buffer };
export type Received = { url: string; status: number; headers: { [name: string]: string }; body: Buffer };
export type Record = { findings: Finding[]; received: Received[]; addPage(page: Page, where: string): Promise<void> };

/** Stands between browser and server, because a browser soon forgets the bodies of what it has shown. */
export async function recordEverything(context: BrowserContext): Promise<Record> {
  const findings: Finding[] = [];
  const received: Received[] = [];
  const add = (where: string, text: string | Buffer) => findings.push({ where, bytes: Buffer.from(text) });
  await context.route("**/*", async (route) => {
    const request = route.request();
    add(`request ${request.url()}`, `${request.url()}\n${JSON.stringify(request.headers())}\n${request.postData() ?? ""}`);
    const response = await route.fetch({ maxRedirects: 0 });
    const body = await response.body();
    add(`headers of ${request.url()}`, JSON.stringify(response.headersArray()));
    add(`body of ${request.url()}`, body);
    received.push({ url: request.url(), status: response.status(), headers: response.headers(), body });
    await route.fulfill({ response, body });
  });
  context.on("console", (message) => add("console", message.text()));
  return {
    findings, received,
    async addPage(page, where) {
      add(`document ${where}`, await page.content());
      add(`address ${where}`, `${page.url()} ${await page.title()}`);
      add(`storage ${where}`, await page.evaluate(readStorage));
    },
  };
}

/** Runs in the page. */
async function readStorage(): Promise<string> {
  const asked = <T>(request: IDBRequest<T>) => new Promise<T>((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error ?? new Error("The database of the browser did not answer."));
  });
  const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie, await caches.keys()];
  for (const { name } of await indexedDB.databases()) {
    const database = await asked(indexedDB.open(name ?? ""));
    for (const store of database.objectStoreNames) kept.push(name, store, await asked(database.transaction(store).objectStore(store).getAll()));
    database.close();
  }
  return JSON.stringify(kept);
}

/** Whatever the case; in UTF-8, in UTF-16 and in Base64, at any of its three alignments. */
export function expectNowhere(findings: readonly Finding[], mark: string): void {
  const needles = [mark, ...[0, 1, 2].map((shift) => Buffer.from("x".repeat(shift) + mark).toString("base64").slice(Math.ceil((shift * 4) / 3) + 1, -4))];
  const found = findings.filter(({ bytes }) => {
    const text = bytes.toString("latin1");
    return text.toLowerCase().includes(mark) || needles.some((needle) => text.includes(needle)) || bytes.includes(Buffer.from(mark, "utf16le"));
  });
  expect(found.map(({ where }) => where), `places where “${mark}” was found`).toEqual([]);
}
