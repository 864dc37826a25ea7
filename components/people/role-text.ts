import type { PersonState, Role } from "@/lib/users/types";

export const ROLE_LABELS: Record<Role, string> = { evaluator: "Evaluator", researcher: "Researcher", admin: "Admin" };

export const ROLE_DUTIES: Record<Role, string> = {
  evaluator: "Judges conversations; sees only their own work.",
  researcher: "Sets up studies, reads results, invites evaluators.",
  admin: "Everything a researcher does, and imports, people and roles.",
};

export const STATE_LABELS: Record<PersonState, string> = { invited: "Invited", active: "Active", disabled: "Disabled" };
