"use client";

import { Select as Base } from "@base-ui/react/select";
import Check from "lucide-react/icons/check";
import ChevronDown from "lucide-react/icons/chevron-down";
import { cx } from "./cx.ts";
import { popupClass } from "./popup-class.ts";

interface SelectProps<Value extends string> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string; hint?: string }[];
  /** No border: for a place in a header. */
  bare?: boolean;
  className?: string;
}

export function Select<Value extends string>({ label, value, onChange, options, bare, className }: SelectProps<Value>) {
  return (
    <Base.Root items={options} value={value} onValueChange={(next) => next !== null && onChange(next as Value)}>
      <Base.Trigger
        aria-label={label}
        className={cx(
          "inline-flex min-h-9 max-w-full items-center gap-1.5 rounded-md text-sm",
          bare ? "px-2 text-quiet hover:bg-leaf hover:text-ink" : "border border-edge bg-paper px-3 hover:border-ink",
          className,
        )}
      >
        <Base.Value className="truncate" />
        <Base.Icon>
          <ChevronDown size={15} aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
          <Base.Popup className={cx(popupClass, "max-h-[60dvh] overflow-y-auto")}>
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                className="flex min-h-9 cursor-default select-none items-center gap-2.5 px-3 py-1 text-sm outline-none data-highlighted:bg-leaf"
              >
                <span className="flex size-4 items-center justify-center">
                  <Base.ItemIndicator>
                    <Check size={15} aria-hidden />
                  </Base.ItemIndicator>
                </span>
                <Base.ItemText>{option.label}</Base.ItemText>
                {option.hint ? <span className="ml-auto pl-4 text-quiet text-xs">{option.hint}</span> : null}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
