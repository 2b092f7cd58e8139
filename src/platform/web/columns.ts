import { z } from 'zod';
import type { CsvValue } from './csv.ts';

type Row = Readonly<Record<string, CsvValue>>;
type Schema = boolean | z.core.JSONSchema.BaseSchema;

/** A row as every list writes it: what the item is called and where it lives first, then what the list says about it. */
export function rowOf(item: unknown, own: Row): Row {
  const { id, slug, url } = item as Row;
  return { id, slug, url, ...own };
}

/**
 * The columns of a list, also of one that is empty: the keys of the row that an item without any content would give. Taken from the
 * schema instead of the first row, so that a table has the same columns whatever was filtered.
 */
export function columnsOf<Item extends z.ZodType>(item: Item, csv: (item: z.infer<Item>) => Row): string[] {
  const blank = blankOf(z.toJSONSchema(item, { io: 'output', unrepresentable: 'any' }));
  return Object.keys(rowOf(blank, csv(blank as z.infer<Item>)));
}

function blankOf(schema: Schema): unknown {
  if (typeof schema === 'boolean') return null;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.type === 'object') return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, value]) => [name, blankOf(value)]));
  if (schema.type === 'array') return [];
  if (schema.type === 'string') return '';
  if (schema.type === 'boolean') return false;
  return schema.type === 'number' || schema.type === 'integer' ? 0 : null;
}
