// Finds the number that a public form asks for before it is sent, in small pieces, so that the page goes on answering.
import { firstBits } from './sha-256.ts';

/** **units**: tries between two breaths. */
const PIECE = 2_000;

export async function prove({ text, bits }: { text: string; bits: number }): Promise<string> {
  for (let number = 0; ; number++) {
    const proof = `${text}:${number}`;
    if (Math.clz32(firstBits(proof)) >= bits) return proof;
    if (number % PIECE === PIECE - 1) await new Promise((resolve) => setTimeout(resolve));
  }
}
