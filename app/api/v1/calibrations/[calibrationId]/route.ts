import { handle } from "@/lib/api/handle";
import { retireThreshold } from "@/lib/calibrations/endpoints";
import * as mutations from "@/lib/calibrations/mutations";
import { engineAdmin } from "@/lib/engines/access";

export const DELETE = handle(retireThreshold, async ({ actor, params }) => {
  await mutations.retireThreshold(engineAdmin(actor), params.calibrationId);
  return { ok: true };
});
