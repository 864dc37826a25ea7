/** Licences that a card may name; others are called "other" and told in words. */
const KNOWN_LICENCE = /^(cc-by(-nc)?(-(sa|nd))?-[1-4]\.\d|cc0-1\.0|mit|apache-2\.0|odc-by)$/;

/** Lines of YAML for the licence as somebody wrote it; none where nothing was said. */
export function licenceHead(written: string): string[] {
  const licence = written.trim();
  const id = licence.toLowerCase().replaceAll(/[\s_]+/g, "-");
  return licence === "" ? [] : KNOWN_LICENCE.test(id) ? [`license: ${id}`] : ["license: other", `license_name: ${JSON.stringify(licence)}`];
}
