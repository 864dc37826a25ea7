/** The file cannot be used as it is; the message names the place. */
export class JudgmentFileError extends Error {
  override readonly name = "JudgmentFileError";
}
