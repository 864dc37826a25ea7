import { describe, expect, it } from "vitest";
import { canHaveTokens, canInvite, canIssueLink, canManage, visibleRoles } from "@/lib/users/access";
import { LINK_PURPOSES, ROLES } from "@/lib/users/types";

describe("access to people", () => {
  it("shows evaluators nobody, researchers the evaluators, admins everybody", () => {
    expect(ROLES.map((role) => visibleRoles({ role }))).toEqual([[], ["evaluator"], ["evaluator", "researcher", "admin"]]);
  });

  it("lets researchers invite evaluators and nobody else", () => {
    expect(ROLES.filter((role) => canInvite({ role: "researcher" }, role))).toEqual(["evaluator"]);
    expect(ROLES.filter((role) => canInvite({ role: "admin" }, role))).toEqual([...ROLES]);
    expect(ROLES.filter((role) => canInvite({ role: "evaluator" }, role))).toEqual([]);
    expect(ROLES.filter((role) => canManage({ role }))).toEqual(["admin"]);
  });

  it("has API tokens for those who run studies alone", () => {
    expect(ROLES.filter((role) => canHaveTokens({ role }))).toEqual(["researcher", "admin"]);
  });

  it("gives a researcher no way to become an evaluator who has come in", () => {
    const given = ROLES.flatMap((role) =>
      [true, false].flatMap((hasComeIn) => LINK_PURPOSES.filter((purpose) => canIssueLink({ role: "researcher" }, { role, hasComeIn }, purpose)).map((purpose) => [role, hasComeIn, purpose])),
    );
    expect(given).toEqual([["evaluator", false, "invite"]]);
  });
});
