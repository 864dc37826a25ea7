import { handle } from "@/lib/api/handle";
import * as data from "@/lib/calibrations/data";
import * as endpoints from "@/lib/calibrations/endpoints";
import { adoptThreshold } from "@/lib/calibrations/mutations";
import { engineAdmin } from "@/lib/engines/access";
import { generator } from "@/lib/generation/access";
import { authorizeStudy } from "@/lib/studies/data";

export const GET = handle(endpoints.listCalibrations, async ({ actor }) => ({ calibrations: await data.listCalibrations(generator(actor)) }));

export const POST = handle(endpoints.adoptThreshold, async ({ actor, body }) => {
  const id = await adoptThreshold(engineAdmin(actor), await authorizeStudy(actor, body.study), body);
  return Response.json(await data.getCalibration(generator(actor), id), { status: 201 });
});
