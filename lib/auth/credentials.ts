import { z } from "zod";
import { isStorable } from "@/lib/http/text-check.ts";

const storable = (text: string) => isStorable(text);
const unstorable = "Remove the invisible characters.";

/** Lower-cased: an address is one account however it is typed. */
export const emailSchema = z
  .string()
  .trim()
  .max(254, "This address is too long.")
  .toLowerCase()
  .pipe(z.email("Enter an e-mail address, for example ana@example.com."));

/** Any characters, spaces included: length is what makes a password strong. */
export const passwordSchema = z
  .string()
  .min(8, "Use at least 8 characters.")
  .max(200, "Use at most 200 characters.")
  .refine(storable, unstorable);

export const nameSchema = z
  .string()
  .trim()
  .max(80, "Use at most 80 characters.")
  .refine(storable, unstorable)
  .transform((name) => name || null);

export const signUpSchema = z.object({ name: nameSchema, email: emailSchema, password: passwordSchema });

/** Laxer than sign-up: a password that no account can have is wrong, not malformed. */
export const signInSchema = z.object({
  email: z.string().trim().toLowerCase().min(1).max(254).refine(storable),
  password: z.string().min(1).max(200).refine(storable),
});
