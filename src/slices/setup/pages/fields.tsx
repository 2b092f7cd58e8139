import { LOCALES, localeName } from '../../../kernel/locale.ts';
import { CheckboxGroup, TextArea, TextField, useText } from '../../../ui/index.ts';
import { MODULES } from '../../instance/public.ts';
import { words } from '../words.ts';

/** Initial values of fields by name: what was typed before, or what is stored. */
export type Values = Readonly<Record<string, string | readonly string[]>>;
const one = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
};
const many = (values: Values, name: string): readonly string[] | undefined => {
  const value = values[name];
  return typeof value === 'string' ? [value] : value;
};

export function RegionFields({ values }: { values: Values }) {
  const t = useText(words);
  return (
    <>
      <TextField name="region_name" label={t('staff.region.name')} hint={t('staff.region.name_hint')} value={one(values, 'region_name')} />
      <TextField name="site_name" label={t('staff.region.site')} hint={t('staff.region.site_hint')} value={one(values, 'site_name')} width="medium" />
    </>
  );
}

export function LanguageFields({ values }: { values: Values }) {
  const t = useText(words);
  const options = LOCALES.map((locale) => ({ value: locale, label: localeName(locale), lang: locale, ...(locale === 'de' ? { hint: t('staff.languages.always') } : {}) }));
  return <CheckboxGroup name="languages" legend={t('staff.languages.legend')} options={options} value={many(values, 'languages') ?? LOCALES} optional />;
}

export function ModuleFields({ values }: { values: Values }) {
  const t = useText(words);
  const options = MODULES.map((module) => ({ value: module, label: t(`staff.module.${module}`), hint: t(`staff.module.${module}_hint`) }));
  return <CheckboxGroup name="modules" legend={t('staff.modules.legend')} options={options} value={many(values, 'modules') ?? MODULES} optional />;
}

export function AdministratorFields({ values }: { values: Values }) {
  const t = useText(words);
  return (
    <>
      <TextField name="name" label={t('staff.administrator.name')} value={one(values, 'name')} autocomplete="name" width="medium" />
      <TextField name="email" label={t('staff.administrator.email')} type="email" value={one(values, 'email')} autocomplete="email" width="medium" />
    </>
  );
}

export function ContactFields({ values }: { values: Values }) {
  const t = useText(words);
  const v = (name: string): string => one(values, name);
  return (
    <>
      <h2>{t('staff.contact.imprint')}</h2>
      <TextField name="operator" label={t('staff.contact.operator')} hint={t('staff.contact.operator_hint')} value={v('operator')} autocomplete="organization" />
      <TextField name="represented_by" label={t('staff.contact.represented_by')} hint={t('staff.contact.represented_by_hint')} value={v('represented_by')} />
      <TextArea name="address" label={t('staff.contact.address')} rows={3} value={v('address')} />
      <TextField name="phone" label={t('staff.contact.phone')} type="tel" value={v('phone')} width="medium" />
      <TextField name="email" label={t('staff.contact.email')} type="email" value={v('email')} width="medium" />
      <TextField name="content_responsible" label={t('staff.contact.content_responsible')} value={v('content_responsible')} optional />
      <TextArea name="supervisory" label={t('staff.contact.supervisory')} rows={2} value={v('supervisory')} optional />
      <TextField name="vat_id" label={t('staff.contact.vat_id')} value={v('vat_id')} width="short" optional />
      <h2>{t('staff.contact.privacy')}</h2>
      <TextField name="dp_unit" label={t('staff.contact.dp_unit')} hint={t('staff.contact.dp_unit_hint')} value={v('dp_unit')} />
      <TextField name="dp_email" label={t('staff.contact.dp_email')} type="email" value={v('dp_email')} width="medium" />
      <TextArea name="dpo_contact" label={t('staff.contact.dpo_contact')} hint={t('staff.contact.dpo_contact_hint')} rows={3} value={v('dpo_contact')} />
      <h2>{t('staff.contact.access')}</h2>
      <TextField name="accessibility_email" label={t('staff.contact.accessibility_email')} type="email" value={v('accessibility_email')} width="medium" />
      <TextField name="accessibility_phone" label={t('staff.contact.accessibility_phone')} type="tel" value={v('accessibility_phone')} width="medium" optional />
      <TextField name="security_contact" label={t('staff.contact.security_contact')} hint={t('staff.contact.security_hint')} type="email" value={v('security_contact')} width="medium" optional />
    </>
  );
}
