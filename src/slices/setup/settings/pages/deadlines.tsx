import { daysIn } from '../../../../kernel/period.ts';
import type { RetentionClass } from '../../../../platform/retention.ts';
import { Actions, Button, Form, NumberField, RevisionField, useText, useView } from '../../../../ui/index.ts';
import { PATHS } from '../../urls.ts';
import type { Deadline } from '../../schema.ts';
import { words } from '../../words.ts';
import { Frame, type SettingsProps } from './settings.tsx';

/** Periods that the operator may set, each with what goes by it. */
export function deadlinesIn(retention: readonly RetentionClass[]): readonly { readonly setting: Deadline; readonly classes: readonly RetentionClass[] }[] {
  const set = retention.filter((c) => c.setting !== undefined);
  return [...Map.groupBy(set, (c) => c.setting?.key ?? '').values()].map((classes) => ({ setting: classes[0]?.setting as Deadline, classes }));
}

/** How long what people leave behind is kept, where the operator has a choice. */
export function DeadlinesPage({ instance, form, saved, retention }: SettingsProps & { readonly retention: readonly RetentionClass[] }) {
  const t = useText(words);
  const view = useView();
  const lang = view.locale === 'de' ? 'de' : 'en';
  return (
    <Frame title={t('staff.settings.deadlines')} path={PATHS.deadlines} saved={saved}>
      <p>{t('staff.deadlines.lead')}</p>
      <Form action={view.href(PATHS.deadlines)} {...(form === undefined ? {} : { state: form })}>
        <RevisionField revision={instance.version} />
        {deadlinesIn(retention).map(({ setting, classes }) => (
          <NumberField
            name={setting.key} label={t('staff.deadlines.days', { what: classes.map((c) => c.text[lang].name).join('; ') })} hint={t('staff.deadlines.usual', { n: classes[0]?.days ?? 0, now: daysIn(classes[0] as RetentionClass, instance.settings) })}
            value={instance.settings[setting.key] === '' || instance.settings[setting.key] === undefined ? undefined : Number(instance.settings[setting.key])} min={setting.least} max={setting.most} optional
          />
        ))}
        <Actions><Button>{t('staff.save')}</Button></Actions>
      </Form>
    </Frame>
  );
}
