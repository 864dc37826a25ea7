/** The icon of the browser's tab, also where no page has named it: else each such page leaves an error in the console. */
import { expect, test } from "./journey";
import { sharedServer } from "./server";

for (const path of ["/icon.svg", "/favicon.ico"]) test(`${path} is the icon`, async ({ request }) => {
  const icon = await request.get(`${sharedServer().origin}${path}`);
  expect(icon.status()).toBe(200);
  expect(icon.headers()["content-type"]).toContain("image/svg+xml");
  expect(await icon.text()).toContain("<svg");
});
