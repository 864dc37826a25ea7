import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  // Its key holds a list, which a model cannot say; only lib/reports/patterns touches it, in SQL.
  experimental: { externalTables: true },
  tables: { external: ["public.PatternCount"] },
  // Generating needs no database; commands that do are run through prisma/cli.mjs, which sets it.
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://127.0.0.1:1/none" },
});
