import type { Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { mayModerate, readableRoom } from '../policy.ts';
import { currentState, versionFor } from '../streaming/routes.tsx';
import { PATHS } from '../urls.ts';
import { ScreenPage } from './pages/screen.tsx';

export function mountShowing(site: Site): void {
  site.page(PATHS.screen, async (c) => {
    const room = await readableRoom(c);
    if (room.state === 'open') c.set('secret', true);
    const state = await currentState(c, room);
    return html(c, <ScreenPage state={state} version={versionFor(c, state, 'screen')} steered={mayModerate(c.get('actor'), room) && room.state === 'open'} />);
  });
}
