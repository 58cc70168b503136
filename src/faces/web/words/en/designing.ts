// What the pages Design and Automate say; fetched with them.
import { automate, design } from './design.ts';

export const designing = { automate, design } as const;
