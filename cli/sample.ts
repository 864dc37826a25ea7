/** The sample study, made and started once; and a fresh sign-in link per role at every call. */
import { join } from "node:path";
import { getDataset } from "@/lib/datasets/data";
import { operator } from "@/lib/datasets/access";
import { runImport } from "@/lib/datasets/job.handler";
import { env } from "@/lib/env";
import { authorizeStudyLocally, listAllStudies } from "@/lib/studies/data";
import { addEvaluators, createStudy, startStudy } from "@/lib/studies/mutations";
import { studyInputSchema } from "@/lib/studies/protocol";
import { starkTemplate } from "@/lib/studies/template";
import { ensureDemoPeople } from "@/lib/users/mutations";
import { writeSampleDataset } from "@/prisma/sample/episodes";

const SLUG = "sample";

export async function loadSample(origin: string): Promise<void> {
  const links = await ensureDemoPeople(origin);
  // Each step by itself: a first start that was cut short goes on where it stopped.
  if (!(await getDataset(operator, SLUG))?.version) {
    console.log("making the sample study …");
    await importSample();
  }
  const isStarted = (await listAllStudies()).some((study) => study.sources.some((source) => source.dataset.slug === SLUG) && study.state !== "draft");
  if (!isStarted) await startSampleStudy(links.map((link) => link.email));
  console.log("\nSign in (each link works once, within a day):");
  for (const { role, url } of links) console.log(`  ${role.padEnd(10)}  ${url}`);
  console.log("");
}

async function importSample(): Promise<void> {
  const folder = join(env.home, "sample");
  await writeSampleDataset(folder);
  await runImport({ slug: SLUG, title: "Sample study", licence: "CC BY 4.0", paths: [folder], images: [], format: "concord" });
}

/** Whole episodes, judged by three; everybody who has a sign-in link may try the desk. */
async function startSampleStudy(evaluators: string[]): Promise<void> {
  const input = studyInputSchema.parse({
    name: "Sample study",
    dataset: SLUG,
    protocol: {
      ...starkTemplate,
      title: "Eight people and their assistant",
      unit: "episode",
      sample: { size: "all", seed: "sample" },
      evaluatorsPerItem: 3,
      includeScripted: true,
    },
    evaluators: [],
  });
  const { id } = await createStudy(null, input);
  const study = await authorizeStudyLocally(id);
  await addEvaluators(null, study, evaluators);
  await startStudy(null, study);
}
