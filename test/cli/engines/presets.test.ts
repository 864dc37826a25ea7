import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { COMPOSE_FILE } from "@/cli/engines/compose";
import { ENGINES_OF, isBoxEngine, PRESETS } from "@/cli/engines/presets";
import { newConfigSchema } from "@/lib/engines/schema";
import { standInOnly } from "../../fixtures/stand-in-only";

standInOnly("preset/h200", "preset/24gb", "preset/cpu");

/** Comes without types. */
const { load } = createRequire(import.meta.url)("js-yaml") as { load: (text: string) => unknown };

const serviceSchema = z.looseObject({
  image: z.string(), profiles: z.array(z.enum(PRESETS)).min(1), ports: z.array(z.string()).length(1), restart: z.literal("unless-stopped"),
  command: z.array(z.union([z.string(), z.number()]).transform(String)).default([]), environment: z.record(z.string(), z.string()),
  healthcheck: z.looseObject({ test: z.array(z.string()).min(2), interval: z.string(), timeout: z.string() }),
  deploy: z.object({ resources: z.object({ reservations: z.object({ devices: z.array(z.object({ capabilities: z.array(z.string()) })).min(1) }) }) }).optional(),
});
const text = readFileSync(COMPOSE_FILE, "utf8");
const services = z.object({ services: z.record(z.string(), serviceSchema) }).parse(load(text)).services;

describe.each(Object.entries(services))("the service %s", (name, { image, ports, environment, command, deploy }) => {
  it("is pinned to a version, and reached from this machine only", () => {
    expect(image).toMatch(/^[\w./-]+:[\w.-]*\d[\w.-]*$/);
    expect(image).not.toMatch(/:(latest|main|master|nightly)/);
    expect(ports[0]).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  });

  it("is given its secrets from outside, and refuses to start without", () => {
    const secrets = Object.entries(environment).filter(([variable]) => /KEY|SECRET|TOKEN/.test(variable));
    expect(secrets.filter(([, value]) => !/^\$\{(CONCORD_ENGINES_KEY:\?.+|HF_TOKEN:-)\}$/.test(value))).toEqual([]);
    expect(secrets.some(([, value]) => value.startsWith("${CONCORD_ENGINES_KEY:?"))).toBe(true);
    expect(command.join(" ")).not.toMatch(/api-key|token/i);
  });

  it("takes a GPU only where it is for boxes that have one", () => {
    expect(deploy !== undefined).toBe(/vllm/.test(image));
    if (deploy) expect(services[name]?.profiles).not.toContain("cpu");
  });
});

describe.each(PRESETS)("the preset %s", (preset) => {
  const engines = ENGINES_OF[preset];

  it("starts what it sets up, and nothing else", () => {
    const started = Object.entries(services).filter(([, { profiles }]) => profiles.includes(preset)).map(([name]) => name);
    expect(engines.map(({ service }) => service).sort()).toEqual(started.sort());
  });

  it.each(engines)("asks $service where it listens, for the model that it has", ({ service, config }) => {
    const { ports, command } = services[service] ?? { ports: [], command: [] };
    expect(`http://${ports[0]?.split(":").slice(0, 2).join(":")}`).toBe(config.baseUrl);
    if (config.port !== "web") expect(command).toContain(config.model);
  });

  it("has one engine for a port, each as an admin might have set it up", () => {
    expect(new Set(engines.map(({ config }) => config.port)).size).toBe(engines.length);
    for (const { config } of engines) expect(newConfigSchema.parse(config)).toEqual(config);
    expect(engines.every(({ config }) => isBoxEngine(config.name))).toBe(true);
  });

  it("names the licence of every model, and the documentation says the same", () => {
    const documented = readFileSync(join(COMPOSE_FILE, "..", "..", "docs", "generation.md"), "utf8");
    for (const { config } of engines) {
      if (config.port === "web") continue;
      expect(documented).toMatch(new RegExp(`${config.model.replaceAll(".", "\\.")}.*${config.licence}`));
    }
  });
});

it("has no two presets listen elsewhere for the same port", () => {
  const places = new Set(PRESETS.flatMap((preset) => ENGINES_OF[preset].map(({ config }) => `${config.port} ${config.baseUrl}`)));
  expect(places.size).toBe(new Set([...places].map((place) => place.split(" ")[0])).size);
});

it("lets SearXNG answer as JSON, which its settings forbid unless named", () => {
  const settings = load(readFileSync(join(COMPOSE_FILE, "..", "searxng", "settings.yml"), "utf8"));
  expect(settings).toMatchObject({ search: { formats: expect.arrayContaining(["json"]), safe_search: 2 } });
  expect(JSON.stringify(settings)).not.toMatch(/secret/);
});
