/** The fields of Concord's JSONL as the YAML of a dataset card has them, written from the model's own schema. Pure. */
import { z } from "zod";
import { episodeSchema } from "../model";

type JsonSchema = { type?: string; enum?: string[]; items?: JsonSchema; properties?: Record<string, JsonSchema> };

/** Without them a reader takes columns from the first rows, and stumbles over a field that comes later. */
export function datasetFeatures(): string[] {
  const schema = z.toJSONSchema(episodeSchema, { unrepresentable: "any" }) as JsonSchema;
  return fieldsOf({ ...schema.properties, extra: { type: "string" } });
}

function fieldsOf(properties: Record<string, JsonSchema>): string[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const [first = "", ...rest] = typeOf(schema);
    return [`- name: ${name}`, `  ${first}`, ...rest.map((line) => `  ${line}`)];
  });
}

function typeOf({ type, items, properties }: JsonSchema): string[] {
  if (type === "object") return ["struct:", ...fieldsOf(properties ?? {})];
  if (type === "array") return items?.properties ? ["list:", ...fieldsOf(items.properties)] : [`list: ${scalar(items?.type)}`];
  return [`dtype: ${scalar(type)}`];
}

function scalar(type: string | undefined): string {
  return type === "integer" ? "int64" : "string";
}
