"use client";

import LogOut from "lucide-react/icons/log-out";
import Settings from "lucide-react/icons/settings";
import Link from "next/link";
import type { AccountMenuProps } from "./account-menu.tsx";
import type { LazyPopupProps } from "./lazy-trigger.tsx";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "./menu.tsx";
import { ThemeChoices } from "./theme-toggle.tsx";

export function AccountMenuPopup({ name, email, signOut, ...popup }: AccountMenuProps & LazyPopupProps) {
  return (
    <Menu {...popup}>
      <div className="max-w-64 px-3 pt-2 pb-2">
        {name ? <p className="truncate font-medium text-sm">{name}</p> : null}
        <p className="truncate text-quiet text-sm">{email}</p>
      </div>
      <MenuSeparator />
      <ThemeChoices />
      <MenuSeparator />
      <MenuLink render={<Link href="/account" />} icon={<Settings size={16} aria-hidden />}>
        Account
      </MenuLink>
      <MenuItem icon={<LogOut size={16} aria-hidden />} onClick={signOut}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
