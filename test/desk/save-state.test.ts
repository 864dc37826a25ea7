import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLeavingUnsafe, saveState, saveWords, type SaveFacts } from "@/lib/desk/save-state";

const FINE: SaveFacts = { submissionsWaiting: 0, draftsUnsaved: 0, attention: 0, unreachable: false, signedOut: false, deviceKeeps: true };
const words = (facts: Partial<SaveFacts>) => saveWords(saveState({ ...FINE, ...facts }));

describe("what the page says", () => {
  it("tells the truth in words", () => {
    expect(words({})).toBe("Saved");
    expect(words({ draftsUnsaved: 1 })).toBe("Saving…");
    expect(words({ submissionsWaiting: 2, draftsUnsaved: 1, unreachable: true })).toBe("Kept on this device (3)");
    expect(words({ submissionsWaiting: 3, signedOut: true })).toBe("Sign in again – kept on this device (3)");
    expect(words({ attention: 1 })).toBe("Needs attention (1)");
  });

  it("is not afraid of an offline moment in which nothing waits", () => {
    expect(words({ unreachable: true })).toBe("Saved");
    expect(words({ signedOut: true })).toBe("Saved");
  });

  it("F24: never says kept where the browser keeps nothing", () => {
    expect(words({ draftsUnsaved: 1, unreachable: true, deviceKeeps: false })).toBe("Not saved – keep this tab open");
    expect(words({ submissionsWaiting: 1, signedOut: true, deviceKeeps: false })).toBe("Not saved – keep this tab open");
    expect(words({ draftsUnsaved: 1, deviceKeeps: false })).toBe("Saving…");
  });

  it("does not say Saved of a device on which it cannot look for what an earlier session left", () => {
    expect(words({ deviceKeeps: false })).toBe("Sent – this device cannot be checked");
    expect(words({ deviceKeeps: false, attention: 1 })).toBe("Needs attention (1)");
    expect(isLeavingUnsafe(saveState({ ...FINE, deviceKeeps: false }))).toBe(false);
  });

  it("says Saved exactly when nothing waits, nothing needs attention and that is sure, and lets one leave then", () => {
    fc.assert(
      fc.property(
        fc.record({ submissionsWaiting: fc.nat(3), draftsUnsaved: fc.nat(3), attention: fc.nat(2), unreachable: fc.boolean(), signedOut: fc.boolean(), deviceKeeps: fc.boolean() }),
        (facts) => {
          const state = saveState(facts);
          const waits = facts.submissionsWaiting + facts.draftsUnsaved > 0;
          expect(state.kind === "saved").toBe(!waits && facts.attention === 0 && facts.deviceKeeps);
          expect(isLeavingUnsafe(state)).toBe(waits);
        },
      ),
    );
  });
});
