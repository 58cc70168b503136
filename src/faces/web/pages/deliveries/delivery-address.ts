// What the page of calls and mails keeps in its address.
import { textIn } from '../../state/address.ts';

export const STATES = ['all', 'failed', 'waiting', 'done'] as const;

export type DeliveryAddress = { readonly state: (typeof STATES)[number]; readonly workflow: string };

export const readAddress = (raw: Record<string, unknown>): DeliveryAddress => ({
  state: STATES.find((state) => state === raw.state) ?? 'all',
  workflow: textIn(raw, 'workflow'),
});
