// What a person may be in a workspace.

/** From most to least trusted: owner, administrator, operator (designs and publishes), member, guest. */
export const ROLES = ['owner', 'administrator', 'operator', 'member', 'guest'] as const;
export type Role = (typeof ROLES)[number];

/** Who may run the work of others, as the engine's rules call an operator. */
export const mayRunOthers = (role: Role | undefined): boolean =>
  role === 'owner' || role === 'administrator' || role === 'operator';
