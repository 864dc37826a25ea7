import { Moment } from "@/components/studies/moment";
import { Chip } from "@/components/ui/chip";
import type { ApiToken } from "@/lib/users/types";
import { CreateToken } from "./create-token";
import { RevokeToken } from "./revoke-token";

/** A person's API tokens, by name and first characters. */
export function TokenList({ tokens, usualDays }: { tokens: ApiToken[]; usualDays: number }) {
  return (
    <div className="grid gap-4" role="group" aria-label="API tokens" data-token-list tabIndex={-1}>
      {tokens.length === 0 ? (
        <p className="text-sm text-soft">None yet. A token lets a notebook read results and ratings while you are not signed in.</p>
      ) : (
        <ul aria-label="Your API tokens" className="divide-y divide-line rounded-xl border border-line bg-card shadow-raised">
          {tokens.map((token) => <Token key={token.id} token={token} />)}
        </ul>
      )}
      <div><CreateToken usualDays={usualDays} /></div>
    </div>
  );
}

function Token({ token: { id, name, prefix, createdAt, expiresAt, lastUsedAt, isExpired } }: { token: ApiToken }) {
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3 text-sm">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          <span className="[overflow-wrap:anywhere]">{name}</span>
          {isExpired && <Chip tone="warn">Run out</Chip>}
        </p>
        <p className="text-[13px] text-soft">
          <code>{prefix}…</code> · made <Day at={createdAt} /> · {isExpired ? "ran out" : "until"} <Day at={expiresAt} /> · {lastUsedAt ? <>last used <Moment at={lastUsedAt.toISOString()} /></> : "never used"}
        </p>
      </div>
      <RevokeToken id={id} name={name} isExpired={isExpired} />
    </li>
  );
}

function Day({ at }: { at: Date }) {
  return <Moment at={at.toISOString()} withTime={false} />;
}
