/** FlexPBX's mark: two phones and the line that bends between them. */
export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="8" fill="#155e51" />
      <path d="M9 22.5c0-8 14-5 14-13" fill="none" stroke="#fdfcf9" strokeWidth="3" strokeLinecap="round" />
      <circle cx="9" cy="22.5" r="3.6" fill="#fdfcf9" />
      <circle cx="23" cy="9.5" r="3.6" fill="#f0a45d" />
    </svg>
  );
}
