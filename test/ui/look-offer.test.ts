import { describe, expect, it } from "vitest";
import { lookOffer } from "@/components/datasets/look-offer";
import { createImportSchema } from "@/lib/datasets/schema";

const asked = (replace: boolean) => createImportSchema.parse({ dataset: "set", replace });
const looked = (rows: Partial<Record<"imported" | "unchanged" | "refused", number>>, gone = 0, unread: string[] = []) => {
  const [imported, unchanged, refused] = [rows.imported ?? 0, rows.unchanged ?? 0, rows.refused ?? 0];
  return { rows: { read: imported + unchanged + refused, imported, unchanged, refused }, gone, unread };
};

describe("what a look offers", () => {
  it("says on the button what comes in and what ends", () => {
    expect(lookOffer(looked({ imported: 5 }), asked(false))).toEqual({ label: "Import 5 rows", ends: 0, replace: false });
    expect(lookOffer(looked({ imported: 5 }, 80_000), asked(true))).toEqual({ label: "Import 5 rows, end 80,000 episodes", ends: 80_000, replace: true });
    expect(lookOffer(looked({ unchanged: 3 }, 1), asked(true))).toEqual({ label: "End 1 episode", ends: 1, replace: true });
    expect(lookOffer(looked({ imported: 1, unchanged: 3 }), asked(true))).toEqual({ label: "Import 1 row", ends: 0, replace: true });
    expect(lookOffer(looked({ unchanged: 3 }), asked(false))).toMatchObject({ label: "Import all the same" });
    expect(lookOffer(looked({}), asked(false))).toMatchObject({ label: "Import the pictures" });
    expect(lookOffer(looked({ refused: 2 }), asked(false))).toBeUndefined();
  });

  it("replaces nothing by what was not read to its end", () => {
    expect(lookOffer(looked({ imported: 5 }, 80_000, ["cut.parquet"]), asked(true))).toEqual({ label: "Import 5 rows, end none", ends: 0, replace: false });
    expect(lookOffer(looked({ unchanged: 5 }, 7, ["cut.parquet"]), asked(true))).toEqual({ label: "Import all the same", ends: 0, replace: false });
  });
});
