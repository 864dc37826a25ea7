/** Where to go after signing in: a path of this installation, whatever was asked for. */

const NEVER = /^\/(api|sign-in|link|_next)(\/|$)/;

export function safeReturnPath(wanted: string | null | undefined): string {
  // Browsers read a backslash as a slash and drop tabs and line breaks, so "/\t/elsewhere" names another host.
  if (!wanted?.startsWith("/") || /^\/[/\\]|[\p{Cc}\\]/u.test(wanted)) return "/";
  const url = new URL(wanted, "http://concord.invalid");
  // "/.//elsewhere" becomes "//elsewhere" once its dots are resolved.
  if (url.host !== "concord.invalid" || url.pathname.startsWith("//") || NEVER.test(url.pathname)) return "/";
  // Next's own parameter of a client-side navigation: not part of the address.
  url.searchParams.delete("_rsc");
  return url.pathname + url.search + url.hash;
}
