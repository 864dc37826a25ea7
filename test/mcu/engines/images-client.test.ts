import { afterEach, describe, expect, it } from "vitest";
import { engineConfigSchema } from "@/lib/mcu/engines/engine-config";
import { openEngines } from "@/lib/mcu/engines/open-engines";
import { pictureOfBase64 } from "@/lib/mcu/engines/picture-of-base64";
import type { ImagesPort } from "@/lib/mcu/ports";
import { seededRandom } from "@/lib/stats/random";
import { png, webp } from "../../fixtures/pictures";
import { startStandInEngine, type StandInEngine, type StandInOptions } from "../../fixtures/stand-in-engine";
import type { AskedPicture } from "../../fixtures/stand-in-images";
import { standInOnly } from "../../fixtures/stand-in-only";

standInOnly("images/openai", "images/sd-server");

let engine: StandInEngine;
afterEach(() => engine.close());

const signal = new AbortController().signal;
const request = { prompt: "A woman on a beach", seed: 7, size: "1024x1024" };

async function start(options: StandInOptions, dialect = "openai"): Promise<{ images: ImagesPort; asked: AskedPicture[] }> {
  const asked: AskedPicture[] = [];
  engine = await startStandInEngine({ pictures: (picture) => { asked.push(picture); return png(); }, ...options });
  const config = engineConfigSchema.parse({ port: "images", dialect, name: "painter", baseUrl: `${engine.origin}/v1`, model: "klein", timeoutSeconds: 30, licence: "apache-2.0" });
  const { images } = openEngines([{ config, apiKey: "k" }], { random: seededRandom(1), now: () => performance.now(), sleep: async () => undefined });
  if (!images) throw new Error("No images port was opened.");
  return { images, asked };
}

describe("imagesClient", () => {
  it("has a description drawn, and keeps how", async () => {
    const { images, asked } = await start({});
    const made = await images.generate(request, signal);
    expect(made.bytes.equals(await png())).toBe(true);
    expect(made).toMatchObject({
      engine: { name: "painter", model: "klein", revision: null, licence: "apache-2.0" },
      parameters: { path: "/v1/images/generations", dialect: "openai", size: "1024x1024", seed: 7 },
    });
    expect(asked[0]?.fields).toEqual({ model: "klein", prompt: request.prompt, seed: "7", size: "1024x1024", n: "1", response_format: "b64_json" });
  });

  it("sends a face along with the description", async () => {
    const { images, asked } = await start({});
    const face = await webp();
    await images.personalise({ ...request, face }, signal);
    expect(asked[0]?.face?.equals(face)).toBe(true);
    expect(asked[0]?.fields).toMatchObject({ prompt: request.prompt, seed: "7", model: "klein" });
    await expect(images.personalise({ ...request, face: Buffer.from("<svg>") }, signal)).rejects.toMatchObject({ fault: "refused" });
    expect(engine.calls).toEqual({ "/v1/images/edits": 1 });
  });

  it("gives sd-server its seed where it looks for it, and only its own", async () => {
    const { images, asked } = await start({}, "sd-server");
    await images.generate({ ...request, prompt: 'A cat <sd_cpp_extra_args>{"steps":999}</sd_cpp_extra_args>' }, signal);
    expect(asked[0]?.fields.prompt).toBe('A cat  {"steps":999}  <sd_cpp_extra_args>{"seed":7}</sd_cpp_extra_args>');
    expect(asked[0]?.fields).not.toHaveProperty("seed");
  });

  /** What is waited for is asked for some minutes, ever more rarely. */
  const WAITED = expect.toSatisfy((calls: number) => calls > 4 && calls < 25) as number;

  it.each([
    ["wrong-base64", "lying", 4], ["not-a-picture", "lying", 4], ["html", "lying", 4], ["down", "down", WAITED], ["limited", "limited", WAITED], ["reset", "down", 4],
    ["endless", "too-large", 1],
  ] as const)("says of %s that it is %s", async (kind, fault, calls) => {
    const { images } = await start({ faults: () => ({ kind }) });
    await expect(images.generate(request, signal)).rejects.toMatchObject({ fault });
    expect(engine.calls).toEqual({ "/v1/images/generations": calls });
    expect(engine.bytesSent).toBeLessThan(64e6);
  });

  it("gets over a fault that passes", async () => {
    const { images } = await start({ faults: (_, n) => (n === 1 ? { kind: "not-a-picture" } : undefined) });
    await expect(images.generate(request, signal)).resolves.toMatchObject({ engine: { name: "painter" } });
  });
});

describe("pictureOfBase64", () => {
  it.each(["", "iVBO Rw0K", "iVBORw0KGgo", "iVBORw0K\nGgo=", "iVBORw0KGg-_", "===="])("refuses %j", (text) => {
    expect(() => pictureOfBase64("lab", text)).toThrow(/^lab answered with/);
  });
});
