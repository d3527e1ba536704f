import './reason-chain.css';

export type ReasonStep = {
  readonly id: string;
  readonly title: React.ReactNode;
  /** The step that changed the number has a filled index. */
  readonly deciding?: boolean;
  readonly children: React.ReactNode;
};

/** A vertical chain of numbered reasons. `decidingLabel` is heard beside the filled index. */
export function ReasonChain(props: {
  readonly steps: readonly ReasonStep[];
  readonly decidingLabel: string;
}) {
  return (
    <ol className="jx-chain">
      {props.steps.map((step, index) => (
        <li key={step.id} className="jx-keep-together">
          <span
            className={step.deciding ? 'jx-chain-index jx-chain-deciding' : 'jx-chain-index'}
            aria-hidden="true"
          >
            {index + 1}
          </span>
          <div className="jx-chain-body">
            <h3>
              {step.title}
              {step.deciding && (
                <span className="jx-visually-hidden">{` ${props.decidingLabel}`}</span>
              )}
            </h3>
            {step.children}
          </div>
        </li>
      ))}
    </ol>
  );
}
