/** The parser's words for a wrong field, in words for people who fill in forms. */
export function problemText(message: string): string {
  if (/^Too small: expected string/.test(message)) return "Write something here.";
  if (/^Too big: expected string to have <=(\d+)/.test(message)) return `Too long: ${/<=(\d+)/.exec(message)?.[1]} characters at most.`;
  if (/expected (number|int)/.test(message) && /^Invalid input/.test(message)) return "A whole number is needed here.";
  const limit = /expected (?:number|int) to be ([<>])=(-?\d+)/.exec(message);
  if (limit) return limit[1] === ">" ? `${limit[2]} or more.` : `${limit[2]} at most.`;
  if (/^Too small: expected array/.test(message)) return "Too few of them.";
  if (/^Too big: expected array/.test(message)) return "Too many of them.";
  return message.charAt(0).toUpperCase() + message.slice(1);
}
