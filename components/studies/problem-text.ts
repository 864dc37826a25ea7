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

/** Where the place says more than the parser: what is missing is a choice, or the form counts in another unit. */
export function problemAt(path: string, message: string): string {
  if (/^sources\.\d+\.dataset$/.test(path)) return "Choose a dataset.";
  // It may also be "all", so the parser does not say what is wrong with the number.
  if (path === "protocol.sample.size" && message === "Invalid input") return "A whole number from 1 to 100,000 is needed here.";
  if (path === "protocol.handOverMinutes") return "Hours between 0.02 (a minute) and 1440 (60 days).";
  if (path === "protocol.contrasts" && /^(Invalid input|Too small)/.test(message)) return "Choose two sources at least that meet.";
  if (path === "protocol.pairing.on") return "Choose one thing at least to match on.";
  return problemText(message);
}
