import { LineChart, type LineChartProps } from '../../../../../ui/charts/line-chart.tsx';
import { DotChart, type DotChartProps } from '../../../../../ui/charts/dot-chart.tsx';
import { langTag } from '../../../../../kernel/locale.ts';
import { SourceNote, useText, useView } from '../../../../../ui/index.ts';
import { words as shared } from '../../../words.ts';
import { words } from '../../words.ts';

export interface EmbedPageProps {
  readonly name: string;
  readonly message: string;
  readonly invented: boolean;
  readonly sources: readonly string[];
  /** The whole page, with host. */
  readonly href: string;
  readonly line: LineChartProps | null;
  readonly dots: DotChartProps | null;
}

/** One chart for somebody else's page: no menu, no script, nothing that follows readers. */
export function EmbedPage({ name, message, invented, sources, href, line, dots }: EmbedPageProps) {
  const t = useText(words);
  const s = useText(shared);
  const view = useView();
  return (
    <html lang={langTag(view.locale)} dir={view.dir}>
      <head>
        <meta charset="utf-8" />
        <title>{name}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="stylesheet" href={view.asset('app.css')} />
        <link rel="stylesheet" href={view.asset('charts.css')} />
      </head>
      <body>
        <main class="mt-wrap mt-flow">
          <h1>{name}</h1>
          {invented && <p><strong>{s('invented')}</strong></p>}
          {line !== null && <LineChart {...line} />}
          {dots !== null && <><DotChart {...dots} /><p>{message}</p></>}
          {line === null && dots === null && <p>{s('values.none.title')}</p>}
          {sources.map((source) => <SourceNote source={source} />)}
          <p><a href={href} target="_blank" rel="noopener">{t('embed.more', { site: view.site.name })}</a></p>
        </main>
      </body>
    </html>
  );
}
