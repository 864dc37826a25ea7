/** Who may have a picture aligned: whoever may have episodes generated. */
declare const gate: unique symbol;

/** An alignment that the caller may see and remove; minted in data.ts. */
export type AuthorizedAlignmentId = string & { readonly [gate]: "alignment" };
