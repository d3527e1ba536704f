import { Fragment, type ReactNode } from 'react';

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'paragraph'; readonly text: string };

/** The little Markdown that our consent texts are written in: headings, lists, paragraphs. */
export function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const part of markdown.split(/\n{2,}/)) {
    const lines = part.split('\n').filter((line) => line.trim() !== '');
    const [first] = lines;
    if (first === undefined) continue;
    const heading = /^(#{1,2}) (.+)$/.exec(first);
    if (heading) {
      blocks.push({
        kind: 'heading',
        level: heading[1] === '#' ? 1 : 2,
        text: heading[2] ?? '',
      });
      if (lines.length > 1) blocks.push({ kind: 'paragraph', text: lines.slice(1).join(' ') });
    } else if (first.startsWith('- ')) {
      blocks.push({ kind: 'list', items: itemsOf(lines) });
    } else {
      blocks.push({ kind: 'paragraph', text: lines.join(' ') });
    }
  }
  return blocks;
}

/** A line that does not begin an item goes on with the one before. */
function itemsOf(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    const item = /^- (.+)$/.exec(line)?.[1];
    if (item !== undefined) items.push(item);
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return items;
}

export function ConsentText({ markdown }: { readonly markdown: string }) {
  return blocksOf(markdown).map((block, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- a text's blocks never move
    <Fragment key={index}>{drawn(block)}</Fragment>
  ));
}

function drawn(block: Block): ReactNode {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>;
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{bold(item)}</li>
          ))}
        </ul>
      );
    case 'paragraph':
      return <p>{bold(block.text)}</p>;
  }
}

function bold(text: string): ReactNode {
  return text.split('**').map((piece, index) => {
    // oxlint-disable-next-line react/no-array-index-key -- pieces of one sentence never move
    return index % 2 === 1 ? <b key={index}>{piece}</b> : piece;
  });
}
