export { createRoom, openRoom, setSubject, type Tx as RoomTx } from './commands.ts';
export { translateQuestion } from './interpreting/commands.ts';
export { liveJobs, liveRetention } from './jobs.ts';
export { decide } from './moderating/commands.ts';
export { openPoll, savePoll, showOnScreen, type PollInput } from './preparing/commands.ts';
export { documentedRooms } from './documenting/queries.ts';
export { roomsAt } from './queries.ts';
export { roomsOfProcess } from './process/queries.ts';
export { ask, support, takeAnswer } from './taking/commands.ts';
