import './amount.css';

export type AmountProps = {
  readonly children: React.ReactNode;
  /** Opens the reason behind the amount. Without it the amount is plain text and not underlined. */
  readonly onOpen?: () => void;
  /** What a screen reader hears instead of the bare amount, e.g. "24 hours, why". */
  readonly label?: string;
  /** Printed behind the amount on paper. */
  readonly rule?: string;
  readonly strong?: boolean;
};

/** An underlined amount opens why it is what it is. */
export function Amount({ children, onOpen, label, rule, strong = false }: AmountProps) {
  const className = strong ? 'jx-amount jx-amount-strong' : 'jx-amount';
  if (!onOpen) return <span className={className}>{children}</span>;
  return (
    <button
      type="button"
      className={`${className} jx-amount-opens`}
      onClick={onOpen}
      aria-haspopup="dialog"
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(rule === undefined ? {} : { 'data-rule': rule })}
    >
      {children}
    </button>
  );
}

/** The one number of a page with its unit. */
export function DisplayAmount(props: {
  readonly amount: React.ReactNode;
  readonly unit: React.ReactNode;
}) {
  return (
    <span className="jx-display">
      <b>{props.amount}</b> <span>{props.unit}</span>
    </span>
  );
}
