/** For tests that are about words: no picture is to be had. */
import type { Perform } from "@/lib/mcu/perform";
import type { PictureRecord } from "@/lib/mcu/picture-record";

export const noPicture: Perform["picture"] = async (_path, { description }): Promise<PictureRecord> => ({
  status: "unavailable", description, chosen: null, candidates: [], plan: { module: "retrieval", description, planner: "rule", reason: "A test." }, tried: [{ module: "retrieval", outcome: "no-engine", reason: "A test has none." }],
});
