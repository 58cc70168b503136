// The mark: a mill wheel above running water.
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0b6875" />
      <g fill="none" stroke="#fff" strokeWidth="2" strokeLinecap="round">
        <circle cx="16" cy="13.5" r="6.2" />
        <path d="M21.7 15.9L24.3 16.9M10.3 15.9L7.7 16.9M10.3 11.1L7.7 10.1M13.6 7.8L12.6 5.2M18.4 7.8L19.4 5.2M21.7 11.1L24.3 10.1" />
        <path d="M4.5 24.5c3.8-2.8 7.7-2.8 11.5 0s7.7 2.8 11.5 0" />
      </g>
      <circle cx="16" cy="13.5" r="1.8" fill="#fff" />
    </svg>
  );
}
