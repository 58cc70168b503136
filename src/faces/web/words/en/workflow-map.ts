// Words of the Map of a workflow.
export const workflowMap = {
  source: 'Whose history',
  sources: { own: 'Our history', log: 'Imported log', both: 'Both' },
  own: 'Our history',
  imported: 'Imported: {{name}}',
  emptyTitle: 'No case has left a stage yet',
  emptyText:
    'The map draws itself from what really happens: which ways cases take, how many, and how long they wait on each. Start a case and complete a stage, or bring a history in.',
  emptyBoard: 'Go to the board',
  emptyImport: 'Bring your own history',
} as const;
