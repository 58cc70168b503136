// The same number for the same text, evenly spread: chance that does not depend on who comes first.
import { createHash } from 'node:crypto';

export const hash32 = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE();
