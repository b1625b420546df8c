"use client";

import { useTheme } from "next-themes";
import { MenuChoices } from "./menu.tsx";

const choices = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

/** Choices of a menu; the menu is only in the page once opened, so the theme is known by then. */
export function ThemeChoices() {
  const { theme = "system", setTheme } = useTheme();
  return <MenuChoices label="Theme" value={theme} onChange={setTheme} choices={choices} />;
}
