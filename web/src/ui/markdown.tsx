import { lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import { createElement, Fragment, useMemo } from 'react';
import './markdown.css';

/**
 * Text written in Markdown, as elements. Only the tokens listed below become anything; markup inside the text stays
 * text, so that no file and no answer of a server can put elements, styles or scripts into a page.
 */
export function Markdown(props: {
  readonly text: string;
  /** Headings begin here: 2 under a page's own title. */
  readonly headingLevel?: 1 | 2 | 3;
}) {
  const { text, headingLevel = 1 } = props;
  const tokens = useMemo(() => lexer(text), [text]);
  return <div className="jx-markdown">{blocks(tokens, headingLevel - 1)}</div>;
}

/** An address that stays inside a heading's own words: `怎样申报？` is `#怎样申报`. */
export function headingId(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

export type Heading = { readonly id: string; readonly text: string };

/** The parts of a text, by its headings of the second level. */
export function partsOf(text: string): readonly Heading[] {
  return lexer(text)
    .flatMap((token) =>
      isKnown(token) && token.type === 'heading' && token.depth === 2
        ? [plainText(token.tokens)]
        : [],
    )
    .map((words) => ({ id: headingId(words), text: words }));
}

function isKnown(token: Token): token is MarkedToken {
  return token.type in BLOCKS || token.type in INLINES;
}

const BLOCKS: Readonly<Record<string, true>> = {
  heading: true,
  paragraph: true,
  list: true,
  table: true,
  blockquote: true,
  code: true,
  hr: true,
};
const INLINES: Readonly<Record<string, true>> = {
  text: true,
  strong: true,
  em: true,
  codespan: true,
  link: true,
  br: true,
  escape: true,
};

function blocks(tokens: readonly Token[], deeper: number): React.ReactNode {
  return tokens.map((token, place) => (
    // oxlint-disable-next-line react/no-array-index-key -- a text that never changes in place
    <Fragment key={place}>{isKnown(token) ? block(token, deeper) : null}</Fragment>
  ));
}

function block(token: MarkedToken, deeper: number): React.ReactNode {
  switch (token.type) {
    case 'heading':
      return createElement(
        `h${Math.min(6, token.depth + deeper)}`,
        { id: headingId(plainText(token.tokens)), tabIndex: -1 },
        inlines(token.tokens),
      );
    case 'paragraph':
      return <p>{inlines(token.tokens)}</p>;
    case 'list':
      return token.ordered ? (
        <ol start={token.start === '' ? 1 : token.start}>{items(token, deeper)}</ol>
      ) : (
        <ul>{items(token, deeper)}</ul>
      );
    case 'table':
      return <Table table={token} />;
    case 'blockquote':
      return <blockquote>{blocks(token.tokens, deeper)}</blockquote>;
    case 'code':
      return (
        <pre>
          <code>{token.text}</code>
        </pre>
      );
    case 'hr':
      return <hr />;
    default:
      return inline(token);
  }
}

function items(list: Tokens.List, deeper: number): React.ReactNode {
  return list.items.map((item, place) => (
    // oxlint-disable-next-line react/no-array-index-key -- a text that never changes in place
    <li key={place}>{blocks(item.tokens, deeper)}</li>
  ));
}

function Table({ table }: { readonly table: Tokens.Table }) {
  const { header, rows } = table;
  return (
    <div className="jx-markdown-table">
      <table>
        <thead>
          <tr>
            {header.map((cell, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- a text that never changes in place
              <th key={place} scope="col">
                {inlines(cell.tokens)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- a text that never changes in place
            <tr key={place}>
              {row.map((cell, column) => (
                // oxlint-disable-next-line react/no-array-index-key -- a text that never changes in place
                <td key={column}>{inlines(cell.tokens)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function inlines(tokens: readonly Token[]): React.ReactNode {
  return tokens.map((token, place) => (
    // oxlint-disable-next-line react/no-array-index-key -- a text that never changes in place
    <Fragment key={place}>{isKnown(token) ? inline(token) : null}</Fragment>
  ));
}

function inline(token: MarkedToken): React.ReactNode {
  switch (token.type) {
    case 'text':
      return 'tokens' in token && token.tokens !== undefined ? inlines(token.tokens) : token.text;
    case 'escape':
      return token.text;
    case 'strong':
      return <b>{inlines(token.tokens)}</b>;
    case 'em':
      return <em>{inlines(token.tokens)}</em>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return isOwnAddress(token.href) ? (
        <a href={token.href}>{inlines(token.tokens)}</a>
      ) : (
        inlines(token.tokens)
      );
    default:
      return null;
  }
}

/** A path of ours, or a place on the same page; "//host" and "/\host" leave the site. */
function isOwnAddress(href: string): boolean {
  return /^(#|\/(?![/\\]))/.test(href);
}

function plainText(tokens: readonly Token[]): string {
  return tokens.map((token) => ('text' in token ? String(token.text) : '')).join('');
}
