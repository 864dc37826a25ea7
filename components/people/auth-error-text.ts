/** What a form says that was sent without a script and came back with a code in its address. */
export function authErrorText(code: string | undefined, waitSeconds: string | undefined): string | undefined {
  if (!code) return undefined;
  const wait = Number(waitSeconds);
  switch (code) {
    case "unauthenticated":
      return "This e-mail address and password do not match.";
    case "too_many_requests":
      return wait > 0 && wait <= 60 ? `Too many tries. Wait ${wait} seconds, then try again.` : "Too many tries. Wait a minute, then try again.";
    case "unavailable":
      return "Too many people are signing in at this moment. Try again in a few seconds.";
    case "unprocessable":
      return "Choose another password: at least 10 characters, not one that is guessed first, and not your name or e-mail address.";
    default:
      return "That did not work. Try again.";
  }
}
