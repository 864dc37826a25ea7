import { handle } from "@/lib/api/handle";
import { generator } from "@/lib/generation/access";
import { nameKeeper } from "@/lib/generation/names/access";
import { getNameList } from "@/lib/generation/names/data";
import * as endpoints from "@/lib/generation/names/endpoints";
import { putNameList, withdrawNameList } from "@/lib/generation/names/mutations";

export const GET = handle(endpoints.getNames, async ({ actor }) => ({ inForce: await getNameList(generator(actor)) }));

export const PUT = handle(endpoints.putNames, async ({ actor, body }) => {
  await putNameList(nameKeeper(actor), body);
  return { inForce: await getNameList(generator(actor)) };
});

export const DELETE = handle(endpoints.deleteNames, async ({ actor }) => {
  await withdrawNameList(nameKeeper(actor));
  return { inForce: await getNameList(generator(actor)) };
});
