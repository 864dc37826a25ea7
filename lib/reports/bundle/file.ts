/** A file of a bundle. */
export type BundleFile = { path: string; content: string | Uint8Array };

export function json(path: string, value: unknown): BundleFile {
  return { path, content: `${JSON.stringify(value, null, 2)}\n` };
}
