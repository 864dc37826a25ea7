/** A transaction, of one statement or of several, that lost a race has left nothing behind: it is simply run again. */

const ATTEMPTS = 6;

export async function tryAgain<Result>(lostRace: (error: unknown) => boolean, run: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= ATTEMPTS || !lostRace(error)) throw error;
    }
  }
}

/** PostgreSQL's own code, or a raw query of Prisma's that failed with it (Prisma has no code for it). */
export function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  return error.code === "40P01" || (error.code === "P2010" && error.message.includes("Code: `40P01`"));
}
