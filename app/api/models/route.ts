import { modelChoices } from "@/lib/chat/process-services.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({ guard: "user", rateLimit: "read" }, () => ({ models: modelChoices() }));
