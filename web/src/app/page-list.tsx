import { Link } from '@tanstack/react-router';
import { Icon } from '../ui/icon.tsx';
import { Sheet } from '../ui/layout.tsx';
import './page-list.css';

export type ListedPage = { readonly to: string; readonly title: string; readonly lead: string };

/** Pages to go to, each with what is found there. */
export function PageList(props: {
  readonly pages: readonly ListedPage[];
  readonly label?: string;
}) {
  const { pages, label } = props;
  return (
    <Sheet padding="flush" {...(label === undefined ? {} : { label })}>
      <ul className="jx-page-list">
        {pages.map((page) => (
          <li key={page.to}>
            <Link to={page.to}>
              <span>
                <b>{page.title}</b>
                <span className="jx-secondary">{page.lead}</span>
              </span>
              <Icon name="chevron-right" size={20} />
            </Link>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
