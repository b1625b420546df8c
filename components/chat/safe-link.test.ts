import { expect, test } from "vitest";
import { safeLink } from "./safe-link.ts";

test("web and mail addresses pass, with the place they lead to", () => {
  expect(safeLink("https://example.org/a?b=c")).toEqual({ href: "https://example.org/a?b=c", host: "example.org" });
  expect(safeLink("mailto:ana@example.org")?.host).toBe("ana@example.org");
});

test.each([
  ["javascript:alert(1)"],
  ["JaVaScRiPt:alert(1)"],
  ["data:text/html,<script>1</script>"],
  ["vbscript:x"],
  ["file:///etc/hosts"],
  ["blob:https://example.org/1"],
  ["//example.org/relative"],
  ["/api/memory/export"],
  ["https://bank.example@evil.example/"],
  ["incomplete"],
  [""],
])("%s leads nowhere", (href) => {
  expect(safeLink(href)).toBeNull();
});
