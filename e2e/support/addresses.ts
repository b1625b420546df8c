import { z } from "zod";

const app = z.object({ baseUrl: z.url(), databaseUrl: z.url() });
const shape = z.object({ authSecret: z.string(), "built-in": app, model: app });

/** Which of the two apps under test: one without any model, one with a model behind an HTTP API. */
export type Assistant = "built-in" | "model";
export type Addresses = z.infer<typeof shape>;

const variable = "PALIMPSEST_E2E";

/** Hands the addresses to the workers, which inherit the environment. */
export function publishAddresses(addresses: Addresses) {
  process.env[variable] = JSON.stringify(addresses);
}

export function readAddresses(): Addresses {
  return shape.parse(JSON.parse(process.env[variable] ?? "null"));
}
