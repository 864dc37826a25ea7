import "@fontsource-variable/inter";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { parseTheme, THEME_COOKIE } from "@/components/shell/theme";

export const metadata: Metadata = {
  title: { default: "Concord", template: "%s · Concord" },
  description: "People judge conversations.",
  robots: { index: false, follow: false },
  // Named here and not by a file in app/: pages that are not there would have none.
  icons: { icon: { url: "/icon.svg", type: "image/svg+xml" } },
};

export const viewport: Viewport = {
  themeColor: [{ media: "(prefers-color-scheme: light)", color: "#fbfaf7" }, { media: "(prefers-color-scheme: dark)", color: "#151614" }],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading a cookie also makes every page be rendered for its request, which the nonce of the content policy needs.
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme} suppressHydrationWarning>
      <body className="min-h-dvh">{children}</body>
    </html>
  );
}
