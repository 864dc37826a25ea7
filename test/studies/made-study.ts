/** Datasets and studies for tests, made in the database. Names are drawn at random, so that tests of one file stay apart. */
import { randomUUID } from "node:crypto";
import { POST as queueRoute } from "@/app/api/v1/studies/[studyId]/queue/route";
import { prisma } from "@/lib/db/client";
import type { DeskQueue } from "@/lib/judgments/desk";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { authorizeStudyLocally } from "@/lib/studies/data";
import { createStudy, startStudy } from "@/lib/studies/mutations";
import { type ComparisonProtocolInput, type RatingProtocolInput, type StudyInputSent, studyInputSchema } from "@/lib/studies/protocol";
import { context, makePerson, requestBy, type TestPerson } from "../users/people";
import { makeComparisonProtocol, makeProtocol } from "./made-protocol";

export type MadeDataset = { id: string; slug: string };

type DatasetShape = { episodes: number; sessions?: number; origin?: "collected" | "synthetic" | "scripted"; /** Said in every session, to tell conversations of one dataset from those of another. */ said?: string };

export async function makeDataset({ episodes, sessions = 2, origin = "collected", said = "" }: DatasetShape): Promise<MadeDataset> {
  const slug = `secret-dataset-${randomUUID().slice(0, 8)}`;
  const dataset = await prisma().dataset.create({ data: { slug, title: `Title of ${slug}`, currentVersion: 1 }, select: { id: true, slug: true } });
  for (let number = 1; number <= episodes; number += 1) {
    await prisma().episode.create({
      data: {
        datasetId: dataset.id, externalId: `external-${number}`, position: number, contentHash: `hash-${number}`, fromVersion: 1, origin,
        name: "Nora", age: 41, gender: "woman", country: "Norway",
        persona: { name: "Nora", sentence: "Nora keeps bees.", category: "secret-category", notes: [] },
        events: [{ event: "moves to the coast", date: "2024-01-02" }],
        sessionCount: sessions, turnCount: sessions * 2, imageCount: 0,
        sessions: {
          create: Array.from({ length: sessions }, (_, index) => ({
            number: index + 1, date: `2024-0${index + 1}-01`, turnCount: 2, imageCount: 0,
            turns: [{ speaker: "Nora", text: `Episode ${number}, session ${index + 1}${said}` }, { speaker: "Ada", text: "I see." }],
          })),
        },
      },
    });
  }
  return dataset;
}

export type MadeStudy = { id: AuthorizedStudyId; dataset: MadeDataset; evaluators: TestPerson[] };

/** A running study and its evaluators. */
export async function makeStudy({ evaluators = 2, protocol = {}, ...shape }: DatasetShape & { evaluators?: number; protocol?: Partial<RatingProtocolInput> }): Promise<MadeStudy> {
  const dataset = await makeDataset(shape);
  return { dataset, ...(await startMade({ dataset: dataset.slug, protocol: makeProtocol(protocol) }, evaluators)) };
}

export type MadeComparison = Omit<MadeStudy, "dataset"> & { datasets: MadeDataset[] };

/** A running comparison of datasets of `episodes` conversations each; the first is synthetic, the others collected. */
export async function makeComparison({ sources = 2, episodes = 4, sessions = 1, evaluators = 2, protocol = {} }: {
  sources?: number; episodes?: number; sessions?: number; evaluators?: number; protocol?: Partial<ComparisonProtocolInput>;
} = {}): Promise<MadeComparison> {
  const datasets: MadeDataset[] = [];
  for (let number = 0; number < sources; number += 1) datasets.push(await makeDataset({ episodes, sessions, origin: number === 0 ? "synthetic" : "collected", said: ` (${number + 1})` }));
  const started = await startMade({ sources: datasets.map(({ slug }) => ({ dataset: slug })), protocol: makeComparisonProtocol(protocol) }, evaluators);
  return { datasets, ...started };
}

export async function startMade(input: Pick<StudyInputSent, "dataset" | "sources" | "protocol">, evaluators: number): Promise<Pick<MadeStudy, "id" | "evaluators">> {
  const people = await Promise.all(Array.from({ length: evaluators }, () => makePerson("evaluator")));
  const created = await createStudy(null, studyInputSchema.parse({ name: "A study", ...input, evaluators: people.map((person) => person.email) }));
  const id = await authorizeStudyLocally(created.id);
  await startStudy(null, id);
  return { id, evaluators: people };
}

export async function queueOf(study: { id: string }, person: TestPerson, ahead = 0): Promise<DeskQueue> {
  const response = await queueRoute(requestBy(person, "POST", `/api/v1/studies/${study.id}/queue`, { ahead }), context({ studyId: study.id }));
  if (response.status !== 200) throw new Error(`queue answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as DeskQueue;
}

export async function firstAssignment(study: { id: string }, person: TestPerson): Promise<string> {
  const assignment = (await queueOf(study, person)).assignments[0];
  if (!assignment) throw new Error("The queue is empty.");
  return assignment.id;
}

/** Every lease of the study ran out a second ago. */
export async function letLeasesRunOut(study: { id: string }): Promise<void> {
  await prisma().$executeRaw`update "Assignment" set "leaseUntil" = now() - interval '1 second' where "studyId" = ${study.id}::uuid`;
}
