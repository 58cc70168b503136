// Which way a request goes in: its lane has places of its own, so that one kind of asking cannot keep out another.

/**
 * `free`: watching over the server, never limited. `door`: getting in. `live`: pages that listen. `heavy`: files and questions
 * about whole histories, which take seconds. `work`: all other operations. `page`: the built pages.
 */
export const LANES = ['free', 'door', 'live', 'heavy', 'work', 'page'] as const;
export type Lane = (typeof LANES)[number];

/** The lanes whose requests ask for work, and therefore count against what one address may ask. */
export const asksForWork = (lane: Lane): boolean => lane === 'work' || lane === 'heavy';

/** The lane of an address as it stands in the request, its query included. */
export function laneOf(url: string): Lane {
  if (!url.startsWith('/api/')) return FREE.test(url) ? 'free' : url.startsWith('/hooks/') ? 'work' : 'page';
  if (LIVE.test(url)) return 'live';
  if (DOOR.test(url)) return 'door';
  return HEAVY.test(url) ? 'heavy' : 'work';
}

const FREE = /^\/(health|ready|metrics)(\?|$)/;
const LIVE = /^\/api\/live(\?|$)/;
const DOOR = /^\/api\/(session|sessions|welcome|invitations)([/?]|$)/;
const HEAVY =
  /^\/api\/(logs|findings|traces|sample|files|checkpoints|public\/forms\/[^/?]+\/files|workflows\/[^/?]+\/(flow|measures|conformance|comparison|columns|values|model|marks|cases|dry-runs|tests|migration|versions|automations))([/?]|$)/;
