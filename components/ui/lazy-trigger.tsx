"use client";

import { type ComponentProps, type ComponentType, type ReactElement, useState } from "react";
import { IconButton } from "./icon-button.tsx";

/** What a lazily loaded popup gets: the button that opens it, and whether it is open from the start. */
export interface LazyPopupProps {
  trigger: ReactElement;
  defaultOpen: boolean;
}

type LazyTriggerProps = Omit<ComponentProps<typeof IconButton>, "onClick"> & {
  popup: "menu" | "dialog";
  load: () => Promise<ComponentType<LazyPopupProps>>;
};

/** A button whose popup is fetched when it is first wanted: popups are most of an interface's code and rarely open. */
export function LazyTrigger({ popup, load, ...button }: LazyTriggerProps) {
  const [Popup, setPopup] = useState<ComponentType<LazyPopupProps> | null>(null);
  if (Popup) return <Popup defaultOpen trigger={<IconButton {...button} />} />;
  const open = async () => {
    const loaded = await load();
    setPopup(() => loaded);
  };
  const prepare = () => void load();
  return (
    <IconButton
      {...button}
      aria-haspopup={popup}
      aria-expanded={false}
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={() => void open()}
    />
  );
}
