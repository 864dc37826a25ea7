/**
 * A link as somebody else can open it. Without a configured address the server knows itself only as this machine
 * (127.0.0.1); the address by which the page was opened is then the better one.
 */
export function reachableLink(url: string, pageOrigin: string): string {
  const link = new URL(url);
  if (!isLoopback(link.hostname) || isLoopback(new URL(pageOrigin).hostname)) return url;
  return pageOrigin + link.pathname;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
