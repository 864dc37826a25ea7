/** Lines to copy that do at a shell or in a notebook what the page does. Pure. */
import type { BundleSettings } from "../bundle/source";

const CONCORD = "npm run -s concord --";

/** Only what differs from the defaults is spelled out. */
export function exportCommand(studyId: string, folder: string, { metric, seed, replicates }: BundleSettings, defaults: BundleSettings): string {
  const words = [CONCORD, "export", studyId, "--out", folder];
  if (metric !== defaults.metric) words.push("--metric", metric);
  if (seed !== defaults.seed) words.push("--seed", quoted(seed));
  if (replicates !== defaults.replicates) words.push("--replicates", String(replicates));
  return words.join(" ");
}

export function verifyCommand(folder: string): string {
  return `${CONCORD} verify ${folder}`;
}

/** As one word of a POSIX shell, whatever is in it. */
function quoted(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** @param origin of this server, as the browser reaches it. */
export function curlLines(origin: string, studyId: string): string {
  return [
    `export CONCORD="${origin}"`,
    `export CONCORD_TOKEN="concord_…"`,
    "",
    `curl -sf -H "Authorization: Bearer $CONCORD_TOKEN" "$CONCORD/api/v1/studies/${studyId}/results"`,
    `curl -sf -H "Authorization: Bearer $CONCORD_TOKEN" "$CONCORD/api/v1/studies/${studyId}/export?format=csv" > answers.csv`,
  ].join("\n");
}

/** Nothing but the standard library. */
export function pythonLines(origin: string, studyId: string): string {
  return [
    "import json",
    "import os",
    "import urllib.request",
    "",
    "def read(path):",
    `    headers = {"Authorization": "Bearer " + os.environ["CONCORD_TOKEN"]}`,
    `    request = urllib.request.Request("${origin}/api/v1/studies/${studyId}" + path, headers=headers)`,
    "    with urllib.request.urlopen(request) as answer:",
    `        return answer.read().decode("utf-8")`,
    "",
    `results = json.loads(read("/results"))`,
    `answers = [json.loads(line) for line in read("/export?format=jsonl").split("\\n") if line]`,
    `print(results["study"]["name"], len(answers), "rows")`,
  ].join("\n");
}
