// Which tables stand above workspaces? All others carry the workspace key first; on a cluster these few are copied to
// every node, the rest are spread by that key.

export const ABOVE_WORKSPACES: readonly string[] = [
  'account',
  'passkeys',
  'rateLimit',
  'schema_migrations',
  'server_secrets',
  'server_states',
  'session',
  'twoFactor',
  'used_challenges',
  'user',
  'user_workspaces',
  'verification',
  'workspace_ids',
];
