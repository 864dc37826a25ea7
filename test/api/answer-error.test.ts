import { describe, expect, it, vi } from "vitest";
import { answerError } from "@/lib/api/handle";
import { AppError } from "@/lib/errors";

describe("answerError", () => {
  it("asks to come back when the database is away, and says nothing of it otherwise", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    for (const fault of [Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" }), new Error("timeout exceeded when trying to connect")]) {
      const response = answerError(fault);
      expect(response.status).toBe(503);
      expect(response.headers.get("retry-after")).toBe("2");
      expect(await response.text()).not.toMatch(/5432|ECONN|timeout/);
    }
    expect(log).toHaveBeenCalledTimes(2);
    log.mockRestore();
  });

  it("shows what was meant for people, with its status", async () => {
    const response = answerError(new AppError("conflict", "The study is closed.", { problems: [{ path: "state", message: "closed" }] }));
    expect(response.status).toBe(409);
    expect(await response.json()).toEqual({ error: { code: "conflict", message: "The study is closed.", problems: [{ path: "state", message: "closed" }] } });
  });

  it("logs a fault under a number and shows only the number", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const body = await answerError(new Error("secret detail")).text();
    expect(body).not.toContain("secret detail");
    const reference = body.match(/Reference ([0-9a-f-]{36})/)?.[1];
    expect(log).toHaveBeenCalledWith(`request failed (${reference})`, expect.any(Error));
    log.mockRestore();
  });
});
