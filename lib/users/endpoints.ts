/** The addresses under /api/v1/users and /api/v1/me. */
import { z } from "zod";
import { defineEndpoint } from "@/lib/api/endpoint";
import {
  apiTokenSchema, changePasswordSchema, createTokenSchema, invitePersonSchema, issuedTokenSchema, linkRequestSchema, listPeopleSchema, nameSchema, personSchema, roleSchema, updatePersonSchema,
} from "./schema";
import { LINK_PURPOSES, ROLES, TOKEN_OWNERS } from "./types";

const params = z.strictObject({ userId: z.uuid() });
const done = z.object({ ok: z.literal(true) });

export const listPeople = defineEndpoint({
  method: "GET", path: "/users", summary: "List the people you look after (researchers: evaluators; admins: everybody)",
  roles: ["researcher", "admin"], query: listPeopleSchema,
  response: z.object({ people: z.array(personSchema), next: z.string().nullable() }),
});

export const invitePerson = defineEndpoint({
  method: "POST", path: "/users", summary: "Invite a person; the answer holds the one-time link, which is never shown again",
  roles: ["researcher", "admin"], body: invitePersonSchema,
  response: z.object({ id: z.uuid(), email: z.string(), name: z.string(), role: roleSchema, inviteUrl: z.url(), expiresAt: z.iso.datetime() }),
});

export const updatePerson = defineEndpoint({
  method: "PATCH", path: "/users/{userId}", summary: "Change a person's name or role, disable or enable the account; takes effect at their next request",
  roles: ["admin"], params, body: updatePersonSchema, response: done,
});

export const createLink = defineEndpoint({
  method: "POST", path: "/users/{userId}/link", summary: "Make a new invitation (also: a new password) or a link that signs in once",
  roles: ["researcher", "admin"], params, body: linkRequestSchema,
  response: z.object({ url: z.url(), purpose: z.enum(LINK_PURPOSES), expiresAt: z.iso.datetime() }),
});

export const endSessions = defineEndpoint({
  method: "POST", path: "/users/{userId}/end-sessions", summary: "Sign a person out everywhere; ends their API tokens", roles: ["admin"], params, response: done,
});

export const getMe = defineEndpoint({
  method: "GET", path: "/me", summary: "Who you are", roles: ROLES, token: true,
  response: z.object({ id: z.uuid(), email: z.string(), name: z.string(), role: roleSchema }),
});

export const updateMe = defineEndpoint({
  method: "PATCH", path: "/me", summary: "Change your name", roles: ROLES, body: z.strictObject({ name: nameSchema }), response: done,
});

export const changePassword = defineEndpoint({
  method: "POST", path: "/me/password", summary: "Change your password; ends your other sessions and your API tokens", roles: ROLES, body: changePasswordSchema, response: done,
});

export const endOtherSessions = defineEndpoint({
  method: "POST", path: "/me/end-sessions", summary: "Sign yourself out everywhere but here; ends your API tokens", roles: ROLES, response: done,
});

export const listTokens = defineEndpoint({
  method: "GET", path: "/me/tokens", summary: "Your API tokens that are not revoked; never the tokens themselves", roles: TOKEN_OWNERS, token: false,
  response: z.object({ tokens: z.array(apiTokenSchema) }),
});

export const createToken = defineEndpoint({
  method: "POST", path: "/me/tokens", summary: "Make an API token, which reads what you may read; the answer holds it, and it is never shown again",
  roles: TOKEN_OWNERS, body: createTokenSchema, response: issuedTokenSchema,
});

export const revokeToken = defineEndpoint({
  method: "DELETE", path: "/me/tokens/{tokenId}", summary: "Revoke an API token; it is refused from the next call on",
  roles: TOKEN_OWNERS, params: z.strictObject({ tokenId: z.uuid() }), response: done,
});

export const endpoints = [listPeople, invitePerson, updatePerson, createLink, endSessions, getMe, updateMe, changePassword, endOtherSessions, listTokens, createToken, revokeToken];
