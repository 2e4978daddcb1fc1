interface Props {
  /** Pixels. */
  readonly size: number;
}

/** Three sectors around a source, after the sign that people in this field look at every day. */
const sectors =
  'M18.30 12.02L21.75 6.04A11.5 11.5 0 0 0 10.25 6.04L13.70 12.02A4.6 4.6 0 0 1 18.30 12.02ZM11.40 16.00L4.50 16.00A11.5 11.5 0 0 0 10.25 25.96L13.70 19.98A4.6 4.6 0 0 1 11.40 16.00ZM18.30 19.98L21.75 25.96A11.5 11.5 0 0 0 27.50 16.00L20.60 16.00A4.6 4.6 0 0 1 18.30 19.98Z';

/** The mark of the product. */
export function Logo({ size }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#0f616f" />
      <circle cx="16" cy="16" r="2.6" fill="#ffffff" />
      <path d={sectors} fill="#ffffff" />
    </svg>
  );
}
