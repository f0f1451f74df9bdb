import { lexer, type Token, type Tokens } from 'marked';
import type { ComponentChildren, ComponentType } from 'preact';

/** How a run of words is drawn: as text, or in a page so that the page can't search it (see card/Words.tsx). */
export type Speak = ComponentType<{ children: string }>;

const Plain: Speak = ({ children }) => <>{children}</>;

/**
 * A note's Markdown as elements. It is parsed by `marked` and drawn token by token, so that nothing in it is ever
 * taken for HTML; an image is its alternative text, and only addresses of the web and of mail are linked.
 */
export function NoteText({ note, speak = Plain }: { note: string; speak?: Speak }) {
  return (
    <div class="note-text" dir="auto">
      {drawn(lexer(note, { gfm: true, breaks: true }), speak)}
    </div>
  );
}

function drawn(tokens: readonly Token[], speak: Speak): ComponentChildren[] {
  return tokens.map((token, i) => <Drawn key={i} token={token} speak={speak} />);
}

function Drawn({ token, speak: Say }: { token: Token; speak: Speak }) {
  const inside = 'tokens' in token && token.tokens ? drawn(token.tokens, Say) : null;
  switch (token.type) {
    case 'space':
    case 'def':
    case 'checkbox':
      return null;
    case 'paragraph':
      return <p>{inside}</p>;
    case 'heading':
      // A note stands somewhere below a heading of its own; its headings are no part of the page's outline.
      return (
        <p>
          <strong>{inside}</strong>
        </p>
      );
    case 'blockquote':
      return <blockquote>{inside}</blockquote>;
    case 'list':
      return <List list={token as Tokens.List} speak={Say} />;
    case 'strong':
      return <strong>{inside}</strong>;
    case 'em':
      return <em>{inside}</em>;
    case 'del':
      return <del>{inside}</del>;
    case 'hr':
      return <hr />;
    case 'br':
      return <br />;
    case 'codespan':
    case 'code':
      return (
        <code>
          <Say>{(token as Tokens.Code).text}</Say>
        </code>
      );
    case 'link':
      return <Link href={(token as Tokens.Link).href}>{inside}</Link>;
    case 'text':
      if (inside) return <>{inside}</>;
      return <Say>{(token as Tokens.Text).text}</Say>;
    case 'image':
    case 'escape':
      return <Say>{(token as Tokens.Image).text}</Say>;
    default:
      return <Say>{token.raw}</Say>;
  }
}

function List({ list, speak }: { list: Tokens.List; speak: Speak }) {
  const items = list.items.map((item, i) => <li key={i}>{drawn(item.tokens, speak)}</li>);
  return list.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

function Link({ href, children }: { href: string; children: ComponentChildren }) {
  if (!/^(?:https?:\/\/|mailto:)/i.test(href)) return <>{children}</>;
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
