import { defineConfig, globalIgnores } from "eslint/config";
import next from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";

/** Rooms and who may enter them (docs/architecture.md). One list, because a later block replaces an earlier one's rule. */
const room = (files, ...forbidden) => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns: forbidden }] },
});
const from = (message, ...group) => ({ group, message });

const NO_APP = from("Imports run app, cli → components → lib.", "@/app/*", "@/cli/*");
const NO_COMPONENTS = from("lib knows nothing of what draws it.", "@/components/*");
const NO_NEXT = from("next/* belongs to app, components, loaders.ts, lib/auth and proxy.ts.", "next", "next/*");
const NO_CLIENT = from("Only data.ts, mutations.ts, loaders.ts, job.handler.ts and lib/db, lib/jobs, lib/auth talk to the database.", "@/lib/db/*", "**/db/generated/*");
const NO_EFFECTS = from("A component gets data from its page and writes through /api/v1.", "@/lib/*/data", "@/lib/*/mutations", "@/lib/*/job.handler", "@/lib/db/*");

const SHELL = ["lib/**/data.ts", "lib/**/mutations.ts", "lib/*/loaders.ts", "lib/*/job.handler.ts", "lib/auth/**", "lib/jobs/**"];

export default defineConfig([
  ...next,
  ...typescript,
  {
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "react/no-danger": "error",
      "no-empty": ["error", { allowEmptyCatch: false }],
      "no-console": "off",
      eqeqeq: "error",
      "no-restricted-syntax": [
        "error",
        { selector: "MemberExpression[object.name='process'][property.name='env']", message: "Read the environment through lib/env.ts." },
        { selector: "Directive[value='use server']", message: "No server actions: their ids change with every build, and a tab left open loses its submit." },
      ],
    },
  },
  room(["lib/**"], NO_APP, NO_COMPONENTS, NO_NEXT, NO_CLIENT),
  room(["lib/*/loaders.ts", "lib/auth/**"], NO_APP, NO_COMPONENTS),
  room(SHELL.filter((pattern) => !/loaders|auth/.test(pattern)), NO_APP, NO_COMPONENTS, NO_NEXT),
  room(["lib/db/**"], NO_APP, NO_COMPONENTS, NO_NEXT),
  room(["lib/api/**"], NO_APP, NO_COMPONENTS, NO_NEXT, NO_CLIENT),
  room(["lib/stats/**"], from("lib/stats imports nothing outside itself.", "@/*", "../*")),
  room(["components/**"], NO_APP, NO_EFFECTS),
  room(["components/ui/**", "components/charts/**"], NO_APP, NO_EFFECTS, from("Without a domain: could ship in another product.", "@/lib/*", "@/components/desk/*", "@/components/studies/*")),
  room(["app/**"], from("The database is reached through lib.", "@/lib/db/client", "@/lib/db/generated/*", "@/lib/db/url")),
  {
    files: ["lib/env.ts", "e2e/server.ts", "next.config.ts", "prisma.config.ts", "playwright.config.ts", "prisma/cli.mjs", "cli/*.mjs", "test/*.mjs"],
    rules: { "no-restricted-syntax": "off" },
  },
  // useTestDatabase() is no hook of React's.
  { files: ["test/**", "e2e/**"], rules: { "react-hooks/rules-of-hooks": "off" } },
  globalIgnores([".next/**", ".next-*/**", ".cache/**", ".concord/**", "lib/db/generated/**", "next-env.d.ts", "playwright-report/**", "test-results/**"]),
]);
