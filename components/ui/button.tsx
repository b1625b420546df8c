import { Button as BaseButton } from "@base-ui/react/button";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button-class.ts";

export type ButtonProps = Omit<ComponentProps<typeof BaseButton>, "className"> & ButtonLook;

export function Button({ variant, size, className, type = "button", ...props }: ButtonProps) {
  return <BaseButton type={type} className={buttonClass({ variant, size, className })} {...props} />;
}
