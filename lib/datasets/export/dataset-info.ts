/** dataset_info.json, as STARK's repositories have it: which files, and how many samples in each. Pure. */
export function datasetInfo(name: string, files: readonly { path: string; samples: number }[]): string {
  const total = files.reduce((sum, { samples }) => sum + samples, 0);
  const train = { name: "train", num_examples: total, shard_lengths: files.map(({ samples }) => samples), filenames: files.map(({ path }) => path) };
  return `${JSON.stringify({ name, splits: { train } }, null, 2)}\n`;
}
