// Words of charts.
export const chart = {
  table: 'Show as a table',
  drawing: 'Show as a chart',
  export: 'Save',
  png: 'Picture (PNG)',
  svg: 'Drawing (SVG)',
  csv: 'Figures (CSV)',
  sample_one: '{{count, number}} case',
  sample_other: '{{count, number}} cases',
  empty: 'Nothing happened in this period.',
  mark: '{{series}}, {{place}}: {{value}}',
  hint: 'Walk the figures with the arrow keys. Enter opens the cases behind one.',
  name: 'Name',
  together: 'Together',
  about: 'What is {{title}}? {{about}}',
} as const;
