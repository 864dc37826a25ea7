/** The process that decodes: names of stored pictures in, what each came to out. */
import { serveAnswers } from "../answers";
import { damageOf } from "../prepare";
import { imageStore, storeAt } from "../store";
import { questionSchema } from "./types";

const store = storeAt(imageStore());

await serveAnswers(questionSchema, async ({ sha256 }) => {
  const bytes = await (await store).read(sha256);
  // What is gone from the store is told by the collection, which can tell it from a store that is away.
  const damage = bytes && (await damageOf(bytes));
  return { sha256, fault: damage?.slice(0, 500) ?? null };
});
