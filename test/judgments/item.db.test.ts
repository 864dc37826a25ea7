import { beforeAll, describe, expect, it } from "vitest";
import sharp from "sharp";
import { prisma } from "@/lib/db/client";
import { imageStore, storePicture } from "@/lib/images/store";
import type { DeskImage, DeskItem } from "@/lib/judgments/desk";
import { useTestDatabase } from "../database";
import { firstAssignment, type MadeStudy, makeStudy } from "../studies/made-study";
import { requestBy, type TestPerson } from "../users/people";
import { getImage, getItem, itemOf } from "./desk-api";

useTestDatabase();

let study: MadeStudy;
let ann: TestPerson;
let bob: TestPerson;
let sha256: string;
const item: Record<"ann" | "bob", DeskItem> = {} as never;

const tokenOf = (image: DeskImage | null | undefined) => image?.src?.split("/").at(-1)?.split("?")[0] ?? "";
const firstShared = (desk: DeskItem) => desk.sessions[0]?.turns[0]?.images[0];

beforeAll(async () => {
  study = await makeStudy({ episodes: 1, evaluators: 2, protocol: { show: { persona: true, deviceAlbum: false } } });
  [ann, bob] = study.evaluators as [TestPerson, TestPerson];
  const bytes = await sharp({ create: { width: 1200, height: 900, channels: 3, background: "#b5651d" } }).png().toBuffer();
  sha256 = await storePicture(imageStore(), bytes);
  await prisma().imageAsset.create({ data: { sha256, mime: "image/png", width: 1200, height: 900, bytes: bytes.length } });
  const session = await prisma().session.findFirstOrThrow({ where: { number: 1, episode: { datasetId: study.dataset.id } } });
  const shared = { episodeId: session.episodeId, sessionId: session.id, position: 0, candidates: [{ key: "secret-key", url: "https://secret.example/a.jpg" }], keys: ["secret-key"], keywords: [], module: "secret-module" };
  await prisma().episodeImage.createMany({
    data: [
      { ...shared, place: "turn", turnIndex: 0, description: "secret words", state: "stored", sha256 },
      { ...shared, place: "turn", turnIndex: 1, state: "remote", stateReason: "secret reason" },
      { ...shared, place: "device", state: "stored", sha256 },
      { ...shared, place: "predicted", turnIndex: 0, state: "stored", sha256, model: "secret-model" },
    ],
  });
  item.ann = await itemOf(getItem(ann, await firstAssignment(study, ann)));
  item.bob = await itemOf(getItem(bob, await firstAssignment(study, bob)));
});

describe("an item on the desk", () => {
  it("is blind: no dataset, no name of a file, no hash, no id of the database, no description", async () => {
    const text = JSON.stringify(item.ann);
    const part = await prisma().itemPart.findFirstOrThrow({ where: { studyId: study.id }, select: { itemId: true, episodeId: true, studyId: true } });
    for (const hidden of [study.dataset.slug, "Title of", "external-", "secret", sha256, part.itemId, part.episodeId, part.studyId, study.dataset.id]) expect(text).not.toContain(hidden);
    expect(firstShared(item.ann)).toMatchObject({ state: "stored", width: 1200, height: 900, description: null });
    expect(item.ann.sessions[0]?.turns[1]?.images[0]).toMatchObject({ state: "remote", src: null, largeSrc: null });
    expect(item.ann.sessions[0]?.album).toEqual([]);
  });

  it("shows two evaluators the same conversation under addresses that tell nothing of each other", () => {
    const bare = (desk: DeskItem) => desk.sessions.map((session) => session.turns.map((turn) => [turn.speaker, turn.text, turn.images.map((image) => image.alt)]));
    expect(bare(item.ann)).toEqual(bare(item.bob));
    expect(tokenOf(firstShared(item.ann))).not.toBe(tokenOf(firstShared(item.bob)));
  });
});

describe("a picture of an item", () => {
  it("comes reduced, for this browser alone, and under no name", async () => {
    const response = await getImage(ann, item.ann.assignmentId, tokenOf(firstShared(item.ann)));
    expect(response.status).toBe(200);
    const { width, format } = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    expect([width, format]).toEqual([800, "jpeg"]);
    expect(response.headers.get("cache-control")).toMatch(/^private/);
    expect([response.headers.get("etag"), response.headers.get("content-disposition")]).toEqual([null, null]);
    expect(response.headers.get("content-type")).toBe("image/jpeg");
  });

  it("is not there for somebody else, under another assignment, or under another name", async () => {
    const token = tokenOf(firstShared(item.ann));
    const statuses = await Promise.all([
      getImage(bob, item.ann.assignmentId, token), getImage(bob, item.bob.assignmentId, token), getImage(ann, item.ann.assignmentId, "AAAAAAAAAAAAAAAAAAAAAAAA"),
      getImage(ann, item.ann.assignmentId, sha256), getImage(ann, item.ann.assignmentId, "../../secrets/blinding"),
    ].map(async (response) => (await response).status));
    expect(statuses).toEqual([404, 404, 404, 404, 404]);
    expect((await getImage(ann, item.ann.assignmentId, token, "huge")).status).toBe(400);
  });

  it("that the store has lost is not there, rather than an error", async () => {
    const lost = "ab".repeat(32);
    await prisma().imageAsset.create({ data: { sha256: lost, mime: "image/png", width: 10, height: 10, bytes: 10 } });
    await prisma().episodeImage.updateMany({ where: { state: "stored", place: "turn" }, data: { sha256: lost } });
    expect((await getImage(ann, item.ann.assignmentId, tokenOf(firstShared(item.ann)))).status).toBe(404);
  });
});

it("helps nobody who is not signed in", async () => {
  const { GET } = await import("@/app/api/v1/assignments/[assignmentId]/images/[image]/route");
  const params = Promise.resolve({ assignmentId: item.ann.assignmentId, image: tokenOf(firstShared(item.ann)) });
  expect((await GET(requestBy(undefined, "GET", "/"), { params })).status).toBe(401);
});
