/** One line in the book of who did what; written with the change it is about. */
import type { Database, Transaction } from "@/lib/db/client";

export type AuditEntry = {
  /** Null: the operator at the machine, through the command line or at start. */
  actorId: string | null;
  action: string;
  /** "user:ID", "study:ID" … */
  subject: string;
  detail?: Record<string, string | number | boolean | null>;
};

export async function recordAudit(database: Database | Transaction, { detail = {}, ...entry }: AuditEntry): Promise<void> {
  await database.auditEvent.create({ data: { ...entry, detail } });
}
