import { expect, it, vi } from "vitest";
import { KeptEstimates } from "@/lib/datasets/export/kept-estimates";

const estimate = { version: 1, episodes: 2, scriptedLeftOut: 0, dialogueBytes: 3, pictures: { files: 0, bytes: 0, remote: 0 } };

it("an estimate is counted once until its stamp changes, also for those who ask meanwhile, and anew after it failed", async () => {
  const kept = new KeptEstimates();
  const count = vi.fn(() => Promise.resolve(estimate));
  await Promise.all([kept.get("whole", "one", count), kept.get("whole", "one", count)]);
  expect(await kept.get("whole", "one", count)).toEqual(estimate);
  expect(count).toHaveBeenCalledTimes(1);
  await kept.get("part", "one", count);
  await kept.get("whole", "two", count);
  expect(count).toHaveBeenCalledTimes(3);
  const failing = vi.fn(() => Promise.reject(new Error("away")));
  await expect(kept.get("whole", "three", failing)).rejects.toThrow("away");
  await kept.get("whole", "three", count);
  expect(count).toHaveBeenCalledTimes(4);
});

it("the oldest of very many is let go", async () => {
  const kept = new KeptEstimates();
  const count = vi.fn(() => Promise.resolve(estimate));
  for (let number = 0; number < 201; number += 1) await kept.get(`slice ${number}`, "one", count);
  await kept.get("slice 200", "one", count);
  expect(count).toHaveBeenCalledTimes(201);
  await kept.get("slice 0", "one", count);
  expect(count).toHaveBeenCalledTimes(202);
});
