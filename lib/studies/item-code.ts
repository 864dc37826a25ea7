/** An item's name in progress, results and exports: stable, and silent about what the item is. */
export function itemCode(position: number): string {
  return `I${String(position).padStart(4, "0")}`;
}

/** An evaluator's name in results and exports. Simulated ones are told apart wherever they appear. */
export function pseudonym(number: number, kind: "person" | "simulated" = "person"): string {
  return `${kind === "person" ? "E" : "SIM"}${String(number).padStart(kind === "person" ? 2 : 3, "0")}`;
}

export function isSimulated(evaluator: string): boolean {
  return evaluator.startsWith("SIM");
}
