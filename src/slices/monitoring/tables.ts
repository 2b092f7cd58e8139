import type { Database } from '../../platform/database/types.ts';

export type MonitoringTables = Pick<Database, 'indicator' | 'indicator_series' | 'statistical_area' | 'observation_source' | 'observation' | 'observation_before' | 'figure' | 'statistics_columns' | 'observed_need' | 'observed_need_measure' | 'observed_need_goal'>;
