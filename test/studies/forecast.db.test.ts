import { expect, it } from "vitest";
import { GET as progressRoute } from "@/app/api/v1/studies/[studyId]/progress/route";
import { pool } from "@/lib/db/client";
import { studyProgress } from "@/lib/studies/data";
import { forecastOf } from "@/lib/studies/forecast";
import { closeStudy } from "@/lib/studies/mutations";
import { studyProgressSchema } from "@/lib/studies/types";
import { useTestDatabase } from "../database";
import { openItem, receiptOf, submit } from "../judgments/desk-api";
import { context, makePerson, requestBy } from "../users/people";
import { makeSubmission } from "./made-protocol";
import { letLeasesRunOut, makeStudy, type MadeStudy, queueOf } from "./made-study";

useTestDatabase();

const HOUR = 3_600_000;

async function judge({ id, evaluators }: MadeStudy, most: number): Promise<void> {
  const [person] = evaluators;
  if (!person) throw new Error("Nobody is there.");
  for (let made = 0; made < most; made += 1) {
    const [next] = (await queueOf({ id }, person)).assignments;
    if (!next) throw new Error("Nothing is left to judge.");
    await openItem(person, next.id);
    await receiptOf(submit(person, makeSubmission(next.id)));
  }
}

/** Moves a study back in time, and its judgments to so many hours ago, the first one the longest. */
async function backdate(studyId: string, startedDaysAgo: number, hoursAgo: readonly number[]): Promise<void> {
  await pool().query(`update "Study" set "startedAt" = now() - make_interval(days => $2) where id = $1`, [studyId, startedDaysAgo]);
  await pool().query(
    `update "Judgment" judgment set "createdAt" = now() - make_interval(hours => wanted.hours)
     from (select row_number() over (order by judgment."createdAt") as place, judgment.id from "Judgment" judgment join "Assignment" mine on mine.id = judgment."assignmentId" where mine."studyId" = $1) own
     join unnest($2::int[]) with ordinality as wanted (hours, place) on wanted.place = own.place
     where judgment.id = own.id`,
    [studyId, hoursAgo],
  );
}

it("the forecast of a running study follows its last week", async () => {
  const study = await makeStudy({ episodes: 12, sessions: 1, evaluators: 1, protocol: { evaluatorsPerItem: 1 } });
  expect((await studyProgress(study.id)).forecast).toMatchObject({ recent: 0, remaining: 12, at: null, reason: "no_pace" });
  await judge(study, 8);
  // Two of them came in before the week whose pace counts.
  await backdate(study.id, 30, [400, 300, 140, 110, 80, 60, 30, 5]);
  const researcher = await makePerson("researcher");
  const answered = await progressRoute(requestBy(researcher, "GET", `/api/v1/studies/${study.id}/progress`), context({ studyId: study.id }));
  const { forecast, wanted, counted } = studyProgressSchema.parse(await answered.json());
  expect([wanted, counted]).toEqual([12, 8]);
  expect(forecast).toMatchObject({ recent: 6, remaining: 4, reason: null, level: 0.9 });
  const now = Date.now();
  expect(Math.abs(Date.parse(forecast?.since ?? "") - (now - 7 * 24 * HOUR))).toBeLessThan(60_000);
  // Six in 168 hours: the other four take 112.
  expect((Date.parse(forecast?.at ?? "") - now) / HOUR).toBeCloseTo(112, 0);
  expect(Date.parse(forecast?.low ?? "")).toBeLessThan(Date.parse(forecast?.at ?? ""));
  expect(Date.parse(forecast?.high ?? "")).toBeGreaterThan(Date.parse(forecast?.at ?? ""));
});

it("surplus makes no pace, and a study that is done or closed needs no forecast", async () => {
  const study = await makeStudy({ episodes: 6, sessions: 1, evaluators: 2, protocol: { evaluatorsPerItem: 1 } });
  const [fast, late] = study.evaluators;
  if (!fast || !late) throw new Error("Nobody is there.");
  const held = (await queueOf(study, late, 10)).assignments;
  await letLeasesRunOut(study);
  await judge(study, 4);
  const { rows } = await pool().query<{ id: string }>(`select mine.id from "Assignment" mine join "Item" item on item.id = mine."itemId" where mine.id = any($1) and item.counted = 1`, [held.map(({ id }) => id)]);
  expect(rows).toHaveLength(4);
  for (const { id } of rows) expect((await receiptOf(submit(late, makeSubmission(id)))).counted).toBe(false);
  expect(await studyProgress(study.id)).toMatchObject({ counted: 4, surplus: 4, forecast: { recent: 4, remaining: 2, reason: "no_pace" } });
  await judge(study, 2);
  expect((await studyProgress(study.id)).forecast).toBeNull();

  const open = await makeStudy({ episodes: 2, evaluators: 1 });
  await closeStudy(null, open.id);
  expect((await studyProgress(open.id)).forecast).toBeNull();
});

it("a pace that takes for ever ends with the calendar, and a study of this moment has none", () => {
  const now = Date.UTC(2026, 0, 8);
  const submitted = [1, 2, 3, 4, 5].map((day) => Date.UTC(2026, 0, day));
  expect(forecastOf({ now, since: Date.UTC(2026, 0, 1), submitted }, 5_000_000_000).high).toBe("9999-12-31T00:00:00.000Z");
  expect(forecastOf({ now, since: now, submitted: [] }, 3)).toMatchObject({ at: null, reason: "no_pace" });
});
