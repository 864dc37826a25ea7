import { AppError } from "@/lib/errors";
import { type Protocol, sourceProblems } from "./protocol";

/** @throws AppError with every place where number of sources and protocol do not fit. */
export function refuseSources(protocol: Protocol, sources: number): void {
  const problems = sourceProblems(protocol, sources).map(({ path, message }) => ({ path: path.join("."), message }));
  if (problems.length > 0) throw new AppError("unprocessable", `The sources do not fit: ${problems.map((problem) => problem.message).join("; ")}.`, { problems });
}
