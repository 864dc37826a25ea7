/** Whom a command is about: people are named by their e-mail address. */
import { InvalidArgumentError } from "commander";
import { AppError } from "@/lib/errors";
import { type AuthorizedPerson, getPersonForOperator } from "@/lib/users/data";
import { emailSchema } from "@/lib/users/schema";

/** For commander: the address as it is stored, or wrong usage. */
export function email(value: string): string {
  const parsed = emailSchema.safeParse(value);
  if (!parsed.success) throw new InvalidArgumentError("This is not an e-mail address.");
  return parsed.data;
}

export async function personByEmail(address: string): Promise<AuthorizedPerson> {
  const person = await getPersonForOperator(address);
  if (!person) throw new AppError("not_found", `There is nobody with the e-mail address ${address}.`);
  return person;
}
