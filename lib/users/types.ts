export const ROLES = ["evaluator", "researcher", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Who is asking: read from the database at every request, never from the token alone. */
export type Actor = { id: string; email: string; name: string; role: Role };

export const LINK_PURPOSES = ["invite", "signIn"] as const;
/** invite: asks for a (new) password. signIn: signs in once. */
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

declare const authorized: unique symbol;
/** A person's id that has passed a gate of lib/users/data.ts; writes about people take nothing else. */
export type AuthorizedUserId = string & { readonly [authorized]: "user" };

export const PERSON_STATES = ["invited", "active", "disabled"] as const;
/** invited: has no password yet. */
export type PersonState = (typeof PERSON_STATES)[number];

export type Person = { id: string; email: string; name: string; role: Role; state: PersonState; createdAt: Date };

/** Who can have API tokens: those who run studies. An evaluator has nothing to read but the desk. */
export const TOKEN_OWNERS = ["researcher", "admin"] as const satisfies Role[];

export type ApiToken = { id: string; name: string; prefix: string; createdAt: Date; expiresAt: Date; lastUsedAt: Date | null; isExpired: boolean };

/** As it is told once: the only time that the token itself is there. */
export type IssuedToken = { id: string; name: string; prefix: string; token: string; createdAt: Date; expiresAt: Date };

export type IssuedLink = { url: string; purpose: LinkPurpose; expiresAt: Date };
