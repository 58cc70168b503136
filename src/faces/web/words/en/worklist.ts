// Words of the Worklist.
export const worklist = {
  title: 'Worklist',
  count_one: '{{count}} piece of work',
  count_other: '{{count}} pieces of work',
  list: 'Your work, the most urgent first',
  emptyTitle: 'Nothing waits for you',
  emptyText:
    'When a case reaches a stage that you own, it appears here with everything you need to do it. Start something yourself, or look at the cases under way.',
  emptyAction: 'Start something',
  choose: 'Choose a piece of work',
  keys: 'j and k move, Enter begins, {{mod}} Enter completes',
  begin: 'Begin the open work',
  back: 'Back to the list',
  gone: 'This work is no longer on your list',
  goneText: 'Somebody completed it or it was given to somebody else.',
  next: 'Show the next',
  failed: '{{title}} is still on your list. {{why}}',
} as const;
