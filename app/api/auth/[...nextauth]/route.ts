import { answerError } from "@/lib/api/handle";
import { answerSignIn, answerSignOut } from "@/lib/api/session-request";
import { PROVIDERS } from "@/lib/auth/next-auth";
import { notFound } from "@/lib/errors";

/** next-auth's addresses, those of them that Concord uses. Nothing here answers to GET: a link or a preview changes nothing. */
export async function POST(request: Request, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  const [action, name, ...rest] = (await context.params).nextauth;
  const provider = PROVIDERS.find((known) => known === name);
  if (action === "callback" && provider && rest.length === 0) return answerSignIn(request, provider);
  if (action === "signout" && name === undefined) return answerSignOut(request);
  return answerError(notFound());
}
