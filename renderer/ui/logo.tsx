interface Props {
  /** Pixels. */
  readonly size: number;
}

/** The mark: a source and its field, three arcs around a point. */
export function Logo({ size }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#0f616f" />
      <circle cx="10" cy="22" r="3" fill="#ffffff" />
      <path d="M10 14.5a7.5 7.5 0 0 1 7.5 7.5" stroke="#ffffff" strokeWidth="2.4" strokeLinecap="round" />
      <path d="M10 9a13 13 0 0 1 13 13" stroke="#ffffff" strokeOpacity="0.75" strokeWidth="2.4" strokeLinecap="round" />
    </svg>
  );
}
