/** A task of Label Studio's JSON export: what one item was, and what everybody answered about it. */
import { fileRow, type FileRow } from "./file-row";
import { isObject, type JsonObject, ownValue } from "./json-records";
import { JudgmentFileError } from "./judgment-file-error";
import { ANSWER_TYPES, type AnswerText, labelStudioAnswer, scalarText } from "./label-studio-answer";
import { CRITERION, type Layout } from "./layout";
import type { LeftOut } from "./left-out";

/** A name of a system or a document; what is longer is the text itself. */
const LONGEST_NAME = 300;

export function isLabelStudioTask(value: JsonObject): boolean {
  return Array.isArray(ownValue(value, "annotations"));
}

/** @param seen takes the names of the questions that were found. */
export function labelStudioRows<Column extends string>(task: JsonObject, inFile: string, layout: Layout<Column>, leftOut: LeftOut, seen: Set<string>): FileRow<Column>[] {
  const taskId = scalarText(ownValue(task, "id"));
  const place = `${inFile}${"text" in taskId && taskId.text ? ` (task ${taskId.text})` : ""}`;
  for (const column of ["evaluator", CRITERION, layout.answer]) {
    if ([...layout.renamed.keys()].some((renamed) => renamed === column)) throw new JudgmentFileError(`${place}: in Label Studio's JSON export "${column}" has a place of its own; leave it out of --columns.`);
  }
  const rows: FileRow<Column>[] = [];
  for (const annotation of asList(ownValue(task, "annotations"))) {
    if (!isObject(annotation)) throw new JudgmentFileError(`${place}: an annotation is no object.`);
    if (ownValue(annotation, "was_cancelled") === true) leftOut.count("cancelled annotations");
    else if (ownValue(annotation, "ground_truth") === true && !layout.includeGroundTruth) leftOut.count("annotations marked as ground truth (--ground-truth takes them in)");
    else rows.push(...annotationRows(task, annotation, place, layout, leftOut, seen));
  }
  return rows;
}

function annotationRows<Column extends string>(task: JsonObject, annotation: JsonObject, place: string, layout: Layout<Column>, leftOut: LeftOut, seen: Set<string>): FileRow<Column>[] {
  const rows: FileRow<Column>[] = [];
  for (const result of asList(ownValue(annotation, "result"))) {
    if (!isObject(result)) throw new JudgmentFileError(`${place}: a result is no object.`);
    const type = String(ownValue(result, "type")).toLowerCase();
    const question = scalarText(ownValue(result, "from_name"));
    const criterion = "text" in question ? question.text : "";
    if (layout.criteria !== null && !layout.criteria.includes(criterion)) continue;
    if (!ANSWER_TYPES.some((answered) => answered === type)) {
      leftOut.count(`results of type ${type.slice(0, 40)}`);
      continue;
    }
    seen.add(criterion);
    const nameOf = (column: Column) => keyOf(column, layout);
    const row: FileRow<Column> = fileRow(place, "key", nameOf, (column) => {
      const found = fieldOf(column, layout, task, annotation, criterion, result);
      return "text" in found ? found.text : row.refuse(column, found.problem);
    });
    rows.push(row);
  }
  return rows;
}

/** What Label Studio calls it. */
function keyOf<Column extends string>(column: Column, { answer, renamed }: Layout<Column>): string {
  if (column === answer) return "value";
  if (column === CRITERION) return "from_name";
  if (column === "evaluator") return "completed_by";
  return renamed.get(column) ?? (column === "item" ? "id" : column);
}

function fieldOf<Column extends string>(column: Column, layout: Layout<Column>, task: JsonObject, annotation: JsonObject, criterion: string, result: JsonObject): AnswerText {
  if (column === layout.answer) return labelStudioAnswer(ownValue(result, "value"));
  if (column === CRITERION) return { text: criterion };
  if (column === "evaluator") return annotatorOf(ownValue(annotation, "completed_by"));
  if (column === "item" && !layout.renamed.has(column)) return scalarText(ownValue(task, "id"));
  // Everything else is known only to whoever set the project up, and stands in the task's data.
  const key = layout.renamed.get(column);
  if (key === undefined) return { problem: `Label Studio does not know it; say with --columns ${column}=KEY which key of the task's data names it.` };
  const data = ownValue(task, "data");
  const found = scalarText(isObject(data) ? ownValue(data, key) : undefined);
  if ("text" in found && found.text.length > LONGEST_NAME) return { problem: `it has ${found.text.length} characters, and names have ${LONGEST_NAME} at most.` };
  return found;
}

/** An id, or with some settings the person. */
function annotatorOf(value: unknown): AnswerText {
  return scalarText(isObject(value) ? (ownValue(value, "email") ?? ownValue(value, "id")) : value);
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
