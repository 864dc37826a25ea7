/** Items that are here already, and their first pictures: what makes "submit" a matter of memory. */
import { firstPictures } from "@/lib/desk/gallery";
import type { DeskItem } from "@/lib/judgments/desk";
import type { Api, ApiAnswer } from "./api";

export type ItemShelf = {
  get(assignmentId: string): DeskItem | null;
  put(item: DeskItem): void;
  /** Loads, unless it is here or under way. */
  load(assignmentId: string, options?: { fresh?: boolean }): Promise<{ kind: "item"; item: DeskItem } | Exclude<ApiAnswer, { kind: "ok" }>>;
  prefetch(assignmentIds: readonly string[]): void;
};

/** Ten that can be reopened, one on the desk, ten ahead at most. */
const KEPT = 24;

export function createItemShelf(api: Api): ItemShelf {
  const items = new Map<string, DeskItem>();
  const underWay = new Map<string, ReturnType<ItemShelf["load"]>>();
  /** Held so that the browser keeps what it decoded. */
  const pictures = new Map<string, HTMLImageElement[]>();

  function put(item: DeskItem): void {
    items.delete(item.assignmentId);
    items.set(item.assignmentId, item);
    const [oldest] = items.keys();
    if (items.size > KEPT && oldest !== undefined) {
      items.delete(oldest);
      pictures.delete(oldest);
    }
  }

  function fetchPictures(item: DeskItem): void {
    if (pictures.has(item.assignmentId)) return;
    const fetched = firstPictures(item).map((address) => {
      const picture = new Image();
      picture.decoding = "async";
      picture.fetchPriority = "low";
      picture.src = address;
      return picture;
    });
    pictures.set(item.assignmentId, fetched);
  }

  async function request(assignmentId: string): ReturnType<ItemShelf["load"]> {
    const answer = await api.call("GET", `/assignments/${assignmentId}`);
    underWay.delete(assignmentId);
    if (answer.kind !== "ok") return answer;
    const item = answer.data as DeskItem;
    put(item);
    return { kind: "item", item };
  }

  function load(assignmentId: string, options: { fresh?: boolean } = {}): ReturnType<ItemShelf["load"]> {
    const here = items.get(assignmentId);
    if (here && !options.fresh) return Promise.resolve({ kind: "item", item: here });
    const loading = underWay.get(assignmentId) ?? request(assignmentId);
    underWay.set(assignmentId, loading);
    return loading;
  }

  return {
    get: (assignmentId) => items.get(assignmentId) ?? null,
    put,
    load,
    prefetch(assignmentIds) {
      // One after the other: the item on the desk has the network first.
      void assignmentIds.reduce(async (before, assignmentId) => {
        await before;
        const loaded = await load(assignmentId);
        if (loaded.kind === "item") fetchPictures(loaded.item);
      }, Promise.resolve());
    },
  };
}
