/** Turns texts into vectors. Whoever runs the engine brings one; without it recall goes by words alone. */
export interface Embedder {
  /** Names the vector space: vectors are compared only within one name, and rows of another are made anew. */
  readonly model: string;
  /**
   * One vector per text, in order, all of the same length. Throws EmbeddingRefused when a text itself is at fault, and
   * anything else for what a later try can mend.
   */
  embed(
    texts: readonly string[],
    options: { purpose: "question" | "passage"; signal: AbortSignal },
  ): Promise<readonly (readonly number[])[]>;
}

/** The model does not take one of the texts, now or ever. */
export class EmbeddingRefused extends Error {
  override readonly name = "EmbeddingRefused";
}

/** Characters of a text that are embedded: what most models read at once, in any script. */
export const maxEmbeddedCharacters = 4_000;
