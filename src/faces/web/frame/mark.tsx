// The mark: a wheel above running water.
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0b6875" />
      <g fill="none" stroke="#fff" strokeWidth="2.4" strokeLinecap="round">
        <circle cx="16" cy="13" r="5.6" />
        <path d="M5 22.5c3.7-2.6 7.3-2.6 11 0s7.3 2.6 11 0" />
      </g>
    </svg>
  );
}
