import { EMPTY_FORM, type FormState } from '../../../../../kernel/problem.ts';
import { Actions, Button, Checkbox, Form, Page, RadioGroup, RecordList, useText, useView } from '../../../../../ui/index.ts';
import { SaidLink } from '../../../pages/parts.tsx';
import { hrefs } from '../../../urls.ts';
import { carryingHrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { WatchedConcept } from '../queries.ts';

/** For each concept: whether costs are kept, and from when on its measures are watched over. */
export function BaselinePage({ concepts, refused }: { concepts: readonly WatchedConcept[]; refused?: { readonly slug: string; readonly form: FormState } }) {
  const view = useView();
  const t = useText(words);
  return (
    <Page title={t('staff.baseline_title')} lead={t('staff.baseline_lead')} crumbs={[{ label: t('staff.attention'), href: view.href(PATHS.attention) }]} staff>
      <RecordList>
        {concepts.map((c) => (
          <>
            <h2><SaidLink value={c.title} href={view.href(hrefs.measures({ concept: c.slug }))} /></h2>
            <p>{t('staff.baseline_count', { n: c.measures, baseline: c.baseline })}</p>
            <Form action={view.href(carryingHrefs.concept(c.slug))} id={`carrying-${c.slug}`} state={refused?.slug === c.slug ? refused.form : EMPTY_FORM}>
              <RadioGroup name="costs" legend={t('staff.costs_kept')} options={(['off', 'internal', 'public'] as const).map((value) => ({ value, label: t(`staff.costs_kept.${value}`) }))} value={c.costs} />
              {c.baseline > 0 && <Checkbox name="watch" label={t('staff.watch', { n: c.baseline })} hint={t('staff.watch_hint')} optional />}
              <Actions><Button>{t('staff.save')}</Button></Actions>
            </Form>
          </>
        ))}
      </RecordList>
    </Page>
  );
}
