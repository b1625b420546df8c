import { loadRemembered } from "@/app/memory/load-remembered.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({ guard: "user", rateLimit: "read" }, ({ user }) => loadRemembered(user));
