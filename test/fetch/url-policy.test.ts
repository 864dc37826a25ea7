import { describe, expect, test } from "vitest";
import { FetchFailed } from "@/lib/fetch/fetch-failed";
import { checkedUrl, type UrlPolicy } from "@/lib/fetch/url-policy";

const none: UrlPolicy = { ports: new Set(), allowed: new Set() };
const refusalOf = (text: string, policy = none, base?: URL) => {
  try {
    checkedUrl(text, policy, base);
  } catch (error) {
    if (error instanceof FetchFailed) return error;
    throw error;
  }
  return undefined;
};

describe("addresses of a list", () => {
  test.each([
    "", "pictures/1.jpg", "ftp://example.org/1.jpg", "file:///etc/passwd", "gopher://example.org:80/_GET", "data:image/png;base64,AAAA", "javascript:alert(1)", "blob:https://example.org/1",
    "http://user@example.org/", "http://user:secret@example.org/", "http://example.org@10.0.0.1:80@evil.org/",
    "http://example.org:22/", "http://example.org:5432/", "https://example.org:8443/", "http://example.org:0/",
    "http://localhost/", "http://LOCALHOST./", "http://a.localhost/", "http://metadata/", "http://metadata.google.internal/", "http://printer.local/", "http://router.home.arpa/",
    `https://example.org/${"a".repeat(8_001)}`,
  ])("%s is refused", (text) => expect(refusalOf(text)).toMatchObject({ failure: "forbidden", isTransient: false }));

  test.each(["http://example.org/1.jpg", "https://example.org/a b?c=d", "http://example.org:443/", "http://8.8.8.8/", "https://xn--bcher-kva.example.org/"])("%s may be asked", (text) => expect(refusalOf(text)).toBeUndefined());

  test.each(["http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://127.1/", "http://0x7f.0.0.0x1/", "http://①②⑦.⓪.⓪.①/", "http://127.0.0.1./"])("%s is seen as the number that it is", (text) => {
    // Names are judged here, numbers where the connection is made: see guarded-fetch.test.ts.
    expect(checkedUrl(text, none).hostname.replace(/\.$/, "")).toBe("127.0.0.1");
  });

  test("fragments are not sent, and a relative target belongs to its base", () => {
    expect(checkedUrl("../b.jpg#x", none, new URL("https://example.org/a/a.jpg")).href).toBe("https://example.org/b.jpg");
    expect(refusalOf("//localhost/x", none, new URL("https://example.org/"))).toMatchObject({ failure: "forbidden" });
  });

  test("an operator may open a port or one inside place, and nothing beside it", () => {
    const open: UrlPolicy = { ports: new Set([8080]), allowed: new Set(["pictures:9000", "::1:9000"]) };
    expect(refusalOf("http://example.org:8080/", open)).toBeUndefined();
    expect(refusalOf("http://pictures:9000/", open)).toBeUndefined();
    expect(refusalOf("http://[::1]:9000/", open)).toBeUndefined();
    expect(refusalOf("http://pictures/", open)).toBeDefined();
    expect(refusalOf("http://pictures:9001/", open)).toBeDefined();
    expect(refusalOf("http://x.pictures:9000/", open)).toBeDefined();
    expect(refusalOf("http://user@pictures:9000/", open)).toBeDefined();
    expect(refusalOf("ftp://pictures:9000/", open)).toBeDefined();
  });
});
