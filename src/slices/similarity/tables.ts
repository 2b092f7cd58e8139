import type { Database } from '../../platform/database/types.ts';

export type SimilarityTables = Pick<Database, 'similarity_text' | 'similarity_feature' | 'similarity_pair'>;
