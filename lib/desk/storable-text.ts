/** What the database cannot store is mended before it is sent, so that device and server hash the same text. */
export function storableText(text: string, longest: number): string {
  const mended = text.replace(/\u0000/g, "").replace(/\p{Surrogate}/gu, "\ufffd");
  // Cutting must not split a pair.
  return mended.length <= longest ? mended : mended.slice(0, longest).replace(/\p{Surrogate}$/u, "");
}
