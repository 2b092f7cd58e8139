import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { SPOKEN } from '../schema.ts';

const wishes = {
  places: field.int(1, 100),
  name: field.line(120),
  email: field.optionalEmail(),
  phone: field.optionalLine(40),
  names: field.optionalText(2_000),
  interpreting: field.optionalChoice(SPOKEN),
  child_care: field.optionalInt(0, 50),
  wheelchair: field.checkbox(),
  sign_language: field.checkbox(),
  note: field.optionalText(500),
};

/** Fields `round_<id>` hold the chosen sessions; they are read beside the schema, because every event has its own. */
export const RegisterForm = z.object({ ...wishes, token: field.optionalLine(60) });
export const ChangeForm = z.object({ ...wishes, revision: field.int(1, 1_000_000_000) });
export const SureForm = z.object({ sure: field.checkbox() });
