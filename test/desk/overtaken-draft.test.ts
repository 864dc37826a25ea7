import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Api, ApiAnswer } from "@/components/desk/runtime/api";
import { refreshSaveState, type Running } from "@/components/desk/runtime/bench";
import { createDesk } from "@/components/desk/runtime/desk";
import type { DeviceStorage } from "@/components/desk/runtime/device-storage";
import { startDraftSaver } from "@/components/desk/runtime/draft-saver";
import type { DraftRow } from "@/lib/desk/draft";
import type { DeskItem } from "@/lib/judgments/desk";
import { USER } from "./fake-server";

const draft = (changes: Partial<DraftRow> = {}): DraftRow => ({
  userId: USER, studyId: "study", assignmentId: "a", answers: [], comment: "mine", sequence: 2, baseRevision: 0, savedSequence: 1, ...changes,
});
const OVERTAKEN: ApiAnswer = { kind: "ok", data: { saved: false, sequence: 0, state: "submitted" } };
const REFUSED: ApiAnswer = { kind: "refused", status: 404, message: "There is nothing here for you under this address." };

/** A desk after an earlier session had left drafts on the device. */
function setUp(answer: ApiAnswer, ...left: DraftRow[]) {
  const disk = new Map(left.map((kept) => [kept.assignmentId, kept]));
  const storage = {
    keeps: () => true,
    listDrafts: async () => [...disk.values()],
    putDraft: async (kept: DraftRow) => void disk.set(kept.assignmentId, kept),
    removeDraft: async (kept: DraftRow) => void disk.delete(kept.assignmentId),
  } as unknown as DeviceStorage;
  const api: Api = { call: async () => answer };
  const desk = createDesk({ userId: USER, studyId: "study", kind: "rating", programVersion: "0" });
  const saver = startDraftSaver(api, storage, left, { onChange: () => refreshSaveState(desk.bench), onAnswer: () => undefined, onOvertaken: () => undefined });
  desk.bench.running = { storage, saver } as Running;
  desk.state.set({ phase: "done" });
  return { desk, disk, saver, sent: async () => {
    saver.flush();
    await vi.waitFor(() => expect(saver.listStuck().length + Number(saver.countUnsaved() === 0)).toBeGreaterThan(0));
    await Promise.resolve();
    refreshSaveState(desk.bench);
  } };
}

beforeEach(() => vi.stubGlobal("navigator", { onLine: true }));
afterEach(() => vi.unstubAllGlobals());

it.each([["submitted on another device", OVERTAKEN, "submitted"], ["refused", REFUSED, { refusal: "There is nothing here for you under this address." }]] as const)(
  "a draft of an item that is not on the desk and was %s is somebody's to decide about, and is kept until then",
  async (_case, answer, why) => {
    const { desk, disk, sent } = setUp(answer, draft());
    await sent();
    expect(desk.state.get().save).toEqual({ kind: "attention", count: 1 });
    expect(desk.state.get().stranded).toEqual([{ draft: draft(), why }]);
    expect(disk.size).toBe(1);
    desk.forgetDraft(draft());
    await vi.waitFor(() => expect(desk.state.get().save.kind).toBe("saved"));
    expect(disk.size).toBe(0);
    expect(desk.state.get().stranded).toEqual([]);
  },
);

it("a draft of the item on the desk, or of one about to come, is offered there", async () => {
  const { desk, sent } = setUp(OVERTAKEN, draft(), draft({ assignmentId: "b" }));
  desk.bench.line = ["b"];
  desk.state.set({ phase: "working", item: { assignmentId: "a" } as DeskItem });
  await sent();
  expect(desk.state.get().stranded).toEqual([]);
  expect(desk.state.get().save).toEqual({ kind: "device", count: 2 });
});

it("'keep what is shown' takes the older answers from the device", async () => {
  const { desk, disk, sent } = setUp(OVERTAKEN, draft());
  desk.state.set({ phase: "working", item: { assignmentId: "a" } as DeskItem, setAside: draft() });
  await sent();
  desk.forgetDraft(draft());
  await vi.waitFor(() => expect(desk.state.get().save.kind).toBe("saved"));
  expect(desk.state.get().setAside).toBeNull();
  expect(disk.size).toBe(0);
});

it("'keep what is shown' leaves the answers that were given meanwhile", () => {
  const { desk, disk, saver } = setUp(OVERTAKEN, draft());
  desk.state.set({ phase: "working", item: { assignmentId: "a" } as DeskItem, setAside: draft() });
  saver.note(draft({ sequence: 3, comment: "newer" }));
  desk.forgetDraft(draft());
  saver.stop();
  expect(desk.state.get().setAside).toBeNull();
  expect(saver.get("a")).toMatchObject({ comment: "newer" });
  expect(disk.get("a")).toMatchObject({ comment: "newer" });
});

it("a draft that another tab has submitted since it was read here is nobody's business", async () => {
  const { desk, disk, sent } = setUp(OVERTAKEN, draft());
  disk.delete("a");
  await sent();
  expect(desk.state.get().save.kind).toBe("saved");
});
