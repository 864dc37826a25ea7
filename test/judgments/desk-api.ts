/** The evaluator's part of the API, called as a browser calls it. */
import { GET as itemRoute } from "@/app/api/v1/assignments/[assignmentId]/route";
import { PUT as draftRoute } from "@/app/api/v1/assignments/[assignmentId]/draft/route";
import { GET as imageRoute } from "@/app/api/v1/assignments/[assignmentId]/images/[image]/route";
import { POST as guessRoute } from "@/app/api/v1/assignments/[assignmentId]/guess/route";
import { POST as openRoute } from "@/app/api/v1/assignments/[assignmentId]/open/route";
import { POST as submitRoute } from "@/app/api/v1/judgments/route";
import type { DeskItem } from "@/lib/judgments/desk";
import type { DraftAnswer, Opened } from "@/lib/judgments/endpoints";
import type { Receipt, SubmitJudgment } from "@/lib/judgments/schema";
import { context, requestBy, type TestPerson } from "../users/people";

export type Refusal = { error: { code: string; message: string; problems: { path: string; message: string }[] } };

export const submit = (person: TestPerson, submission: SubmitJudgment | object) => submitRoute(requestBy(person, "POST", "/api/v1/judgments", submission), context());
export const openItem = (person: TestPerson, assignmentId: string) => openRoute(requestBy(person, "POST", `/api/v1/assignments/${assignmentId}/open`), context({ assignmentId }));
export const getItem = (person: TestPerson, assignmentId: string) => itemRoute(requestBy(person, "GET", `/api/v1/assignments/${assignmentId}`), context({ assignmentId }));
export const sendGuess = (person: TestPerson, assignmentId: string, guess: unknown) =>
  guessRoute(requestBy(person, "POST", `/api/v1/assignments/${assignmentId}/guess`, { guess }), context({ assignmentId }));
export const putDraft = (person: TestPerson, assignmentId: string, draft: object) =>
  draftRoute(requestBy(person, "PUT", `/api/v1/assignments/${assignmentId}/draft`, draft), context({ assignmentId }));
export const getImage = (person: TestPerson, assignmentId: string, image: string, size = "small") =>
  imageRoute(requestBy(person, "GET", `/api/v1/assignments/${assignmentId}/images/${image}?w=${size}`), context({ assignmentId, image }));

async function answered<Body>(response: Response): Promise<Body> {
  if (response.status !== 200) throw new Error(`answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Body;
}

export const receiptOf = async (response: Response | Promise<Response>) => answered<Receipt>(await response);
export const itemOf = async (response: Response | Promise<Response>) => answered<DeskItem>(await response);
export const openedOf = async (response: Response | Promise<Response>) => answered<Opened>(await response);
export const draftOf = async (response: Response | Promise<Response>) => answered<DraftAnswer>(await response);
export const refusalOf = async (response: Response): Promise<{ status: number } & Refusal["error"]> => ({ status: response.status, ...((await response.json()) as Refusal).error });
