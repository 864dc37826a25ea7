/** One statement is one transaction: when it lost a race it left nothing behind, and is simply run again. */

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

export function isDeadlock(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "40P01";
}
