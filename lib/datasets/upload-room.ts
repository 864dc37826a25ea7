/** What may be uploaded: how large, how many, and how much of the disk. */
import { AppError } from "@/lib/errors";
import { freeBytes, RoomWatch } from "@/lib/files/disk-room";
import { everyUpload } from "./uploads";

export const MAX_UPLOAD_BYTES = 20 * 1024 ** 3;
/** As many as one import takes. */
export const MAX_UPLOADS_EACH = 1_000;
const MAX_RECEIVING = 32;

export function tooLarge(): AppError {
  return new AppError("too_large", `A file may have ${MAX_UPLOAD_BYTES / 1024 ** 3} GB at most.`);
}

function noRoom(): AppError {
  return new AppError("too_large", "There is not enough room on the server's disk for this file.");
}

/** Before an upload is made: what was promised to those under way is as good as taken. */
export async function assertRoomForNew(ownerId: string, bytes: number): Promise<void> {
  if (bytes > MAX_UPLOAD_BYTES) throw tooLarge();
  const others = await everyUpload();
  if (others.filter(({ owner }) => owner === ownerId).length >= MAX_UPLOADS_EACH) {
    throw new AppError("too_many_requests", `You have ${MAX_UPLOADS_EACH} uploaded files that no import has taken. Import or remove some first.`);
  }
  const promised = others.reduce((sum, upload) => sum + upload.bytes - upload.received, 0);
  if ((await freeBytes()) - promised < bytes) throw noRoom();
}

let receiving = 0;

/** The body as it comes, while there is room for it: others write to the same disk. */
export async function* whileThereIsRoom(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (receiving >= MAX_RECEIVING) throw new AppError("too_many_requests", "The server is receiving many files just now.", { retryAfterSeconds: 5 });
  receiving += 1;
  try {
    const room = new RoomWatch(undefined, noRoom);
    for await (const chunk of body) {
      await room.take(chunk.byteLength);
      yield chunk;
    }
  } finally {
    receiving -= 1;
  }
}
