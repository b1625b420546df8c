"use client";

import { Menu as Base } from "@base-ui/react/menu";
import Check from "lucide-react/icons/check";
import type { ReactElement, ReactNode } from "react";
import { cx } from "./cx.ts";
import { popupClass } from "./popup-class.ts";

const itemClass =
  "flex min-h-9 w-full cursor-default select-none items-center gap-2.5 px-3 text-left text-sm outline-none data-highlighted:bg-leaf data-disabled:opacity-50";

interface MenuProps {
  /** The element that opens it; must take button props. */
  trigger: ReactElement;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom";
  defaultOpen?: boolean;
  children: ReactNode;
}

export function Menu({ trigger, align = "end", side = "bottom", defaultOpen = false, children }: MenuProps) {
  return (
    <Base.Root defaultOpen={defaultOpen}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={4} className="z-50">
          <Base.Popup className={popupClass}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface MenuItemProps {
  children: ReactNode;
  icon?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  onClick?: () => void;
}

export function MenuItem({ children, icon, danger, ...props }: MenuItemProps) {
  return (
    <Base.Item className={cx(itemClass, danger && "text-accent")} {...props}>
      {icon}
      {children}
    </Base.Item>
  );
}

/** An item that goes somewhere; `render` is the link, e.g. a Next Link. */
export function MenuLink({ children, icon, render }: { children: ReactNode; icon?: ReactNode; render: ReactElement }) {
  return (
    <Base.LinkItem className={itemClass} render={render as ReactElement<Record<string, unknown>>} closeOnClick>
      {icon}
      {children}
    </Base.LinkItem>
  );
}

export function MenuChoices<Value extends string>(props: {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  choices: readonly { value: Value; label: string }[];
}) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-3 pt-2 pb-1 text-xs text-quiet">{props.label}</Base.GroupLabel>
      <Base.RadioGroup value={props.value} onValueChange={(value: Value) => props.onChange(value)}>
        {props.choices.map((choice) => (
          <Base.RadioItem key={choice.value} value={choice.value} className={itemClass}>
            <span className="flex size-4 items-center justify-center">
              <Base.RadioItemIndicator>
                <Check size={15} aria-hidden />
              </Base.RadioItemIndicator>
            </span>
            {choice.label}
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="my-1 h-px bg-line" />;
}
