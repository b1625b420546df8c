import { expect, test } from "vitest";
import { signInSchema, signUpSchema } from "./credentials.ts";
import { fieldFaults } from "./form-data.ts";

const valid = { name: " Ana ", email: " Ana@Example.com ", password: "correct horse" };

test("an address is one account however it is typed, a name is trimmed, a password is kept as it is", () => {
  expect(signUpSchema.parse({ ...valid, password: " ünï cödé  " })).toEqual({
    name: "Ana",
    email: "ana@example.com",
    password: " ünï cödé  ",
  });
  expect(signUpSchema.parse({ ...valid, name: "  " }).name).toBeNull();
});

test.each([
  [{ email: "" }, "email", "Enter an e-mail address, for example ana@example.com."],
  [{ email: "ana" }, "email", "Enter an e-mail address, for example ana@example.com."],
  [{ email: `${"a".repeat(260)}@example.com` }, "email", "This address is too long."],
  [{ email: "a\0@example.com" }, "email", "Enter an e-mail address, for example ana@example.com."],
  [{ password: "seven77" }, "password", "Use at least 8 characters."],
  [{ password: "x".repeat(201) }, "password", "Use at most 200 characters."],
  [{ password: "eight\u0000888" }, "password", "Remove the invisible characters."],
  [{ name: "x".repeat(81) }, "name", "Use at most 80 characters."],
  [{ name: "\ud83d" }, "name", "Remove the invisible characters."],
])("%j is refused at its field", (change, field, message) => {
  const result = signUpSchema.safeParse({ ...valid, ...change });
  expect(result.error && fieldFaults(result.error)).toEqual({ fields: { [field]: message } });
});

test("what no account can have is not looked up when signing in", () => {
  expect(signInSchema.safeParse({ email: "a\0@b.c", password: "x" }).success).toBe(false);
  expect(signInSchema.safeParse({ email: "a@b.c", password: "x".repeat(201) }).success).toBe(false);
  expect(signInSchema.safeParse({ email: ["a"], password: { $ne: "" } }).success).toBe(false);
});
