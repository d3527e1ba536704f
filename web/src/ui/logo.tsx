/** Four cells, three counted and one to go. */
export function Logo({ size = 21 }: { readonly size?: number }) {
  return (
    <svg className="jx-logo" width={size} height={size} viewBox="0 0 21 21" aria-hidden="true">
      <g fill="currentColor">
        <rect width="9.5" height="9.5" rx="1.5" />
        <rect x="11.5" width="9.5" height="9.5" rx="1.5" />
        <rect y="11.5" width="9.5" height="9.5" rx="1.5" />
      </g>
      <rect
        x="12.25"
        y="12.25"
        width="8"
        height="8"
        rx="1"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
    </svg>
  );
}
