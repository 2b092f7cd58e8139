export { endFollowing } from './commands.ts';
export { followerHolder } from './held/commands.ts';
export { followingJobs, followingRetention } from './jobs.ts';
export { FollowLink } from './pages/pages.tsx';
export type { Step, StepSource } from './rules.ts';
export type { FollowerTables } from './tables.ts';
