import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    // An awkward zone: code that forgets to name one fails here and not at a user's.
    env: { TZ: "Asia/Kathmandu", NODE_ENV: "test", CONCORD_HOME: `${import.meta.dirname}/.cache/test-home` },
    testTimeout: 20_000,
    setupFiles: ["test/fast-check.mjs"],
    projects: [
      { extends: true, test: { name: "unit", include: ["test/**/*.test.ts"], exclude: ["test/**/*.db.test.ts"] } },
      {
        extends: true,
        test: { name: "database", include: ["test/**/*.db.test.ts"], globalSetup: "test/database-server.ts", testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 2 },
      },
    ],
  },
});
