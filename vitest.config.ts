import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = {
  "@": fileURLToPath(new URL(".", import.meta.url)),
  spectron: fileURLToPath(new URL("lib/memory/index.ts", import.meta.url)),
};

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{lib,components,app,scripts,bench}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts", "**/node_modules/**"],
          setupFiles: ["lib/testing/fail-on-console.ts"],
        },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          include: ["{lib,app,prisma,scripts,bench}/**/*.db.test.ts"],
          globalSetup: ["lib/testing/start-postgres.ts"],
          setupFiles: ["lib/testing/fail-on-console.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
