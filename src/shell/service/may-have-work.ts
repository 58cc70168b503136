// Who counts as somebody that work can be given to?
import type { PersonRow } from '../store/index.ts';

/** Guests look on and may do nothing, so nothing is given to them. The people of the sample own work, though nobody is behind them. */
export const mayHaveWork = ({ userId, role, source }: PersonRow): boolean =>
  source === 'sample' || (userId !== null && role !== 'guest');
