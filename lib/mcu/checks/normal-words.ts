/** The words of a text, so that case, punctuation and width of letters make no difference. O(length). */
export function normalWords(text: string): string[] {
  return text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
