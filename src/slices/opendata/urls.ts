/** Where open data is described: for people, and as a catalogue for portals. */
export const PATHS = { page: '/data', turtle: '/catalog.ttl', jsonld: '/catalog.jsonld' } as const;
