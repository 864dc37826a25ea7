import { NextResponse, type NextRequest } from "next/server";
import { env, publicOrigin } from "@/lib/env";

/** Headers only: whoever may see what is decided at the data. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${env.isProduction ? "" : " 'unsafe-eval'"}`,
    // Recharts and React set style attributes; no style comes from data.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  // Pages that require a sign-in read where to return to from here.
  headers.set("x-concord-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set("cross-origin-resource-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
  if (publicOrigin().startsWith("https:")) response.headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  return response;
}

// Uploads stay outside: Next keeps a copy of every body that passes here, and of no more than 10 MB of it.
export const config = { matcher: ["/((?!_next/static|favicon\\.ico|icon\\.svg|api/v1/uploads).*)"] };
