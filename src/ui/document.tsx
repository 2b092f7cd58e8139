import { createContext, h, type ComponentChildren, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { render } from 'preact-render-to-string';
import { useView, ViewContext, type View } from './view.ts';

/** Filled while the page is rendered: which browser scripts it needs. */
export const IslandsContext = createContext<Set<string> | null>(null);

interface IslandProps {
  /** File name of the island without ending; the element is `mt-<name>`, the script `<name>.js`. */
  readonly name: string;
  readonly children?: ComponentChildren;
  /** Attributes of the element: strings, numbers and booleans. */
  readonly [attribute: string]: unknown;
}

/**
 * A custom element that enhances what is inside it; without script its children are all there is.
 * @example <Island name="ballot" dots={5}>…</Island>
 */
export function Island({ name, children, ...attributes }: IslandProps) {
  useContext(IslandsContext)?.add(name);
  return h(`mt-${name}`, { class: 'mt-island', ...(attributes as Record<string, string>) }, children);
}

/** Last in the body: by then every island of the page has said that it is there. */
export function IslandScripts() {
  const view = useView();
  const names = useContext(IslandsContext);
  return <>{[...(names ?? [])].toSorted().map((name) => <script type="module" src={view.asset(`${name}.js`)} />)}</>;
}

/** A part of a page by itself, and which browser scripts it needs. */
export function renderPart(part: VNode, view: View): { html: string; islands: ReadonlySet<string> } {
  const islands = new Set<string>();
  const html = render(
    <ViewContext.Provider value={view}>
      <IslandsContext.Provider value={islands}>{part}</IslandsContext.Provider>
    </ViewContext.Provider>,
  );
  return { html, islands };
}

/** A whole HTML document from an element that renders {@link Page}. */
export function renderDocument(page: VNode, view: View): string {
  return `<!doctype html>\n${renderPart(page, view).html}`;
}
