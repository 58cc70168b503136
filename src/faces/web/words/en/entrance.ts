// What the pages before the frame say: the welcome, signing in, an invitation; fetched with them.
import { welcome } from './welcome.ts';

export const entrance = { welcome } as const;
