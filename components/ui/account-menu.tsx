"use client";

import CircleUserRound from "lucide-react/icons/circle-user-round";
import { createContext, useContext } from "react";
import { type LazyPopupProps, LazyTrigger } from "./lazy-trigger.tsx";

export interface AccountMenuProps {
  name: string | null;
  email: string;
  signOut: () => void;
}

const Shown = createContext<AccountMenuProps | null>(null);

export function AccountMenu(props: AccountMenuProps) {
  return (
    <Shown.Provider value={props}>
      <LazyTrigger popup="menu" load={loadPopup} label="Account menu">
        <CircleUserRound size={20} aria-hidden />
      </LazyTrigger>
    </Shown.Provider>
  );
}

async function loadPopup() {
  const { AccountMenuPopup } = await import("./account-menu-popup.tsx");
  return function Popup(popup: LazyPopupProps) {
    const shown = useContext(Shown);
    return shown && <AccountMenuPopup {...shown} {...popup} />;
  };
}
