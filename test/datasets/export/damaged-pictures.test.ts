import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { exportSettingsSchema } from "@/lib/datasets/export/settings";
import { exportWarnings } from "@/lib/datasets/export/warnings";
import { writeExport } from "@/lib/datasets/export/write-export";
import { testFolder } from "../../fixtures/files";

const folder = testFolder();

it("pictures that are damaged in the store are all counted, and the first hundred named", async () => {
  const rows = Array.from({ length: 1_203 }, (_, number) => ({
    key: `picture-${number}`, url: null, source: null, description: null, sha256: "0".repeat(64), mime: "image/jpeg", width: 8, height: 8, bytes: 100, origins: "", isAmbiguous: false,
  }));
  const origins = { collected: 0, synthetic: 0, scripted: 0 };
  const reading = {
    facts: { slug: "set", title: "Set", description: "", licence: "", version: 1, sourceFormat: "concord", counts: { episodes: 0, origins }, scriptedLeftOut: 0, longest: 0 },
    estimate: () => Promise.reject(new Error("nobody asks")),
    episodes: async function* () { yield* []; },
    pictures: async function* () { yield rows; },
  };
  const { manifest } = await writeExport(reading, exportSettingsSchema.parse({ format: "webdataset" }), join(folder, "out"), () => Promise.resolve(undefined), () => undefined);
  expect(manifest.pictures).toMatchObject({ files: 0, rows: 1_203, damagedCount: 1_203 });
  expect(manifest.pictures.damaged).toHaveLength(100);
  expect(readFileSync(join(folder, "out/pictures/README.md"), "utf8")).toContain("1,203 pictures were damaged or missing in the store and are here as rows alone.");
  expect(exportWarnings(manifest)).toEqual([expect.stringContaining("1,203 pictures are damaged")]);
});
