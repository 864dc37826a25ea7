/** What a bundle is computed with where nobody says otherwise: the same study gives the same bytes. */
import { DEFAULT_REPLICATES } from "@/lib/stats/agreement";
import type { BundleSettings } from "./source";

export const DEFAULT_SEED = "1";

export const DEFAULT_SETTINGS: BundleSettings = { metric: "ordinal", seed: DEFAULT_SEED, replicates: DEFAULT_REPLICATES };
