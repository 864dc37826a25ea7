import { InvalidArgumentError, Option, type Command } from "commander";
import { prepareDatabase } from "@/lib/db/prepare";
import { publicOrigin } from "@/lib/env";
import { nameSchema } from "@/lib/users/schema";
import { ROLES, type Role } from "@/lib/users/types";
import { listAllPeople } from "@/lib/users/data";
import { createLink, createPerson } from "@/lib/users/mutations";
import { runningInstance } from "../instance";
import { email, personByEmail } from "./user-by-email";
import { registerUserTokens } from "./user-tokens";

type Flags = { json?: boolean };

/** Adds `concord user add|list|link|token|tokens`: people, from the machine itself. */
export function registerUser(program: Command): void {
  const user = program.command("user").description("invite people, list them, make one-time links and API tokens");

  user
    .command("add")
    .description("invite a person; prints a link that works once, within seven days")
    .argument("<email>", "e-mail address", email)
    .addOption(new Option("--role <role>", "what the person may do").choices(ROLES).makeOptionMandatory())
    .addOption(new Option("--name <name>", "how the person is called").argParser(name).default(""))
    .option("--json", "print one JSON object")
    .action(async (address: string, { role, name: called, json }: Flags & { role: Role; name: string }) => {
      await prepareDatabase();
      const { id, email, inviteUrl } = await createPerson({ email: address, role, name: called }, null, origin());
      print(json, { id, email, role, inviteUrl }, `${role} ${email} is invited: ${inviteUrl}`);
    });

  user
    .command("list")
    .description("everybody, with role and state")
    .option("--json", "print one JSON object")
    .action(async ({ json }: Flags) => {
      await prepareDatabase();
      const people = await listAllPeople();
      const lines = people.map((person) => [person.role.padEnd(10), person.state.padEnd(8), person.email, person.name].join("  ").trimEnd());
      print(json, { people }, lines.join("\n") || "Nobody yet. Add an admin with: concord user add EMAIL --role admin");
    });

  user
    .command("link")
    .description("a link that signs the person in once, within a day; with --invite one that asks for a new password, within seven days")
    .argument("<email>", "e-mail address", email)
    .option("--invite", "let the person choose a new password")
    .option("--json", "print one JSON object")
    .action(async (address: string, { invite, json }: Flags & { invite?: boolean }) => {
      await prepareDatabase();
      const person = await personByEmail(address);
      const { url, purpose, expiresAt } = await createLink(person.id, invite ? "invite" : "signIn", null, origin());
      print(json, { id: person.id, email: person.email, role: person.role, purpose, url, expiresAt }, url);
    });

  registerUserTokens(user);
}

/** Links lead to the server that runs on this data folder, or to where it would run. */
function origin(): string {
  return runningInstance()?.origin ?? publicOrigin();
}

function print(json: boolean | undefined, value: unknown, text: string): void {
  console.log(json ? JSON.stringify(value) : text);
}

function name(value: string): string {
  const parsed = nameSchema.safeParse(value);
  if (!parsed.success) throw new InvalidArgumentError("At most 100 characters, none of them a control character.");
  return parsed.data;
}
