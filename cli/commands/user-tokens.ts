import { InvalidArgumentError, type Command } from "commander";
import { z } from "zod";
import { createApiToken, listApiTokens, revokeApiToken } from "@/lib/auth/api-tokens";
import { prepareDatabase } from "@/lib/db/prepare";
import { TOKEN_DAYS, tokenDaysSchema, tokenNameSchema } from "@/lib/users/schema";
import type { ApiToken } from "@/lib/users/types";
import { email, personByEmail } from "./user-by-email";

/** Adds `token` and `tokens` to the `user` command: API tokens of researchers and admins. */
export function registerUserTokens(user: Command): void {
  user
    .command("token")
    .description("make an API token that reads what this researcher or admin may read; it is printed once and kept nowhere")
    .argument("<email>", "e-mail address", email)
    .requiredOption("--name <name>", "what it is for, to tell tokens apart", tokenName)
    .option("--days <days>", `until it runs out, at most ${TOKEN_DAYS.most}`, days, TOKEN_DAYS.usual)
    .option("--json", "print one JSON object")
    .action(async (address: string, { name, days, json }: { name: string; days: number; json?: boolean }) => {
      await prepareDatabase();
      const person = await personByEmail(address);
      const issued = await createApiToken(person.id, { name, days }, null);
      console.log(json ? JSON.stringify({ email: person.email, ...issued }) : issued.token);
    });

  user
    .command("tokens")
    .description("a person's API tokens, by their first characters; --revoke ends one")
    .argument("<email>", "e-mail address", email)
    .option("--revoke <id>", "id of the token that is refused from now on", tokenId)
    .option("--json", "print one JSON object")
    .action(async (address: string, { revoke, json }: { revoke?: string; json?: boolean }) => {
      await prepareDatabase();
      const person = await personByEmail(address);
      if (revoke !== undefined) await revokeApiToken(person.id, revoke, null);
      const tokens = await listApiTokens(person.id);
      if (json) console.log(JSON.stringify({ email: person.email, tokens }));
      else console.log(tokens.map(line).join("\n") || `${person.email} has no API tokens.`);
    });
}

function line({ id, prefix, name, isExpired, expiresAt, lastUsedAt }: ApiToken): string {
  const day = (moment: Date) => moment.toISOString().slice(0, 10);
  return `${id}  ${prefix}…  ${isExpired ? "ran out" : "until"} ${day(expiresAt)}  ${lastUsedAt ? `last used ${day(lastUsedAt)}` : "never used"}  ${name}`;
}

function tokenName(value: string): string {
  const parsed = tokenNameSchema.safeParse(value);
  if (!parsed.success) throw new InvalidArgumentError("From 1 to 100 characters, none of them a control character.");
  return parsed.data;
}

function days(value: string): number {
  const parsed = tokenDaysSchema.safeParse(Number(value));
  if (!parsed.success) throw new InvalidArgumentError(`Give a whole number of days from 1 to ${TOKEN_DAYS.most}.`);
  return parsed.data;
}

function tokenId(value: string): string {
  if (!z.uuid().safeParse(value).success) throw new InvalidArgumentError("Give the id that `concord user tokens` prints.");
  return value;
}
