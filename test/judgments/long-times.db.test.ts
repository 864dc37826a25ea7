import { expect, it } from "vitest";
import { useTestDatabase } from "../database";
import { makeAnswers, makeSubmission } from "../studies/made-protocol";
import { firstAssignment, makeStudy, queueOf } from "../studies/made-study";
import { receiptOf, refusalOf, submit } from "./desk-api";

useTestDatabase();

const DAY_MS = 24 * 60 * 60 * 1000;

it("an item that lay open for months is taken, and the queue goes on; a time that no tab can have measured is refused", async () => {
  const study = await makeStudy({ episodes: 4, evaluators: 1 });
  const [person] = study.evaluators;
  if (!person) throw new Error();
  const months = 100 * DAY_MS;
  for (let item = 0; item < 3; item += 1) {
    const submission = makeSubmission(await firstAssignment(study, person), { answers: makeAnswers().map((answer) => ({ ...answer, answeredAfterMs: months })) });
    Object.assign(submission.telemetry, { firstAnswerAfterMs: months, submittedAfterMs: months, activeMs: months + item });
    await receiptOf(submit(person, submission));
  }
  expect(await queueOf(study, person)).toMatchObject({ submitted: 3, medianActiveMs: months + 1 });
  const last = await firstAssignment(study, person);
  for (const time of ["firstAnswerAfterMs", "submittedAfterMs", "activeMs"] as const) {
    const submission = makeSubmission(last);
    submission.telemetry[time] = 400 * DAY_MS;
    expect(await refusalOf(await submit(person, submission))).toMatchObject({ status: 422, problems: [{ path: `telemetry.${time}` }] });
  }
  const answers = makeAnswers().map((answer) => ({ ...answer, answeredAfterMs: 400 * DAY_MS }));
  expect(await refusalOf(await submit(person, makeSubmission(last, { answers })))).toMatchObject({ status: 422, problems: [{ path: "answers.0.answeredAfterMs" }, { path: "answers.1.answeredAfterMs" }] });
});
