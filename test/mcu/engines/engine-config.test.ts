import { describe, expect, it } from "vitest";
import { engineConfigSchema, engineIdentity, httpTarget } from "@/lib/mcu/engines/engine-config";

const chat = { port: "chat", name: "lab", baseUrl: "http://127.0.0.1:8000/v1", model: "m" };
const problem = (more: Record<string, unknown>) => engineConfigSchema.safeParse({ ...chat, ...more }).error?.issues[0]?.message;

describe("engineConfigSchema", () => {
  it("fills in what is left out", () => {
    const config = engineConfigSchema.parse(chat);
    expect(config).toEqual({ ...chat, dialect: "openai", maxConcurrent: 8, timeoutSeconds: 120 });
    expect(engineIdentity(config)).toEqual({ name: "lab", model: "m", revision: null, licence: null });
    expect(httpTarget({ config, apiKey: "k" })).toMatchObject({ name: "lab", apiKey: "k", wholeMs: 120_000, idleMs: undefined });
    expect(engineConfigSchema.parse({ ...chat, port: "pick", dialect: "infinity" }).dialect).toBe("infinity");
  });

  it("never waits longer for a byte than for the whole", () => {
    expect(httpTarget({ config: engineConfigSchema.parse({ ...chat, timeoutSeconds: 5, idleSeconds: 60 }) }).idleMs).toBe(5_000);
  });

  it("takes no key: neither as a field nor in the address", () => {
    expect(problem({ apiKey: "secret" })).toContain("apiKey");
    expect(problem({ baseUrl: "https://me:secret@gpu.example" })).toContain("a key is given apart");
    expect(problem({ baseUrl: "https://gpu.example/?key=secret" })).toContain("a key is given apart");
  });

  it.each([
    [{ baseUrl: "file:///etc/passwd" }], [{ baseUrl: "gpu" }], [{ dialect: "searxng" }], [{ port: "sound" }], [{ maxConcurrent: 0 }],
    [{ maxConcurrent: 513 }], [{ timeoutSeconds: 0 }], [{ name: " " }], [{ prices: { inputPerMillion: 1 } }], [{ prices: { currency: "euro" } }],
  ])("refuses %j", (more) => {
    expect(problem(more)).toBeTypeOf("string");
  });
});
