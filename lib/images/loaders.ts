/** Reads of a request about pictures. */
import { datasetReader } from "@/lib/datasets/access";
import type { StudySource } from "@/lib/studies/types";
import type { Actor } from "@/lib/users/types";
import { partOf, readStanding } from "./links/data";
import type { RemoteStanding } from "./links/types";

/** Of each dataset that a draft draws from, how the pictures stand that it would draw. */
export async function loadRemotePictures(actor: Actor, studyId: string, sources: readonly StudySource[]): Promise<{ slug: string; title: string; standing: RemoteStanding }[]> {
  const reader = datasetReader(actor);
  const datasets = new Map(sources.map(({ dataset }) => [dataset.slug, dataset.title]));
  return Promise.all([...datasets].map(async ([slug, title]) => ({ slug, title, standing: await readStanding(await partOf(reader, slug, studyId)) })));
}
