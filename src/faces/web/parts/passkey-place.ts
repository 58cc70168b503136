// Can passkeys be made and used here? Browsers keep them for a name and an address that nobody can listen in to.

/** Why not: the address is not safe, is a number, or the browser knows none. Undefined where they can be. */
export type NoPasskeys = 'unsafe' | 'number' | 'unknown' | undefined;

export function whyNoPasskeys(): NoPasskeys {
  if (/^\[|^\d+(\.\d+){3}$/.test(location.hostname)) return 'number';
  if (!isSecureContext) return 'unsafe';
  return typeof PublicKeyCredential === 'function' ? undefined : 'unknown';
}
