// Line drawings for pages with nothing on them yet: a few strokes each, in the ink and the accent.
const DRAWINGS = {
  water: [
    'M8 62c14-10 28-10 42 0s28 10 42 0 28-10 42 0',
    'M8 76c14-10 28-10 42 0s28 10 42 0 28-10 42 0',
    'M71 46a20 20 0 1 0 0-.1M71 14v32M55 30h32',
  ],
  people: [
    'M46 40a12 12 0 1 0-.1 0M22 78c2-16 12-24 24-24s22 8 24 24',
    'M96 44a10 10 0 1 0-.1 0M82 58c4-3 9-4 14-4 11 0 20 8 22 22',
  ],
  form: ['M42 12h58v72H42zM54 28h34M54 42h34M54 56h20', 'M84 66l8 8 16-18'],
  map: ['M14 48h18M58 48h26M110 48h18', 'M32 36h26v24H32zM84 36h26v24H84z', 'M97 60c0 22-52 22-52 2'],
  search: ['M64 62a24 24 0 1 0-.1 0', 'M82 56l26 26'],
  done: ['M28 70h86', 'M50 40l16 16 30-34'],
  bell: ['M71 14c-16 0-24 12-24 26v16l-8 10h64l-8-10V40c0-14-8-26-24-26z', 'M63 74c2 6 14 6 16 0'],
} as const;

export type DrawingName = keyof typeof DRAWINGS;

export function Drawing({ name }: { name: DrawingName }) {
  return (
    <svg
      width="142"
      height="96"
      viewBox="0 0 142 96"
      fill="none"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {DRAWINGS[name].map((path, index) => (
        <path key={path} d={path} stroke={index === 0 ? 'var(--ink-faint)' : 'var(--accent)'} />
      ))}
    </svg>
  );
}
