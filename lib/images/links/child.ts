/** The process that asks: addresses in, what each came to out. What comes from other people's hosts is decoded here. */
import { createFetcher } from "@/lib/fetch/fetcher";
import { serveAnswers } from "../answers";
import { imageStore } from "../store";
import { askUrl } from "./ask";
import { questionSchema } from "./message";

const fetcher = createFetcher();
const store = imageStore();

await serveAnswers(questionSchema, ({ mode, url }) => askUrl(fetcher, store, mode, url));
