export const ROLES = ["evaluator", "researcher", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Who is asking: read from the database at every request, never from the token alone. */
export type Actor = { id: string; email: string; name: string; role: Role };
