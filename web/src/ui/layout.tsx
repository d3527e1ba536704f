import { Icon, type IconName } from './icon.tsx';
import './layout.css';

type Children = { readonly children: React.ReactNode };

export type PageProps = Children & {
  readonly title: React.ReactNode;
  /** Trail above the title or facts about the page, in small type. */
  readonly above?: React.ReactNode;
  readonly lead?: React.ReactNode;
  /** Buttons that concern the whole page. */
  readonly actions?: React.ReactNode;
  readonly width?: 'learner' | 'desk' | 'narrow';
};

/** One page: its subject first, then what to do, then proof. */
export function Page({ title, above, lead, actions, width = 'learner', children }: PageProps) {
  return (
    <div className={`jx-page jx-page-${width}`}>
      {above !== undefined && <div className="jx-page-above">{above}</div>}
      <header className="jx-page-head">
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <div className="jx-page-lead">{lead}</div>}
        </div>
        {actions !== undefined && <div className="jx-page-actions jx-no-print">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

export type SheetProps = Children & {
  /** `flush`: rows bring their own padding. */
  readonly padding?: 'normal' | 'flush';
  readonly tone?: 'plain' | 'chosen' | 'counted' | 'review' | 'refused';
  readonly label?: string;
  /** On a phone it spans the screen instead of lying on it. */
  readonly bleed?: boolean;
};

/** White paper with a hairline around it. */
export function Sheet({ padding = 'normal', tone = 'plain', bleed, label, children }: SheetProps) {
  const className = `jx-sheet jx-sheet-${padding} jx-sheet-${tone}${bleed ? ' jx-sheet-bleed' : ''}`;
  return label === undefined ? (
    <div className={className}>{children}</div>
  ) : (
    <section className={className} aria-label={label}>
      {children}
    </section>
  );
}

/** Two columns, one below the other under 1024 px and on paper. `aside`: a narrow second column. */
export function Columns(props: {
  readonly first: React.ReactNode;
  readonly second: React.ReactNode;
  readonly shape?: 'halves' | 'aside';
  /** With a hairline between instead of a gap, for two parts of one sheet. */
  readonly joined?: boolean;
}) {
  const { shape = 'halves', joined = false } = props;
  return (
    <div className={`jx-columns jx-columns-${shape}${joined ? ' jx-columns-joined' : ''}`}>
      <div>{props.first}</div>
      <div>{props.second}</div>
    </div>
  );
}

/** Heading of a part of a page, how many there are, and the way to all of them. */
export function SectionHead(props: {
  readonly title: React.ReactNode;
  readonly count?: React.ReactNode;
  readonly action?: React.ReactNode;
  readonly level?: 2 | 3;
}) {
  const Heading = props.level === 3 ? 'h3' : 'h2';
  return (
    <div className="jx-section-head">
      <Heading>
        {props.title}
        {props.count !== undefined && <span className="jx-section-count"> {props.count}</span>}
      </Heading>
      {props.action}
    </div>
  );
}

/** Facts about a thing, separated by hairlines rather than dots. */
export function MetaLine({ items }: { readonly items: readonly React.ReactNode[] }) {
  return (
    <div className="jx-meta">
      {items.map((item, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the items have no identity but their place
        <span key={index}>{item}</span>
      ))}
    </div>
  );
}

/** A grey or tinted note inside a sheet. */
export function Note(
  props: Children & { icon?: IconName; tone?: 'plain' | 'warning' | 'refused' },
) {
  const { icon, tone = 'plain', children } = props;
  return (
    <div className={`jx-note jx-note-${tone}`}>
      {icon && <Icon name={icon} size={20} />}
      <div>{children}</div>
    </div>
  );
}

export type Fact = {
  readonly id: string;
  readonly name: React.ReactNode;
  readonly value: React.ReactNode;
};

/** Name and value pairs in two columns. `ruled` draws hairlines between them. */
export function Facts({ facts, ruled = false }: { facts: readonly Fact[]; ruled?: boolean }) {
  return (
    <dl className={ruled ? 'jx-facts jx-facts-ruled' : 'jx-facts'}>
      {facts.map((fact) => (
        <div key={fact.id}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Bar of an inner page on a phone: back, title, and one thing on the right. */
export function PhoneBar(props: {
  readonly title: React.ReactNode;
  readonly backLabel: string;
  readonly onBack: () => void;
  readonly aside?: React.ReactNode;
}) {
  return (
    <header className="jx-phone-bar jx-no-print">
      <button type="button" onClick={props.onBack} aria-label={props.backLabel}>
        <Icon name="chevron-left" size={24} />
      </button>
      <span className="jx-phone-bar-title">{props.title}</span>
      <span className="jx-phone-bar-aside">{props.aside}</span>
    </header>
  );
}

/** What stays at the foot of the screen: a live result and the one thing to press. */
export function BottomDock({ children, label }: Children & { readonly label: string }) {
  return (
    <section className="jx-dock jx-no-print" aria-label={label}>
      {children}
    </section>
  );
}

/** On paper at the foot of every page: person, period, rule pack, time. */
export function PrintFoot({ items }: { readonly items: readonly string[] }) {
  return (
    <div className="jx-print-foot jx-only-print">
      <MetaLine items={items} />
    </div>
  );
}

/** A row that leads somewhere, with its arrow at the right. */
export function ListRow(props: Children & { readonly aside?: React.ReactNode }) {
  return (
    <div className="jx-list-row">
      <span>{props.children}</span>
      {props.aside ?? <Icon name="chevron-right" size={20} />}
    </div>
  );
}
