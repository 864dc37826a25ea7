import { describe, expect, it } from "vitest";
import { reachableLink } from "@/lib/users/reachable-link";

describe("reachableLink", () => {
  it("puts the address of the page where the server only knows its own machine", () => {
    expect(reachableLink("http://127.0.0.1:3000/link/abc", "http://10.1.2.3:3000")).toBe("http://10.1.2.3:3000/link/abc");
    expect(reachableLink("http://localhost:3000/link/abc", "https://rate.example.org")).toBe("https://rate.example.org/link/abc");
  });

  it("leaves a configured address alone, and two names of this machine", () => {
    expect(reachableLink("https://rate.example.org/link/abc", "http://10.1.2.3:3000")).toBe("https://rate.example.org/link/abc");
    expect(reachableLink("http://127.0.0.1:3000/link/abc", "http://localhost:3000")).toBe("http://127.0.0.1:3000/link/abc");
    expect(reachableLink("http://127.0.0.1.example.org/link/abc", "http://10.1.2.3")).toBe("http://127.0.0.1.example.org/link/abc");
  });
});
