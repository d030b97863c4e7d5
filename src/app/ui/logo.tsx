/** The product's mark, as public/icon.svg: decorative, its name stands beside it. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <rect className="logo__ground" width="48" height="48" rx="10" />
      <g className="logo__bars">
        <rect x="11.5" y="26" width="7" height="11" rx="1.75" />
        <rect x="20.5" y="19" width="7" height="18" rx="1.75" />
        <rect x="29.5" y="11" width="7" height="26" rx="1.75" />
      </g>
    </svg>
  )
}
