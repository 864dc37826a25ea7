/** The process in which other people's pictures are fetched and decoded: addresses or bytes in, prepared pictures or reasons out. */
import { MAX_PICTURE_BYTES } from "@/lib/datasets/parse/limits";
import { FetchFailed } from "@/lib/fetch/fetch-failed";
import { createFetcher } from "@/lib/fetch/fetcher";
import { serveAnswers } from "@/lib/images/answers";
import { damageOf, preparePicture } from "@/lib/images/prepare";
import { uprightPicture } from "@/lib/images/upright";
import { questionSchema, type PictureOutcome, type PictureQuestion } from "./picture-message";

const WHOLE_MS = 30_000;
const fetcher = createFetcher();

/** One decoder at a time: a picture of 50 megapixels takes 200 MB. */
let last: Promise<unknown> = Promise.resolve();

async function prepared(source: Buffer): Promise<PictureOutcome> {
  const picture = await preparePicture(source);
  if ("problem" in picture) return { problem: picture.problem.slice(0, 500) };
  const damage = await damageOf(picture.bytes);
  if (damage !== undefined) return { problem: damage.slice(0, 500) };
  const upright = await uprightPicture(picture);
  return { ...upright, bytes: upright.bytes.toString("base64") };
}

async function fetched(url: string): Promise<PictureOutcome> {
  try {
    const answer = await fetcher.open(url, { maxBytes: MAX_PICTURE_BYTES, wholeMs: WHOLE_MS });
    if (answer.status !== 200) {
      answer.cancel();
      return { problem: `the host answers ${answer.status}` };
    }
    const parts: Buffer[] = [];
    for await (const part of answer.body) parts.push(part);
    return { bytes: Buffer.concat(parts).toString("base64"), mime: "", width: 0, height: 0 };
  } catch (error) {
    if (error instanceof FetchFailed) return { problem: error.message.slice(0, 500) };
    throw error;
  }
}

await serveAnswers(questionSchema, (question: PictureQuestion) => {
  if ("url" in question) return fetched(question.url);
  const mine = last.then(() => prepared(Buffer.from(question.bytes, "base64")));
  last = mine.catch(() => undefined); // the next in line does not wait for a success
  return mine;
});
