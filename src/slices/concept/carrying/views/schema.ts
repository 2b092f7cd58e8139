import { z } from 'zod';
import { field } from '../../../../platform/web/forms.ts';

export const ViewForm = z.object({
  title: field.line(100),
  /** The address as the reader has it, or its part behind the question mark. */
  query: field.optionalLine(1_000),
  department: field.optionalId(),
  public: field.checkbox(),
});
