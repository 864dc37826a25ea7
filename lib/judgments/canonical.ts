/** One text for one meaning: keys sorted at every depth, so that device and server hash the same bytes. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  let fields = "";
  for (const key of Object.keys(value).sort()) {
    const field = (value as Record<string, unknown>)[key];
    if (field !== undefined) fields += `${fields === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(field)}`;
  }
  return `{${fields}}`;
}

/** What of a submission is hashed: everything but the key that delivers it. */
export function judgmentContent<T extends { idempotencyKey: string }>(submission: T): Omit<T, "idempotencyKey"> {
  const { idempotencyKey: _key, ...content } = submission;
  return content;
}
