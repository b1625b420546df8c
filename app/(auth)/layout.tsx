import type { ReactNode } from "react";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center px-6 py-12">
      <p className="mb-10 font-serif text-[1.1875rem] tracking-tight">Palimpsest</p>
      {children}
    </main>
  );
}
