/** Studies, made over the API where a journey is not about making them, and the truth about what was judged. */
import type { DeskQueue } from "@/lib/judgments/desk";
import type { SubmitJudgment } from "@/lib/judgments/schema";
import type { TidyRow } from "@/lib/reports/export/tidy-row";
import { starkTemplate } from "@/lib/studies/template";
import type { ProtocolInput } from "@/lib/studies/protocol";
import { answer, type Person } from "./people";
import { uniqueName } from "./unique-name";

export type RunningStudy = { id: string; name: string; title: string; criteria: string[] };

/** @param protocol what differs from the template; three criteria unless it says otherwise, to keep journeys short. */
export async function startStudy(manager: Person, dataset: string, evaluators: readonly Person[], protocol: Partial<ProtocolInput> = {}): Promise<RunningStudy> {
  const name = uniqueName("study");
  const title = protocol.title ?? `Talks ${name}`;
  const criteria = protocol.criteria ?? starkTemplate.criteria.slice(0, 3);
  const { id } = await answer<{ id: string }>(manager.api.post("/api/v1/studies", {
    data: {
      name, dataset, evaluators: evaluators.map((person) => person.email),
      protocol: { ...starkTemplate, sample: { size: "all", seed: "e2e" }, evaluatorsPerItem: Math.max(1, evaluators.length), ...protocol, title, criteria },
    },
  }));
  await answer(manager.api.post(`/api/v1/studies/${id}/start`));
  return { id, name, title, criteria: criteria.map((criterion) => criterion.key) };
}

export async function confirmInstructions(evaluator: Person, studyId: string): Promise<void> {
  await answer(evaluator.api.post(`/api/v1/studies/${studyId}/instructions-read`, { data: { version: 1 } }));
}

/** A judgment as the desk sends it. */
export function submission(assignmentId: string, criteria: readonly string[], values: readonly number[], words = { comment: "", remark: "" }): SubmitJudgment {
  return {
    idempotencyKey: crypto.randomUUID(), assignmentId, baseRevision: 0, comment: words.comment,
    answers: criteria.map((criterion, index) => ({ criterion, value: values[index] ?? null, nonResponse: null, comment: words.remark, answeredAfterMs: 900 })),
    telemetry: {
      firstAnswerAfterMs: 900, submittedAfterMs: 4000, activeMs: 4000, sessionsRead: [1], imagesOpened: 0, criterionOrder: [...criteria],
      device: { kind: "desktop", width: 1440, height: 900, touch: false }, deviceTime: "2024-03-04T09:00:00Z", programVersion: "test",
    },
  };
}

/** Judges what the evaluator can get now, eleven items at most. */
export async function judgeOverApi(evaluator: Person, study: RunningStudy, valuesFor: (item: number) => readonly number[], words?: { comment: string; remark: string }): Promise<void> {
  const { assignments } = await answer<DeskQueue>(evaluator.api.post(`/api/v1/studies/${study.id}/queue`, { data: { ahead: 10 } }));
  for (const [item, { id }] of assignments.entries()) {
    await answer(evaluator.api.post("/api/v1/judgments", { data: submission(id, study.criteria, valuesFor(item), words) }));
  }
}

/** Rows of the export, read as a researcher does. `all`: every revision, whether it counts or not. */
export async function readExport(manager: Person, studyId: string, scope: "counted" | "all" = "all"): Promise<TidyRow[]> {
  const response = await manager.api.get(`/api/v1/studies/${studyId}/export?format=jsonl&scope=${scope}`);
  if (!response.ok()) throw new Error(`The export answered ${response.status()}.`);
  return (await response.text()).split("\n").filter(Boolean).map((line) => JSON.parse(line) as TidyRow);
}

export type StoredJudgment = { evaluator: string; item: string; revision: number; inForce: boolean; values: (number | null)[]; comments: string[]; comment: string };

/** Every stored revision with its answers, by evaluator, item and revision. */
export async function readJudgments(manager: Person, study: RunningStudy): Promise<StoredJudgment[]> {
  const rows = await readExport(manager, study.id);
  const groups = groupBy(rows);
  return [...groups.values()].map((group) => {
    const of = (criterion: string) => group.find((row) => row.criterion === criterion);
    const [first] = group;
    return {
      evaluator: String(first?.evaluator), item: String(first?.item), revision: Number(first?.revision), inForce: first?.in_force === true,
      values: study.criteria.map((criterion) => (of(criterion)?.value ?? null) as number | null),
      comments: study.criteria.map((criterion) => String(of(criterion)?.comment ?? "")),
      comment: String(first?.judgment_comment ?? ""),
    };
  });
}

const keyOf = (row: TidyRow) => [row.evaluator, row.item, row.revision].join(" ");

function groupBy(rows: readonly TidyRow[]): Map<string, TidyRow[]> {
  const groups = new Map<string, TidyRow[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
