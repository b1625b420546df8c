/** Resolves when the address answers without a server error, however long that takes. */
export async function untilAnswering(address: string): Promise<undefined> {
  for (;;) {
    const status = await fetch(address, { redirect: "manual" }).then(
      (response) => response.status,
      () => undefined,
    );
    if (status !== undefined) return undefined;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
