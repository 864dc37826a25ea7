/** Pictures, from folders and archives alike: looked at, stored under their own hash, and told by key, in the order in which they came. */
import { pictureName, storePicture } from "@/lib/images/store";
import { keyOf, shownName } from "./labels";
import { MAX_PICTURE_BYTES } from "./limits";
import type { MemberKeys } from "./member-key";
import type { Picture } from "./message";
import type { Place, Report } from "./report";

/** Pictures under way together: most of the time of each is the disk's, which flushes many as fast as one. */
const TOGETHER = 24;
const TOGETHER_BYTES = 32 * 1024 * 1024;

type Looked = Omit<Picture, "key">;
type Waiting = { name: string; place: Place; bytes: number; looked: Promise<Looked> };

export class PictureReader {
  private waiting: Waiting[] = [];
  private bytes = 0;

  /** @param store absent for a dry run, which only looks. */
  constructor(private readonly report: Report, private readonly store: string | undefined, private readonly keys: MemberKeys) {}

  /**
   * What is found is told by `flush` at the latest.
   * @param bytes undefined where there were more than a picture may have.
   */
  async read(bytes: Buffer | undefined, name: string, place: Place): Promise<void> {
    const looked = this.look(bytes);
    // Its fault is told when its turn comes.
    looked.catch(() => undefined);
    this.waiting.push({ name, place, bytes: bytes?.length ?? 0, looked });
    this.bytes += bytes?.length ?? 0;
    if (this.waiting.length >= TOGETHER || this.bytes >= TOGETHER_BYTES) await this.tell(Math.ceil(this.waiting.length / 2));
  }

  /** Before anything else is told of the source, and at its end. */
  async flush(): Promise<void> {
    await this.tell(this.waiting.length);
  }

  private async look(bytes: Buffer | undefined): Promise<Looked> {
    if (bytes === undefined) return { state: "refused", reason: `larger than ${MAX_PICTURE_BYTES / 1024 / 1024} MB` };
    // The decoder is large: a file of dialogues alone does without it.
    const { preparePicture } = await import("@/lib/images/prepare");
    const prepared = await preparePicture(bytes);
    if ("problem" in prepared) return { state: "refused", reason: prepared.problem };
    const { mime, width, height } = prepared;
    const sha256 = this.store === undefined ? pictureName(prepared.bytes) : await storePicture(this.store, prepared.bytes);
    return { state: "stored", asset: { sha256, mime, width, height, bytes: prepared.bytes.length } };
  }

  private async tell(count: number): Promise<void> {
    for (const { name, place, bytes, looked } of this.waiting.splice(0, count)) {
      this.bytes -= bytes;
      const field = place.row === null ? null : shownName(name);
      // A fault that is not the picture's own (a full disk): told of it, and none of the others is lost for it.
      const found = await looked.catch((error: unknown) => ({ fault: error instanceof Error ? error.message.slice(0, 500) : "unknown fault" }));
      if ("fault" in found) {
        await this.report.note(place, field, `cannot be read further: ${found.fault}`);
        continue;
      }
      const picture: Picture = { key: this.keys.keyOf(keyOf(name)), ...found };
      await this.report.send({ type: "picture", ...place, picture });
      if (picture.state === "refused") await this.report.note(place, field, `picture refused: ${picture.reason}`);
    }
  }
}
