export { roomsOfProcess } from './process/queries.ts';
export { createRoom, openRoom } from './commands.ts';
export { liveJobs, liveRetention } from './jobs.ts';
export { openPoll, savePoll, type PollInput } from './preparing/commands.ts';
