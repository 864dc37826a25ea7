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

export type IssuedLink = { url: string; purpose: LinkPurpose; expiresAt: Date };
