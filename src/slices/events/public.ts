export { createEvent, publishEvent, saveSeries, type EventInput } from './commands.ts';
export { registrationHolder } from './held/commands.ts';
export { eventJobs, eventRetention } from './jobs.ts';
export { whenText } from './pages/parts.tsx';
export { addSpeaker, saveRound, saveSession } from './programme/commands.ts';
export { register } from './registering/commands.ts';
export { eventHeads, eventsOfProcess, upcomingEvents, waitingFor, type EventHead } from './waiting/queries.ts';
export { eventById, type Event } from './queries.ts';
export { eventHref } from './urls.ts';
