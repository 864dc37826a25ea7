import { describe, expect, it } from "vitest";
import { engineConfigOf } from "@/components/engines/engine-config-of";
import { PORT_TEXT, PORTS } from "@/components/engines/port-text";
import { engineConfigSchema } from "@/lib/mcu/engines/engine-config";

function fields(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ name: "Lab", baseUrl: "http://gpu:8000", model: "m", maxConcurrent: "8", timeoutSeconds: "120", currency: "eur", ...values })) form.set(name, value);
  return form;
}

describe("the form of an engine", () => {
  it.each(PORTS.flatMap((port) => Object.keys(PORT_TEXT[port].dialects).map((dialect) => [port, dialect] as const)))("offers what is taken: %s, %s", (port, dialect) => {
    expect(engineConfigSchema.parse(engineConfigOf(fields({ port, dialect }), undefined))).toMatchObject({ port, dialect, name: "Lab", maxConcurrent: 8 });
  });

  it.each(PORTS)("offers first for %s what is taken where nothing is said", (port) => {
    const { dialect } = engineConfigSchema.parse({ port, name: "Lab", baseUrl: "http://gpu:8000", model: "m" });
    expect(Object.keys(PORT_TEXT[port].dialects)[0]).toBe(dialect);
  });

  it("sends prices only where there are any, free ones too, and keeps what it does not ask for", () => {
    expect(engineConfigOf(fields({ port: "chat" }), undefined).prices).toBeUndefined();
    const before = engineConfigSchema.parse({ port: "chat", name: "Lab", baseUrl: "http://gpu:8000", model: "m", idleSeconds: 9 });
    expect(engineConfigSchema.parse(engineConfigOf(fields({ port: "chat", dialect: "openai", inputPerMillion: "0", revision: " " }), before)))
      .toEqual({ ...before, prices: { currency: "EUR", inputPerMillion: 0 } });
  });
});
