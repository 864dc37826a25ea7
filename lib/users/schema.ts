/** What people's records are made of, as requests carry them. */
import { z } from "zod";
import { storable } from "@/lib/api/storable-text";
import { PASSWORD_MAX } from "@/lib/auth/password-policy";
import { LINK_PURPOSES, PERSON_STATES, ROLES } from "./types";

/** Lower case and trimmed, as it is stored and compared. ASCII only: look-alike letters would make two addresses of one. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email("This is not an e-mail address."));

export const nameSchema = storable(
  z.string().trim().max(100).regex(/^[^\p{Cc}\p{Bidi_Control}]*$/u, "Control characters cannot stand in a name."),
);

export const roleSchema = z.enum(ROLES);

/** Bounded before anything is done with it; whether it is a good one is the policy's matter. */
export const passwordSchema = z.string().min(1).max(PASSWORD_MAX * 4);

export const invitePersonSchema = z.strictObject({ email: emailSchema, role: roleSchema, name: nameSchema.default("") });
export type InvitePerson = z.infer<typeof invitePersonSchema>;

export const updatePersonSchema = z
  .strictObject({ name: nameSchema, role: roleSchema, disabled: z.boolean() })
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, "Nothing to change: give a name, a role or disabled.");
export type UpdatePerson = z.infer<typeof updatePersonSchema>;

export const linkRequestSchema = z.strictObject({ purpose: z.enum(LINK_PURPOSES).optional() });

export const listPeopleSchema = z.strictObject({
  search: storable(z.string().trim().max(100)).default(""),
  role: roleSchema.optional(),
  /** E-mail address of the last person of the page before. */
  after: storable(z.string().max(254)).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListPeople = z.infer<typeof listPeopleSchema>;

/** `current` may be left out by somebody who never had a password and came in by a link. */
export const changePasswordSchema = z.strictObject({ current: passwordSchema.optional(), next: passwordSchema });

export const TOKEN_DAYS = { usual: 90, most: 365 } as const;

export const tokenNameSchema = nameSchema.pipe(z.string().min(1, "A name tells your tokens apart."));
export const tokenDaysSchema = z.int().min(1).max(TOKEN_DAYS.most);

export const createTokenSchema = z.strictObject({ name: tokenNameSchema, days: tokenDaysSchema.default(TOKEN_DAYS.usual) });

const tokenFields = { id: z.uuid(), name: z.string(), prefix: z.string(), createdAt: z.iso.datetime(), expiresAt: z.iso.datetime() };
export const apiTokenSchema = z.object({ ...tokenFields, lastUsedAt: z.iso.datetime().nullable(), isExpired: z.boolean() });
export const issuedTokenSchema = z.object({ ...tokenFields, token: z.string() });

export const personSchema = z.object({
  id: z.uuid(), email: z.string(), name: z.string(), role: roleSchema, state: z.enum(PERSON_STATES), createdAt: z.iso.datetime(),
});
