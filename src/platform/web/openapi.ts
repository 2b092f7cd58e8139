import { z } from 'zod';
import { PAGING, PORTIONS, type Declaration } from './site.ts';

/** OpenAPI 3.1 of all declared resources, from the same Zod schemas that make their data. */
export function openApiOf(declarations: readonly Declaration[], info: { title: string; version: string; url: string }): Record<string, unknown> {
  const paths: Record<string, unknown> = {};
  for (const declared of declarations) {
    const path = declared.path.replace(/:(\w+)/g, '{$1}');
    const item = jsonSchema(declared.item, 'output');
    const list = declared.kind === 'list';
    const parameters = [...pathParameters(path), ...(list ? queryParameters({ ...PAGING, ...declared.filters }) : [])];
    paths[`${path}.json`] = { get: operation(declared, parameters, 'application/json', list ? listOf(item) : item) };
    if (declared.lines === true) paths[`${path}.csv`] = { get: operation(declared, [...parameters, ...queryParameters(PORTIONS)], 'text/csv', { type: 'string' }) };
    if (list) paths[`${path}.csv`] = { get: operation(declared, parameters, 'text/csv', { type: 'string' }) };
  }
  return { openapi: '3.1.0', info: { title: info.title, version: info.version, license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } }, servers: [{ url: info.url }], paths, components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'session' } } } };
}

function operation(declared: Declaration, parameters: unknown[], type: string, schema: unknown): Record<string, unknown> {
  return {
    summary: declared.summary,
    parameters,
    ...(declared.staff ? { security: [{ session: [] }] } : {}),
    responses: {
      200: { description: declared.summary, content: { [type]: { schema } } },
      ...(declared.kind === 'list' || declared.lines === true ? { 400: { description: 'A parameter cannot be read.' } } : {}),
      ...(declared.staff ? { 401: { description: 'Only for people who are signed in.' }, 403: { description: 'Not for this role.' } } : {}),
      404: { description: 'There is nothing here, or nothing public.' },
    },
  };
}

function pathParameters(path: string): unknown[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((m) => ({ name: m[1], in: 'path', required: true, schema: { type: 'string' } }));
}

function queryParameters(shape: z.ZodRawShape): unknown[] {
  const schema = jsonSchema(z.object(shape), 'input') as { properties?: Record<string, unknown> };
  return Object.entries(schema.properties ?? {}).map(([name, value]) => ({ name, in: 'query', required: false, schema: value }));
}

function listOf(item: unknown): Record<string, unknown> {
  const properties = { items: { type: 'array', items: item }, total: { type: 'integer' }, page: { type: 'integer' }, pageSize: { type: 'integer' }, next: { type: ['string', 'null'] } };
  return { type: 'object', properties, required: Object.keys(properties) };
}

function jsonSchema(type: z.ZodType, io: 'input' | 'output'): unknown {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Record<string, unknown>;
  return schema;
}
