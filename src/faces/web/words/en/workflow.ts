// Words of the head that every page of one workflow has.
export const workflow = {
  title: 'Workflow',
  version: 'Version {{number}}',
  draft: 'Changes not published',
  notYet: 'Not published yet',
  tabsLabel: 'Pages of this workflow',
  tabs: {
    board: 'Board',
    map: 'Map',
    findings: 'Findings',
    design: 'Design',
    automate: 'Automate',
    measure: 'Measure',
  },
} as const;
