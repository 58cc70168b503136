// The names of the pages whose other words are fetched with the page: the menu and the search say them before.
export const titles = {
  design: 'Design',
  automate: 'Automate',
  deliveries: 'Calls and mails',
  try: 'Try it',
  versions: 'Versions',
  migration: 'Move running cases',
  map: 'Map',
  findings: 'Findings',
  findingsReview: 'Review of findings',
  measure: 'Measure',
  model: 'Model',
  importLog: 'Bring your own history',
  lookHere: 'A look at your history',
  trace: 'Trace a case by hand',
  people: 'People',
  settings: 'Settings',
} as const;
