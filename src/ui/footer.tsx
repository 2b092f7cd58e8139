import { Kept } from './kept.tsx';
import { FooterEdge } from './thread-line.tsx';
import { useText, useView } from './view.ts';
import { words } from './words.ts';

/** Who answers for the site, and the pages the law and easy reading ask for. */
export function Footer() {
  return <Kept of={useView().site} name="footer">{() => <Foot />}</Kept>;
}

function Foot() {
  const view = useView();
  const t = useText(words);
  return (
    <footer class="mt-footer">
      <FooterEdge />
      <div class="mt-wrap mt-footer__inner">
        <p class="mt-footer__brand">
          <strong>{view.site.name}</strong>
          <span>{view.site.region}</span>
          <small>{t('footer_claim')}</small>
        </p>
        {view.site.footer.length > 0 && (
          <nav aria-label={t('nav_footer')}>
            <ul>
              {view.site.footer.map((item) => <li><a href={item.href} aria-current={item.current === true ? 'page' : undefined}>{item.label}</a></li>)}
            </ul>
          </nav>
        )}
      </div>
    </footer>
  );
}
