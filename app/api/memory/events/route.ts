import { learnedEvents } from "@/lib/chat/process-services.ts";
import { serverSentEvents } from "@/lib/chat/server-sent-events.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({ guard: "user" }, ({ user, request }) =>
  serverSentEvents(request.signal, (send) => learnedEvents().subscribe(user.userId, send)),
);
