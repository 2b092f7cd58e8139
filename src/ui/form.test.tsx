import { render } from 'preact-render-to-string';
import type { VNode } from 'preact';
import { describe, expect, it } from 'vitest';
import type { FormState } from '../kernel/problem.ts';
import { galleryView } from './gallery-data.ts';
import { Checkbox, CheckboxGroup, DateField, Form, NumberField, RadioGroup, RevisionField, SelectField, TextArea, TextField, useView, ViewContext } from './index.ts';

const show = (element: VNode): string => render(<ViewContext.Provider value={galleryView('de', 'auto')}>{element}</ViewContext.Provider>);
const refused = (values: FormState['values'], field: string): FormState => ({ values, problems: [{ code: 'required', field }] });
const AB = [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }];

describe('a refused form', () => {
  it('still holds what was typed, also what no such field would accept', () => {
    const html = show(
      <Form action="/x" state={refused({ day: '31.02.2026', number: 'zwölf', text: '\nZeile <b>', line: '"x"', place: 'b', kind: 'a', topics: ['a', 'b'] }, 'text')}>
        <DateField name="day" label="Tag" />
        <NumberField name="number" label="Zahl" />
        <TextArea name="text" label="Text" />
        <TextField name="line" label="Zeile" />
        <SelectField name="place" label="Ort" options={AB} />
        <RadioGroup name="kind" legend="Art" options={AB} value="b" />
        <CheckboxGroup name="topics" legend="Themen" options={AB} />
      </Form>,
    );
    expect(html).toMatch(/name="day" type="text" value="31.02.2026"/);
    expect(html).toMatch(/name="number" type="text" inputmode="numeric" value="zwölf"/i);
    expect(html).toContain('>\n\nZeile &lt;b></textarea>');
    expect(html).toContain('value="&quot;x&quot;"');
    expect(html).toContain('<option value="b" selected>');
    expect(html.match(/type="radio" value="a" checked/)).not.toBeNull();
    expect(html.match(/type="checkbox" value="[ab]" checked/g)).toHaveLength(2);
  });

  it('leaves a box empty that the reader emptied, although it began ticked', () => {
    expect(show(<Form action="/x" state={refused({ name: '' }, 'name')}><Checkbox name="ok" label="Ja" checked /></Form>)).not.toContain('checked');
    expect(show(<Form action="/x"><Checkbox name="ok" label="Ja" checked /></Form>)).toContain('checked');
  });

  it('lists its problems by the fields’ labels and links to them', () => {
    const html = show(<Form action="/x" id="f" state={refused({ text: '' }, 'text')}><div><TextArea name="text" label="Ihre Idee" /></div></Form>);
    expect(html).toContain('<a href="#f-text">Ihre Idee: Bitte füllen Sie dieses Feld aus.</a>');
    expect(html).toMatch(/<textarea[^>]*id="f-text"[^>]*aria-invalid="true"[^>]*aria-describedby="f-text-error"/);
  });

  it('knows the labels of fields inside components of a slice', () => {
    const Inner = ({ of }: { of: string }) => <TextField name="town" label={`${of} (${useView().locale})`} />;
    const Parts = () => <><p>Wo?</p><Inner of="Ort" /></>;
    expect(show(<Form action="/x" id="f" state={refused({ town: '' }, 'town')}><Parts /></Form>)).toContain('<a href="#f-town">Ort (de): Bitte füllen Sie dieses Feld aus.</a>');
  });

  it('takes the focus away from the field that had it', () => {
    const field = <TextField name="mail" label="E-Mail" autofocus />;
    expect(show(<Form action="/x">{field}</Form>)).toMatch(/<input[^>]* autofocus/);
    expect(show(<Form action="/x" state={refused({ mail: '' }, 'mail')}>{field}</Form>)).not.toMatch(/<input[^>]* autofocus/);
  });

  it('keeps the revision it was opened with until both texts were shown', () => {
    const after = (code: 'required' | 'stale', field: string): string => show(<Form action="/x" state={{ values: { revision: '3' }, problems: [{ code, field }] }}><RevisionField revision={4} /></Form>);
    expect(show(<Form action="/x"><RevisionField revision={4} /></Form>)).toContain('name="revision" value="4"');
    expect(after('required', 'text')).toContain('name="revision" value="3"');
    expect(after('stale', 'text')).toContain('name="revision" value="4"');
    expect(after('required', 'revision')).toContain('name="revision" value="4"');
  });
});
