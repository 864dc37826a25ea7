import type { Metadata } from "next";
import { AlreadySignedIn } from "@/components/people/already-signed-in";
import { authErrorText } from "@/components/people/auth-error-text";
import { SignInForm } from "@/components/people/sign-in-form";
import { Notice } from "@/components/ui/notice";
import { safeReturnPath } from "@/lib/auth/return-path";
import { currentActor } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Sign in" };

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const query = await searchParams;
  const next = safeReturnPath(one(query.next));
  const actor = await currentActor();
  return (
    <>
      {actor && <AlreadySignedIn called={actor.name || actor.email} next={next} />}
      <h1 className="mb-5 text-center text-2xl">{actor ? "Or sign in as somebody else" : "Sign in"}</h1>
      {one(query["signed-out"]) && !actor && <Notice tone="good" live className="mb-4">You are signed out.</Notice>}
      <SignInForm next={next} takesFocus={!actor} initialError={authErrorText(one(query.error), one(query.wait))} />
      <p className="mt-6 text-center text-sm text-soft">
        No account, or the password is gone? Ask the person who invited you for a new link.
      </p>
    </>
  );
}
