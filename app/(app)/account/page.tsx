import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { NameForm, PasswordForm, SessionsForm } from "@/components/people/account-forms";
import { TokenList } from "@/components/people/token-list";
import { ROLE_DUTIES, ROLE_LABELS } from "@/components/people/role-text";
import { ThemeChoice } from "@/components/shell/theme-choice";
import { parseTheme, THEME_COOKIE } from "@/components/shell/theme";
import { PageHeader } from "@/components/ui/surface";
import { listApiTokens } from "@/lib/auth/api-tokens";
import { requireActor } from "@/lib/auth/session";
import { canHaveTokens } from "@/lib/users/access";
import { hasPassword, ownId } from "@/lib/users/data";
import { TOKEN_DAYS } from "@/lib/users/schema";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const actor = await requireActor();
  const hasTokens = canHaveTokens(actor);
  const [isProtected, jar] = [await hasPassword(ownId(actor)), await cookies()];
  return (
    <>
      <PageHeader title="Your account" lead={<>{actor.email} · {ROLE_LABELS[actor.role]}. {ROLE_DUTIES[actor.role]}</>} />
      <div className="grid max-w-3xl divide-y divide-line">
        <Section title="You"><NameForm name={actor.name} /></Section>
        <Section title="Password" text={isProtected ? `Changing it signs you out on your other devices${hasTokens ? " and ends your API tokens" : ""}.` : "You came in by a link. With a password you can come back without one."}>
          <PasswordForm email={actor.email} hasPassword={isProtected} />
        </Section>
        <Section title="Sessions" text={`If you left yourself signed in on a computer that others use.${hasTokens ? " Ends your API tokens as well." : ""}`}><SessionsForm /></Section>
        {hasTokens && (
          <Section title="API tokens" text="For programs that read in your name: results, exports, datasets. A token changes nothing." wide>
            <TokenList tokens={await listApiTokens(ownId(actor))} usualDays={TOKEN_DAYS.usual} />
          </Section>
        )}
        <Section title="Appearance" text="For this browser."><ThemeChoice bare initial={parseTheme(jar.get(THEME_COOKIE)?.value)} /></Section>
      </div>
    </>
  );
}

function Section({ title, text, children, wide }: { title: string; text?: string; children: ReactNode; wide?: boolean }) {
  return (
    <section className="grid gap-4 py-7 first:pt-0 sm:grid-cols-[15rem_1fr] sm:gap-8">
      <div>
        <h2 className="text-[17px]">{title}</h2>
        {text && <p className="mt-1 text-[13px] text-soft">{text}</p>}
      </div>
      <div className={wide ? "min-w-0" : "max-w-sm"}>{children}</div>
    </section>
  );
}
