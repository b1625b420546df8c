import { z } from "zod";
import type { RetentionRule } from "./memory/lifecycle/retention.ts";

const categories = ["identity", "knowledge", "context", "instructions"] as const;
const rulePattern = /^(category|key):([a-z][a-z0-9_]{0,63})=([1-9]\d{0,4})$/;

/** "category:context=90,key:current_focus=30" → rules. Absent: no rule, nothing is ever taken back. */
export const retentionPolicy = z
  .string()
  .default("")
  .transform((text, context): RetentionRule[] => {
    const written = text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== "");
    return written.flatMap((part) => {
      const rule = ruleOf(part);
      if (typeof rule !== "string") return [rule];
      context.addIssue({ code: "custom", message: rule });
      return [];
    });
  });

function ruleOf(part: string): RetentionRule | string {
  const [, kind, name = "", days] = rulePattern.exec(part) ?? [];
  if (kind === undefined) return "must be a list of category:NAME=DAYS or key:NAME=DAYS";
  const afterDays = Number(days);
  if (kind === "key") return { key: name, afterDays };
  const category = categories.find((one) => one === name);
  return category ? { category, afterDays } : `must name one of the categories ${categories.join(", ")}`;
}
