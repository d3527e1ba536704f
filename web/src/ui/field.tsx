import { useEffect, useId, useRef } from 'react';
import { Icon } from './icon.tsx';
import './field.css';

/** What a control needs so that its label, hint and error are heard with it. */
export type FieldWiring = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
  readonly 'aria-required': boolean;
};

export type FieldProps = {
  readonly label: React.ReactNode;
  /** Stable, so that the summary of errors can link to it. */
  readonly id?: string;
  readonly hint?: React.ReactNode;
  readonly error?: React.ReactNode;
  readonly required?: boolean;
  /** Unit or button to the right of the control. */
  readonly aside?: React.ReactNode;
  readonly children: (wiring: FieldWiring) => React.ReactNode;
};

/** Label above, control, what to know, what is wrong. */
export function Field({ label, id, hint, error, required, aside, children }: FieldProps) {
  const made = useId();
  const own = id ?? made;
  const wrong = error !== undefined && error !== null && error !== false;
  const told = [hint !== undefined && `${own}-hint`, wrong && `${own}-error`].filter(Boolean);
  return (
    <div className={wrong ? 'jx-field jx-field-wrong' : 'jx-field'}>
      <label htmlFor={own}>{label}</label>
      <div className="jx-field-control">
        {children({
          id: own,
          'aria-describedby': told.length > 0 ? told.join(' ') : undefined,
          'aria-invalid': wrong,
          'aria-required': required === true,
        })}
        {aside}
      </div>
      {wrong && <FieldError id={`${own}-error`}>{error}</FieldError>}
      {hint !== undefined && (
        <div className="jx-field-hint" id={`${own}-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}

/** What is wrong with one field and what is right instead. */
export function FieldError(props: { readonly id?: string; readonly children: React.ReactNode }) {
  return (
    <div className="jx-field-error" {...(props.id === undefined ? {} : { id: props.id })}>
      <Icon name="warning" size={16} />
      <span>{props.children}</span>
    </div>
  );
}

export type SummedError = { readonly fieldId: string; readonly message: React.ReactNode };

/** After a submission that was refused: everything that is wrong, each a link to its field. */
export function ErrorSummary(props: {
  readonly title: React.ReactNode;
  readonly errors: readonly SummedError[];
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, []);
  return (
    <div className="jx-error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{props.title}</h2>
      <ul>
        {props.errors.map((error) => (
          <li key={error.fieldId}>
            <a
              href={`#${error.fieldId}`}
              onClick={(click) => {
                click.preventDefault();
                document.getElementById(error.fieldId)?.focus();
              }}
            >
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export type Choice<V extends string> = {
  readonly value: V;
  readonly title: React.ReactNode;
  readonly detail?: React.ReactNode;
};

/** A few choices side by side, each with what it would lead to. Native radio buttons underneath. */
export function ChoiceCards<V extends string>(props: {
  readonly name: string;
  readonly legend: React.ReactNode;
  readonly choices: readonly Choice<V>[];
  readonly value: V | undefined;
  readonly onChange: (value: V) => void;
}) {
  return (
    <fieldset className="jx-choices">
      <legend>{props.legend}</legend>
      <div>
        {props.choices.map((choice) => (
          <label key={choice.value}>
            <input
              type="radio"
              name={props.name}
              value={choice.value}
              checked={choice.value === props.value}
              onChange={() => props.onChange(choice.value)}
            />
            <b>{choice.title}</b>
            {choice.detail !== undefined && <span>{choice.detail}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
