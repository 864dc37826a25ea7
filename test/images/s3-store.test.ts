import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { jpeg, png } from "../fixtures/pictures";
import { startS3 } from "./s3-stand-in";

// No worker elsewhere, and no database, has a picture on its way.
vi.mock("@/lib/images/handover/data", () => ({ handedPicture: async () => undefined }));

const s3 = await startS3("pictures");
for (const [name, value] of Object.entries({ ENDPOINT: s3.endpoint, BUCKET: "pictures", ACCESS_KEY_ID: "key-of-the-test", SECRET_ACCESS_KEY: "secret-of-the-test", PREFIX: "lab/" })) {
  vi.stubEnv(`CONCORD_S3_${name}`, value);
}
// After the settings: they are read once.
const { derivativeStore, imageStore, storeAt, storePicture } = await import("@/lib/images/store");
const { openImage } = await import("@/lib/images/open-image");
const { storePlace, storeProblem } = await import("@/lib/images/probe-store");

afterAll(() => s3.close());
beforeEach(() => {
  s3.objects.clear();
  s3.faults.splice(0);
  s3.requests.splice(0);
});

const keyOf = (sha256: string) => `lab/images/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;

describe("pictures in an object store", () => {
  it("are written once under their hash, signed, and read back", async () => {
    const bytes = await jpeg();
    const sha256 = await storePicture(imageStore(), bytes);
    expect(await storePicture(imageStore(), bytes)).toBe(sha256);
    expect([...s3.objects.keys()]).toEqual([keyOf(sha256)]);
    expect(s3.requests.map(({ method }) => method)).toEqual(["HEAD", "PUT", "HEAD"]);
    expect(s3.requests.every(({ authorization }) => authorization.includes("Signature="))).toBe(true);
    expect((await openImage(sha256, null))?.bytes.equals(bytes)).toBe(true);
  });

  it("keep their reductions beside them", async () => {
    const sha256 = await storePicture(imageStore(), await png(1200, 600));
    const made = await openImage(sha256, 800);
    expect([...s3.objects.keys()].filter((key) => key.startsWith("lab/derivatives/"))).toEqual([expect.stringContaining(`${sha256}-800-jpeg`)]);
    s3.requests.splice(0);
    expect((await openImage(sha256, 800))?.bytes).toEqual(made?.bytes);
    expect(s3.requests.map(({ method, path }) => [method, path.includes("derivatives")])).toEqual([["GET", true]]);
  });

  it("survive a store that is busy, and a body that breaks off", async () => {
    s3.faults.push("busy");
    const bytes = await jpeg();
    const sha256 = await storePicture(imageStore(), bytes);
    s3.faults.push("busy", "busy");
    expect((await openImage(sha256, null))?.bytes.equals(bytes)).toBe(true);
    s3.faults.push("cut-off");
    expect((await openImage(sha256, null))?.bytes.equals(bytes)).toBe(true);
  });

  it("are unavailable, not missing, while the store does not answer", async () => {
    const sha256 = await storePicture(imageStore(), await jpeg());
    s3.faults.push("busy", "busy", "busy", "busy");
    await expect(openImage(sha256, null)).rejects.toMatchObject({ code: "unavailable", retryAfterSeconds: 5 });
    s3.faults.push("forbidden");
    await expect(openImage(sha256, null)).rejects.toMatchObject({ code: "unavailable", message: expect.stringContaining("403") });
    s3.faults.push("cut-off", "cut-off");
    await expect(openImage(sha256, null)).rejects.toMatchObject({ code: "unavailable" });
    s3.faults.push("forbidden");
    await expect(storePicture(imageStore(), await png(40, 40))).rejects.toMatchObject({ code: "unavailable" });
  });

  it("are missing where the object is gone, and where its bytes are others", async () => {
    const sha256 = await storePicture(imageStore(), await jpeg());
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    s3.objects.set(keyOf(sha256), { bytes: await png(30, 30), modifiedAt: new Date() });
    expect(await openImage(sha256, null)).toBeUndefined();
    expect(said).toHaveBeenCalledOnce();
    said.mockRestore();
    s3.objects.clear();
    expect(await openImage(sha256, 1600)).toBeUndefined();
  });

  it("are listed page by page, each kind for itself, and removed", async () => {
    const names = await Promise.all([20, 30, 40, 50, 60].map(async (side) => storePicture(imageStore(), await png(side, side))));
    await openImage(names[0] ?? "", 800);
    const listed = async (location: string) => {
      const found: string[] = [];
      for await (const { name } of (await storeAt(location)).list()) found.push(name);
      return found.sort();
    };
    expect(await listed(imageStore())).toEqual(names.toSorted());
    expect(await listed(derivativeStore())).toEqual([`${names[0]}-800-jpeg`]);
    await (await storeAt(imageStore())).remove(names[0] ?? "");
    await (await storeAt(imageStore())).remove("0".repeat(64));
    expect(await listed(imageStore())).toEqual(names.slice(1).toSorted());
  });

  it("are vouched for by a probe that leaves nothing behind", async () => {
    expect(storePlace()).toBe(`pictures/lab/ at ${s3.endpoint}`);
    expect(await storeProblem()).toBeUndefined();
    expect(s3.objects.size).toBe(0);
    s3.faults.push("forbidden");
    expect(await storeProblem()).toContain("403");
  });
});
