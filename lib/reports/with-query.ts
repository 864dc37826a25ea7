/** An address with what it asks for; what is not given is left out. Pure. */
export function withQuery(path: string, query: Readonly<Record<string, string | null | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "");
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
