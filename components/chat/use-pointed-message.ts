"use client";

import { useEffect } from "react";
import type { LiveChat } from "./live-chat.ts";

const mostPages = 50;
const pointEvent = "palimpsest:point";

/** For links to a message of the conversation that is shown: the router changes the address without telling. */
export function pointAgain() {
  setTimeout(() => window.dispatchEvent(new Event(pointEvent)), 50);
}

/** Leads to the message that the address names and marks it, fetching what was said before until it is there. */
export function usePointedMessage(live: LiveChat) {
  useEffect(() => {
    let current = true;
    const point = async () => {
      const id = /^#(m-[\w-]+)$/.exec(window.location.hash)?.[1];
      if (!id) return;
      for (let pages = 0; pages < mostPages && live.earlier && !document.getElementById(id); pages++) {
        await live.loadEarlier().catch(() => {});
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      const message = current ? document.getElementById(id) : null;
      if (!message) return;
      for (const other of document.querySelectorAll("[data-pointed]")) other.removeAttribute("data-pointed");
      message.setAttribute("data-pointed", "");
      message.scrollIntoView({ block: "center" });
    };
    void point();
    window.addEventListener(pointEvent, point);
    window.addEventListener("hashchange", point);
    return () => {
      current = false;
      window.removeEventListener(pointEvent, point);
      window.removeEventListener("hashchange", point);
    };
  }, [live]);
}
