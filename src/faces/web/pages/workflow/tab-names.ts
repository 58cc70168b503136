// The pages of one workflow, in the order in which the discipline is practised.
export const TABS = ['board', 'map', 'findings', 'design', 'automate', 'measure'] as const;
export type WorkflowTab = (typeof TABS)[number];
