import { system } from '../src/kernel/actor.ts';
import { localized, type Localized } from '../src/kernel/localized.ts';
import { valueOf } from '../src/kernel/problem.ts';
import type { Db } from '../src/platform/database/types.ts';
import { write } from '../src/platform/database/write.ts';
import { saveBody, saveItem, saveResolution, saveSitting, setResolved, type BodyInput } from '../src/slices/bodies/public.ts';
import facts from './data/bodies.json' with { type: 'json' };

const actor = system('demo');
type Texts = { readonly de: string } & Readonly<Record<string, string>>;
const said = (text: Texts): Localized => localized(text.de, 'de', text);

/** The bodies that the sources of 2011 and 2016 name, with the sittings and resolutions that they date. Nothing else is known of them, and nothing is made up. */
export async function loadBodies(db: Db, recommendations: readonly { readonly id: string; readonly number: number }[]): Promise<void> {
  await write(db, async (tx) => {
    const bodies = new Map<string, string>();
    const sittings = new Map<string, string>();
    for (const { slug, kind, name, purpose, decides, openSittings, source, sittings: days, ...more } of facts.bodies) {
      const { id } = valueOf(await saveBody(tx, actor, { slug, kind: kind as BodyInput['kind'], name: said(name), purpose: said(purpose), decides, openSittings, source, statedSittings: 'statedSittings' in more ? (more.statedSittings ?? null) : null }));
      bodies.set(slug, id);
      for (const { day, state, place, agenda } of days) {
        // What is in the source was public by then.
        const sitting = valueOf(await saveSitting(tx, actor, id, { day, state: state as 'held' | 'planned', place, dispatchedOn: day, source }));
        sittings.set(`${slug} ${day}`, sitting.id);
        for (const [i, title] of agenda.entries()) valueOf(await saveItem(tx, actor, sitting.id, { position: i + 1, title: said(title), public: true }));
      }
    }
    for (const { body, slug, day, title, wording, note, reportUnit, source, topFive } of facts.resolutions) {
      const input = { slug, bodyId: bodies.get(body) ?? '', sittingId: sittings.get(`${body} ${day}`) ?? null, decidedOn: day, title: said(title), wording: said(wording), note: said(note), outcome: 'unknown' as const, reportDuty: reportUnit !== null, reportUnit, source };
      const { id } = valueOf(await saveResolution(tx, actor, input));
      const carried = (topFive as readonly number[]).flatMap((n) => recommendations.find((r) => r.number === n)?.id ?? []);
      if (carried.length > 0) valueOf(await setResolved(tx, actor, id, carried));
    }
  });
}
